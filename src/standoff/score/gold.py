"""Gold: what a report says by a careful reader's word, as `gold.json` beside `article.txt`.

Every `has` is a verbatim piece of the article. A value may be a list: any of them will do. `null` means that the field
must be empty, where it is not said otherwise below; a field that is left out is not asked for.
"""

from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from standoff.errors import GoldError
from standoff.model import Span, document_id

One = str | None
Any_ = One | list[One] | UnsetType
"""A value, or several of which any will do."""

GOLD_FILE = "gold.json"
ARTICLE_FILE = "article.txt"


class Row(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What all rows have; `optional` ones may be found or not."""

    has: str
    optional: bool = False


class StatementRow(Row, kw_only=True):
    """Somebody says something; of sector and country, null is not asked for."""

    speaker: Any_ = UNSET
    name: Any_ = UNSET
    country: Any_ = UNSET
    sector: Any_ = UNSET
    anonymous: bool | UnsetType = UNSET
    form: str | list[str]
    date: Any_ = UNSET


class EventRow(Row, kw_only=True):
    """Somebody does something; of source, target and date, null is not asked for."""

    type: str | list[str]
    source: Any_ = UNSET
    target: Any_ = UNSET
    status: str | list[str]
    date: Any_ = UNSET


class NotEventRow(Row, kw_only=True):
    """What must not be told as an event of this type and status."""

    type: str
    status: str
    why: str | None = None


class Answer(msgspec.Struct, kw_only=True):
    """The position that answers another one."""

    by: str | list[str]
    stance: str


class PositionRow(Row, kw_only=True):
    """One side's stand; null is not asked for."""

    actor: Any_ = UNSET
    toward: Any_ = UNSET
    stance: str | list[str]
    answer: Answer | UnsetType = UNSET


class MeetingRow(Row, kw_only=True):
    """Talks, visits, calls; of date, null is not asked for."""

    participants: list[str]
    date: Any_ = UNSET


class QuantityRow(Row, kw_only=True):
    """A count; null is not asked for, but for the value."""

    value: float | None
    bound: Any_ = UNSET
    unit: Any_ = UNSET
    actor: Any_ = UNSET
    place: Any_ = UNSET


class ConditionalRow(Row, kw_only=True):
    """If X, then Y; null is not asked for."""

    actor: Any_ = UNSET
    condition: Any_ = UNSET
    kind: Any_ = UNSET


class OutlookRow(Row, kw_only=True):
    """What somebody expects; of horizon and hedge, null is not asked for."""

    speaker: Any_ = UNSET
    horizon: Any_ = UNSET
    hedge: Any_ = UNSET


class Gold(msgspec.Struct, kw_only=True):
    """The file; what else stands in it is passed over."""

    doc: str = ARTICLE_FILE
    published: str | None = None
    note: str | None = None
    statements: list[StatementRow] = []
    events: list[EventRow] = []
    not_events: list[NotEventRow] = []
    positions: list[PositionRow] = []
    meetings: list[MeetingRow] = []
    quantities: list[QuantityRow] = []
    conditionals: list[ConditionalRow] = []
    outlooks: list[OutlookRow] = []
    headings: list[str] = []


KINDS = ("statements", "events", "positions", "meetings", "quantities", "conditionals", "outlooks")
"""The lists of rows that records must agree with, and of what is asked for in each."""


class GoldReport(msgspec.Struct, frozen=True, kw_only=True):
    """An article and its gold.

    Attributes:
        name: of the folder.
        text: of the article, as it stands in the file.
        gold: what is to be found in it.
    """

    name: str
    text: str
    gold: Gold

    @property
    def doc(self) -> str:
        """Id of the article as a document."""
        return document_id(self.text)

    def place(self, row: Row) -> Span:
        """Where a row's words stand first."""
        start = self.text.index(row.has)
        return Span(start, start + len(row.has), row.has)


def read_gold(path: Path) -> list[GoldReport]:
    """The gold in a folder (with `gold.json` in it), or in each of its folders, by name.

    Raises:
        GoldError: there is none, it cannot be read, is not of this form, or quotes what is not in its article.
    """
    folder = path.parent if path.name == GOLD_FILE else path
    if (folder / GOLD_FILE).is_file():
        return [_report(folder)]
    folders = sorted(one for one in folder.iterdir() if (one / GOLD_FILE).is_file()) if folder.is_dir() else []
    if not folders:
        raise GoldError(f"{path}: no {GOLD_FILE} here or in a folder below; see docs/review.md for its form")
    return [_report(one) for one in folders]


def _report(folder: Path) -> GoldReport:
    file = folder / GOLD_FILE
    try:
        gold = msgspec.json.decode(file.read_bytes(), type=Gold)
        text = (folder / gold.doc).read_bytes().decode("utf-8")
    except msgspec.MsgspecError as error:
        raise GoldError(f"{file}: not gold: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file}: its article cannot be read: {error}") from error
    report = GoldReport(name=folder.name, text=text, gold=gold)
    for kind in (*KINDS, "not_events"):
        for place, row in enumerate(getattr(gold, kind)):
            if not row.has or row.has not in text:
                raise GoldError(f"{file}: {kind}[{place}]: {row.has!r} is not in {gold.doc}")
    return report
