"""The stages, in their order. A later, better finder of a layer takes the place of the one here."""

from standoff.annotate.amounts import AMOUNTS, find_amounts
from standoff.annotate.encoder import READING, find_reading
from standoff.annotate.layout import LAYOUT, find_layout
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES, find_parties
from standoff.annotate.quotes import QUOTES, find_quotes
from standoff.annotate.times import TIMES, find_times
from standoff.extract.conditionals import CONDITIONALS, find_conditionals
from standoff.extract.events import EVENTS, find_events
from standoff.extract.meetings import MEETINGS, find_meetings
from standoff.extract.outlooks import OUTLOOKS, find_outlooks
from standoff.extract.positions import POSITIONS, find_positions
from standoff.extract.quantities import QUANTITIES, find_quantities
from standoff.extract.statements import STATEMENTS, find_statements
from standoff.model import Reader
from standoff.pipeline.stage import Stage

STAGES: tuple[Stage, ...] = (
    Stage(gives=LAYOUT, needs=(PARSE,), find=find_layout),
    Stage(gives=QUOTES, needs=(PARSE,), find=find_quotes),
    Stage(gives=PARTIES, needs=(PARSE, LAYOUT), find=find_parties),
    Stage(gives=TIMES, needs=(PARSE, LAYOUT), find=find_times),
    Stage(gives=AMOUNTS, needs=(PARSE, TIMES), find=find_amounts),
    Stage(gives=STATEMENTS, needs=(PARSE, LAYOUT, QUOTES, TIMES, PARTIES), find=find_statements),
    Stage(gives=EVENTS, needs=(PARSE, LAYOUT, QUOTES, TIMES, PARTIES, STATEMENTS), find=find_events),
    Stage(gives=CONDITIONALS, needs=(PARSE, LAYOUT, PARTIES, STATEMENTS), find=find_conditionals),
    Stage(gives=POSITIONS, needs=(PARSE, LAYOUT, TIMES, PARTIES, STATEMENTS, CONDITIONALS), find=find_positions),
    Stage(gives=MEETINGS, needs=(PARSE, LAYOUT, PARTIES, TIMES, STATEMENTS), find=find_meetings),
    Stage(gives=QUANTITIES, needs=(PARSE, AMOUNTS, PARTIES, STATEMENTS), find=find_quantities),
    Stage(gives=OUTLOOKS, needs=(PARSE, LAYOUT, PARTIES, TIMES, STATEMENTS, CONDITIONALS), find=find_outlooks),
)
"""What finds records by grammar and word lists alone."""

_READING = Stage(gives=READING, needs=(PARSE,), find=find_reading)


def stages_of(reader: Reader) -> tuple[Stage, ...]:
    """The stages for a reader; the encoder reads before all others."""
    return STAGES if reader is Reader.RULES else (_READING, *STAGES)
