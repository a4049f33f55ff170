"""The entries that are compared with gold, and how the comparison is printed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
import msgspec

from standoff.cli.output import on_one_line, print_table
from standoff.errors import GoldError, QueryError
from standoff.model import Document, Record
from standoff.model.codec import DEFAULT_KINDS, decode
from standoff.score import Agreement, GoldReport, KindAgreement
from standoff.store import Filter, Store, open_store

_HEADERS = ("kind", "gold", "found", "recall", "told", "precision", "F1", "fields right")
Pairs = list[tuple[GoldReport, list[Record]]]


def from_record(reports: Sequence[GoldReport], path: Path) -> Pairs:
    """What a record shows of the articles.

    Raises:
        QueryError: it does not hold one of them.
    """
    with open_store(path) as store:
        pairs = []
        for report in reports:
            asked = Filter(document=_held(store, report))
            pairs.append((report, [found for kind in DEFAULT_KINDS for found in store.records(kind, asked)]))
    return pairs


def from_lines(reports: Sequence[GoldReport], path: Path) -> Pairs:
    """What a file of JSON Lines says of the articles, by the ids of their texts.

    Raises:
        CodecError: a line is no record.
        GoldError: it says nothing of any of the articles.
    """
    lines = [line for line in path.read_bytes().splitlines() if line.strip()]
    found = [decode(line) for line in lines if msgspec.json.decode(line, type=_Head).kind != "document"]
    pairs = [(report, [record for record in found if record.doc == report.doc]) for report in reports]
    if not any(records for _, records in pairs):
        raise GoldError(f"{path}: none of its {len(found)} entries is about one of the articles")
    return pairs


def coded(reports: Sequence[GoldReport], model: str | None, reader: str) -> Pairs:
    """What the coder finds in the articles now.

    Raises:
        GoldError: a day of publication is none.
    """
    from standoff.cli.setup import make_bench

    documents = [_document(report) for report in reports]
    return [
        (report, list(done.records))
        for report, done in zip(reports, make_bench(model, reader).coder.code(documents), strict=True)
    ]


def write_table(total: Agreement, *, misses: bool) -> None:
    """A row for each kind that gold has, and the sum of facts."""
    rows = [_row(name, kind) for name, kind in total.kinds.items() if kind.gold]
    if rows:
        print_table(_HEADERS, rows, ("fields right",))
    if total.forbidden:
        click.echo(f"told although gold says it must not be: {total.alarms} of {total.forbidden}")
    for miss in total.misses if misses else ():
        click.echo(on_one_line(f"miss: {miss.report} | {miss.kind} | {miss.what} | {miss.has}"))
    click.echo(f"facts: {total.right} of {total.asked} = {_percent(total.facts)}")


def write_json(total: Agreement) -> None:
    """All of it on one line."""
    kinds = {
        name: {
            "gold": kind.gold,
            "found": kind.found,
            "asked": kind.asked,
            "right": kind.right,
            "told": kind.told,
            "sound": kind.sound,
            "recall": kind.recall,
            "precision": kind.precision,
            "f1": kind.f1,
            "fields": {field: list(pair) for field, pair in kind.fields.items()},
        }
        for name, kind in total.kinds.items()
    }
    misses = [{"report": m.report, "kind": m.kind, "what": m.what, "has": m.has} for m in total.misses]
    plain = {
        "facts": total.facts,
        "right": total.right,
        "asked": total.asked,
        "forbidden": total.forbidden,
        "false_alarms": total.alarms,
        "kinds": kinds,
        "misses": misses,
    }
    click.echo(msgspec.json.encode(plain).decode())


def _held(store: Store, report: GoldReport) -> str:
    """The id of an article in a record: that of its text, or of the text before names in it were erased.

    Raises:
        QueryError: the record does not hold it.
    """
    for id_ in (report.doc, report.name):
        stored = store.document(id_)
        if stored is not None and stored.document.text == report.text:
            return id_
    raise QueryError(
        f"{store.path} does not hold the article of {report.name} (document {report.doc}); add it by: "
        f"standoff add ARTICLE -d {store.path}"
    )


class _Head(msgspec.Struct):
    kind: str


def _document(report: GoldReport) -> Document:
    published = report.gold.published
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as error:
        raise GoldError(f"{report.name}: published is {published!r}, not a day as YYYY-MM-DD") from error
    return Document(id=report.doc, text=report.text, published=day, language="en")


def _row(name: str, kind: KindAgreement) -> tuple[str, ...]:
    fields = ", ".join(f"{field} {right}/{of}" for field, (right, of) in kind.fields.items())
    numbers = (str(kind.gold), str(kind.found), _percent(kind.recall), str(kind.told))
    return (name, *numbers, _percent(kind.precision), _percent(kind.f1), fields)


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f}%"
