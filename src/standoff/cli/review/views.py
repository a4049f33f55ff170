"""An entry on the terminal, for those who judge it."""

from collections.abc import Sequence

import click

from standoff.analyze.marks import sentence_around
from standoff.cli.listing import Listing
from standoff.cli.output import on_one_line
from standoff.cli.tables import Shape
from standoff.export.cells import mark
from standoff.model import Document, Record, Span
from standoff.model.amend import parties_in
from standoff.model.review import label_of, words_of
from standoff.model.revise import LINKS
from standoff.run.review.spell import NOTHING, differences, spell, told
from standoff.store import Doubtful, Standing, Store

_LONGEST = 600
_WAITING = ("id", "entry", "doubt", "why", "confidence", "doc", "start", "end", "words")


def write_entry(store: Store, standing: Standing, heading: str) -> None:
    """The heading, the report, the sentence with the evidence in brackets, and the fields."""
    record = standing.record
    stored = store.document(record.doc)
    click.echo(on_one_line(heading))
    if stored is not None:
        document = stored.document
        click.echo(on_one_line(" | ".join(filter(None, _source(document, record)))))
        for span in record.evidence:
            click.echo(f"  {marked(document, span)}")
    write_fields(store, standing)


def write_fields(store: Store, standing: Standing) -> None:
    """The fields that say something as they can be written, and the coder's where they are shown otherwise."""
    record, coder = standing.record, standing.coder
    rows = [(name, value) for name, value in spell(record) if name != "evidence" and value not in (NOTHING, "no")]
    wide = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        click.echo(f"  {name.ljust(wide)} = {on_one_line(value + _linked(store, name, value))}")
    if coder is None:
        click.echo(f"  added by {on_one_line(record.coder.name)}")
        return
    for name, said, _ in differences(coder, record):
        click.echo(f"  coder: {on_one_line(f'{name} = {said}')}")
    found = "" if standing.found else "; it no longer finds this"
    click.echo(f"  coder's confidence {coder.confidence:.2f}{found}")


def _linked(store: Store, name: str, value: str) -> str:
    """Whose words a link leads to, and which."""
    linked = store.record(value) if name in LINKS else None
    if linked is None:
        return ""
    who = next((f"{party.name or party.text}: " for _, party in parties_in(linked)), "")
    return f" ({who}“{words_of(linked)}”)"


def tell_reviews(store: Store, record_id: str) -> list[str]:
    """What reviewers decided about a record, the earliest first, and what the coder says otherwise."""
    standing = store.reviews.standing(record_id)
    if standing is None or not standing.decisions:
        return []
    lines = []
    for one in store.reviews.some(standing.decisions):
        why = f": {one.signed.why}" if one.signed.why else ""
        lines.append(f"decision {one.number} by {one.signed.by}, {one.signed.at.date()}{why}: {told(one)}")
    if standing.coder is not None:
        lines.extend(f"coder: {name} = {said}" for name, said, _ in differences(standing.coder, standing.record))
        found = "" if standing.found else "; it no longer finds this"
        lines.append(f"coder's confidence {standing.coder.confidence:.2f}{found}")
    return lines


def marked(document: Document, span: Span) -> str:
    """The sentence around words, these in double brackets, made safe for a terminal."""
    text = document.text
    around = sentence_around(text, span.start, span.end)
    first, last = max(around.start, span.start - _LONGEST), min(around.end, span.end + _LONGEST)
    before, after = text[first : span.start], text[span.end : last]
    opening, closing = "…" if first > around.start else "", "…" if last < around.end else ""
    return on_one_line(f"{opening}{before}[[{span.text}]]{after}{closing}")


def headline(record: Record) -> str:
    """What sort of entry it is: `event ASSAULT`."""
    return " ".join(filter(None, (record.kind, label_of(record))))


def waiting_listing(found: Sequence[Doubtful]) -> Listing[Doubtful]:
    """What waits, as a list."""

    def row(one: Doubtful) -> tuple[str, ...]:
        return (f"{one.doubt:.2f}", ", ".join(one.why), headline(one.record), words_of(one.record), mark(one.record))

    shape = Shape(("doubt", "why", "entry", "words", "where"), ("why", "words"))
    return Listing(found, shape, row, _line, _WAITING, lambda one: {"kind": "waiting"} | _line(one))


def _line(one: Doubtful) -> dict[str, object]:
    span = one.record.evidence[0]
    return {
        "id": one.record.id,
        "entry": headline(one.record),
        "doubt": one.doubt,
        "why": [why.value for why in one.why],
        "confidence": one.record.confidence,
        "doc": one.record.doc,
        "start": span.start,
        "end": span.end,
        "words": words_of(one.record),
    }


def _source(document: Document, record: Record) -> tuple[str, ...]:
    published = str(document.published) if document.published else "no day"
    return (published, document.publisher or "", document.title or document.source or "", mark(record))
