"""`standoff query`: SQL over a folder that `standoff run` made."""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from standoff.cli.exits import DONE

_SHOWN = 1_000


@click.command("query", short_help="Ask a folder of Parquet with SQL.")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR")
@click.argument("sql", metavar="SQL")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
def command(folder: Path, sql: str, form: str) -> int:
    """Ask the folder DIR, which standoff run made, with SQL (DuckDB).

    There are the views documents, texts, statements, events, positions, meetings, conditionals, quantities, outlooks,
    failures and copies; DESCRIBE events tells the columns of one. Nothing else can be read, and nothing changed.
    """
    from standoff.export.separated import write_separated
    from standoff.store.folder import ask_folder

    with ask_folder(folder, sql) as table:
        columns = _told_apart(table.columns)
        rows: Iterator[dict[str, Any]] = (dict(zip(columns, row, strict=True)) for row in table.rows)
        if form == "jsonl":
            _print_lines(rows)
        elif form == "table":
            _print_table(columns, rows)
        else:
            flat = ({name: _flat(value) for name, value in row.items()} for row in rows)
            write_separated(flat, columns, sys.stdout, tabs=form == "tsv")
    return DONE


def _told_apart(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns, those that repeat another with a number."""
    seen: Counter[str] = Counter()
    found = []
    for name in columns:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(found)


def _print_lines(rows: "Iterator[dict[str, Any]]") -> None:
    import msgspec

    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")


def _print_table(columns: tuple[str, ...], rows: "Iterator[dict[str, Any]]") -> None:
    from standoff.cli.output import print_table

    shown = list(islice(rows, _SHOWN + 1))
    cells = [["" if row[name] is None else str(_flat(row[name])) for name in columns] for row in shown[:_SHOWN]]
    print_table(columns, cells, columns)
    if len(shown) > _SHOWN:
        click.echo(f"standoff: only the first {_SHOWN:,} rows; --format csv or jsonl has all", err=True)


def _flat(value: object) -> object:
    """A cell: structures as JSON."""
    import msgspec

    return msgspec.json.encode(value).decode() if isinstance(value, dict | list) else value
