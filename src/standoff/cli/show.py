"""`standoff show`: the words behind a mark."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import reading_option

if TYPE_CHECKING:
    from standoff.model import Document, Record, Span
    from standoff.store import Earlier, Store

_PLACE = re.compile(r"([0-9a-f]{4,16})(?::(\d+)-(\d+))?")
_AROUND = 300


@click.command("show", short_help="Show the words that a mark or an id leads to.")
@click.argument("mark")
@reading_option
def command(mark: str, record: Path) -> int:
    """Show what MARK leads to, in its surroundings.

    MARK is what tables print under "where" (the beginning of a document's id, first character, end:
    3c3c3f94:525-561), the id of a record, or the id of a document, which is shown whole. What the coder said
    before of a record is told below it; of an event or meeting also where else it is told, on whose word, who denies
    it, and what changed.
    """
    from standoff.cli.opening import open_asked
    from standoff.store import Filter

    match = _PLACE.fullmatch(mark.strip().lower())
    if match is None:
        raise click.UsageError(f"{mark!r} is no mark and no id; a mark looks like 3c3c3f94:525-561")
    with open_asked(record, Filter(), mark=match[1]) as store:
        found = None if match[2] else store.record(match[1])
        before = [] if match[2] else store.history(record_id=match[1])
        if found is not None or before:
            _show_record(store, found, before)
        else:
            _show_place(store, match[1], (int(match[2]), int(match[3])) if match[2] else None)
    return DONE


def _show_record(store: "Store", now: "Record | None", before: "Sequence[Earlier]") -> None:
    """The record as it is now, or else was last, and what was said of it before."""
    import msgspec

    from standoff.cli.happenings.showing import tell_happening
    from standoff.cli.list import TOLD_TOGETHER
    from standoff.cli.output import on_one_line
    from standoff.cli.past import tell_history
    from standoff.cli.review.views import tell_reviews
    from standoff.model.codec import encode

    record = now or before[-1].record

    stored = store.document(record.doc)
    if stored is not None:
        _head(stored.document)
        for span in record.evidence:
            _passage(stored.document, span)
    if now is None:
        click.echo("The coder does not find this any more. It last said:")
    click.echo(msgspec.json.format(encode(record), indent=2).decode())
    for place, line in enumerate(tell_reviews(store, record.id)):
        click.echo(("\nReviewed:\n" if place == 0 else "") + on_one_line(f"- {line}"))
    if now is not None and now.kind in TOLD_TOGETHER:
        for place, line in enumerate(tell_happening(store, now)):
            click.echo(("\n" if place == 0 else "") + on_one_line(line))
    if before:
        click.echo("\nBefore:")
        for line in tell_history(now, before):
            click.echo(on_one_line(f"- {line}"))


def _show_place(store: "Store", document_id: str, place: tuple[int, int] | None) -> None:
    from standoff.cli.output import on_one_line
    from standoff.errors import QueryError
    from standoff.model import Span
    from standoff.store import Filter

    documents = list(store.documents(Filter(document=document_id, limit=2)))
    if len(documents) != 1:
        what = "no document or record" if not documents else "more than one document"
        raise QueryError(
            f"{what} of {store.path} has an id that begins with {document_id}; see: standoff list documents"
        )
    (document,) = documents
    if place is not None and not 0 <= place[0] < place[1] <= document.characters:
        raise QueryError(f"{document.id} has {document.characters:,} characters: {place[0]}-{place[1]} is not in it")
    _head(document)
    if place is not None:
        _passage(document, Span.of(document.text, *place))
        return
    for line in document.text.splitlines():
        click.echo(on_one_line(line))


def _head(document: "Document") -> None:
    """Title, day, source and id."""
    from standoff.cli.output import on_one_line

    published = f"published {document.published}" if document.published else "day of publication unknown"
    parts = (document.title or "no title", published, document.source or "", document.id)
    click.echo(on_one_line(" | ".join(part for part in parts if part)) + "\n")


def _passage(document: "Document", span: "Span") -> None:
    """The words in brackets, with what stands around them."""
    from standoff.cli.output import on_one_line

    first, last = max(0, span.start - _AROUND), min(document.characters, span.end + _AROUND)
    before, after = document.text[first : span.start], document.text[span.end : last]
    opening, closing = "…" if first else "", "…" if last < document.characters else ""
    click.echo(on_one_line(f"{opening}{before}[[{span.text}]]{after}{closing}") + "\n")
