"""From records to a brief."""

from collections.abc import Iterable, Mapping, Sequence

from standoff.analyze.happenings import NO_RULINGS, Rulings
from standoff.brief.desk import Desk, Options, set_up, sources
from standoff.brief.page import Brief
from standoff.brief.sections.acts import acts, contested
from standoff.brief.sections.bottom_line import bottom_line
from standoff.brief.sections.conditionals import conditionals
from standoff.brief.sections.fresh import fresh
from standoff.brief.sections.intensity import intensity, weeks_between_sides
from standoff.brief.sections.meetings import meetings
from standoff.brief.sections.numbers import numbers
from standoff.brief.sections.outlooks import outlooks
from standoff.brief.sections.positions import positions
from standoff.brief.sections.support import support, unknown
from standoff.brief.sections.voices import voices
from standoff.lexicon import Lexicon
from standoff.model import Document, Record
from standoff.model.decision import Decision

SECTIONS = (
    bottom_line,
    positions,
    fresh,
    meetings,
    conditionals,
    acts,
    contested,
    numbers,
    outlooks,
    intensity,
    voices,
    support,
)
"""In the order in which a reader wants them."""


def build_brief(
    records: Sequence[Record],
    documents: Iterable[Document],
    lexicon: Lexicon,
    options: Options | None = None,
    decisions: Iterable[Decision] = (),
    copies: Mapping[str, str] | None = None,
    rulings: Rulings = NO_RULINGS,
) -> Brief:
    """The brief that answers the questions of DESIGN.md, section 1.

    Args:
        records: of all documents, of every kind but "time".
        documents: the documents.
        lexicon: the words of the analysis and the names of countries.
        options: what the reader wants.
        decisions: what users decided about issues.
        copies: of documents that are copies, the id of the document whose copies they are.
        rulings: what reviewers said about which tellings are one.
    """
    return write_brief(set_up(records, documents, lexicon, options or Options(), decisions, copies, rulings))


def write_brief(desk: Desk) -> Brief:
    """The brief of what lies on `desk`, whose notebook is still empty."""
    sections = tuple(section(desk) for section in SECTIONS)
    dates = [d.published for d in desk.documents if d.published is not None]
    return Brief(
        title=_title(desk),
        sides=desk.sides,
        first=min(dates, default=None),
        last=max(dates, default=None),
        since=desk.options.since,
        as_of=desk.options.as_of,
        unplaced=desk.options.unplaced,
        reports=len(desk.documents),
        of_reports=desk.options.of_reports,
        copies=sum(document.id in desk.holdings.copies for document in desk.documents),
        records=len(desk.records),
        coders=tuple(sorted({f"{r.coder.name} {r.coder.version}, lexicon {r.coder.lexicon}" for r in desk.records})),
        sections=sections,
        unknown=unknown(desk),
        notes=desk.notebook.notes(),
        weeks=weeks_between_sides(desk),
        sources=sources(desk),
    )


def _title(desk: Desk) -> str:
    if not desk.sides:
        return "No sides found"
    return " and ".join(desk.names.side(side) for side in desk.sides)
