"""The frozen nouns of the record, one file a noun; `codec` is the only place that knows JSON."""

from standoff.model.conditional import Conditional, ConditionalType
from standoff.model.document import Document, document_id
from standoff.model.event import Event, EventType, Status
from standoff.model.meeting import Meeting, MeetingFormat, MeetingState
from standoff.model.outlook import Outlook, Probability
from standoff.model.party import Party, PartyKind
from standoff.model.position import CONDITION_NOTE, PASSING_NOTE, Position, Stance
from standoff.model.quantity import Quantity
from standoff.model.reader import Reader
from standoff.model.record import Coder, Record, record_id
from standoff.model.span import Span
from standoff.model.statement import Cue, CueClass, Form, Statement
from standoff.model.time import Time, TimeType
from standoff.model.timex import TimeRecord

AnyRecord = Statement | Event | Position | Meeting | Conditional | Quantity | Outlook | TimeRecord

__all__ = [
    "AnyRecord",
    "CONDITION_NOTE",
    "PASSING_NOTE",
    "Coder",
    "Conditional",
    "ConditionalType",
    "Cue",
    "CueClass",
    "Document",
    "Event",
    "EventType",
    "Form",
    "Meeting",
    "MeetingFormat",
    "MeetingState",
    "Outlook",
    "Party",
    "PartyKind",
    "Position",
    "Probability",
    "Quantity",
    "Reader",
    "Record",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "Time",
    "TimeRecord",
    "TimeType",
    "document_id",
    "record_id",
]
