"""A report line by line, each with the records that begin in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.brief.wording import Names
from standoff.model import Document, Record
from standoff.web.highlight import EVIDENCE, Part, Segment, cut_at_borders, parts_of
from standoff.web.leaves import Leaf, Wanted
from standoff.web.telling import Entry, entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words between two borders, as the page shows them.

    Attributes:
        start: first character, in code points.
        text: the words.
        kinds: of the records on them, outermost first: a line each.
        roles: kind and role of those that are more than evidence, such as "statement-cue".
        records: places of the records on them, in the list of the page.
        chosen: whether the record that the address points at lies on them.
        pointed: whether the stretch that the address points at lies on them.
    """

    start: int
    text: str
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    records: tuple[int, ...]
    chosen: bool
    pointed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the text.

    Attributes:
        start: its first character, in code points.
        pieces: its words.
        entries: the records whose main evidence begins in it.
        places: their places in the list of the page.
    """

    start: int
    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]
    places: tuple[int, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen."""
        return not any(piece.text.strip() for piece in self.pieces)


def paragraphs(
    document: Document, records: Sequence[Record], leaf: Leaf, wanted: Wanted, names: Names
) -> tuple[Paragraph, ...]:
    """The lines of a leaf; `records` are all of the document in order of the text."""
    parts = [part for place, record in enumerate(records) for part in parts_of(record, place)]
    segments = cut_at_borders(_within(parts, leaf) + _pointed(wanted), leaf.start, leaf.end)
    places = [place for place, r in enumerate(records) if leaf.start <= r.evidence[0].start < leaf.end]
    found = []
    cursor = 0
    for start, end, own in _lines(document.text, leaf, segments):
        mine = []
        while cursor < len(places) and records[places[cursor]].evidence[0].start < end:
            mine.append(places[cursor])
            cursor += 1
        found.append(
            Paragraph(
                start=start,
                pieces=tuple(_piece(document.text, segment, records, wanted) for segment in own),
                entries=tuple(entry(records[place], names, document.published) for place in mine),
                places=tuple(mine),
            )
        )
    return tuple(p for p in found if not p.blank or p.entries)


def _within(parts: Sequence[Part], leaf: Leaf) -> list[Part]:
    return [part for part in parts if part.start < leaf.end and leaf.start < part.end]


_POINTED = -1


def _pointed(wanted: Wanted) -> list[Part]:
    return [] if wanted.words is None else [Part(*wanted.words, "pointed", _POINTED)]


def _lines(text: str, leaf: Leaf, segments: list[Segment]) -> Iterator[tuple[int, int, list[Segment]]]:
    """Start and end of each line, with its segments cut at line breaks; the break belongs to the line before."""
    start, own = leaf.start, list[Segment]()
    for segment in segments:
        here = segment.start
        while here < segment.end:
            stop = text.find("\n", here, segment.end)
            there = segment.end if stop < 0 else stop
            if here < there:
                own.append(Segment(here, there, segment.parts))
            if stop < 0:
                break
            yield start, stop + 1, own
            here = start = stop + 1
            own = []
    if own:
        yield start, leaf.end, own


def _piece(text: str, segment: Segment, records: Sequence[Record], wanted: Wanted) -> Piece:
    own = [part for part in segment.parts if part.record != _POINTED]
    kinds = dict.fromkeys(records[part.record].kind for part in own)
    roles = dict.fromkeys(f"{records[part.record].kind}-{part.role}" for part in own if part.role != EVIDENCE)
    chosen = wanted.record is not None and any(records[part.record].id == wanted.record.id for part in own)
    return Piece(
        start=segment.start,
        text=text[segment.start : segment.end],
        kinds=tuple(sorted(kinds)),
        roles=tuple(sorted(roles)),
        records=tuple(dict.fromkeys(part.record for part in own)),
        chosen=chosen,
        pointed=len(own) < len(segment.parts),
    )
