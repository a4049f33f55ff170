"""`standoff search`: full text."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import as_of_option, reading_option

if TYPE_CHECKING:
    from standoff.store import Hit


@click.command("search", short_help="Find words in the reports.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@reading_option
@as_of_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def command(words: tuple[str, ...], record: Path, as_of: date | None, limit: int, form: str) -> int:
    """Find the reports in which all WORDS stand, in any form of the word; a phrase goes in quotation marks.

    Each report is shown with the first place, and with the number of entries that rest on it.
    """
    from standoff.cli.as_of import tell
    from standoff.cli.opening import open_asked
    from standoff.store import Filter

    phrases = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    asked = Filter(as_of=as_of)
    with open_asked(record, asked, words=_beginnings(words)) as store:
        tell(store, as_of)
        hits = store.search(phrases, limit, asked)
        if not hits:
            known = f"{store.count('document', asked):,} documents of {record}"
            click.echo(f"standoff: none of the {known} has all of: {phrases}", err=True)
    _write(hits, form)
    return DONE


def _beginnings(words: tuple[str, ...]) -> list[str]:
    """What stands in a text with any form of the words."""
    import re

    found = re.findall(r"\w+", " ".join(words))
    return [word[: max(3, len(word) // 2)] for word in found]


def _write(hits: "list[Hit]", form: str) -> None:
    import msgspec

    from standoff.cli.output import print_table
    from standoff.export.cells import MARK_DIGITS

    if form == "jsonl":
        for hit in hits:
            click.echo(msgspec.json.encode(hit).decode())
    elif hits:
        rows = [
            (
                f"{hit.document[:MARK_DIGITS]}:{hit.match.start}-{hit.match.end}",
                hit.title or "",
                hit.passage.text,
                str(len(hit.records)),
            )
            for hit in hits
        ]
        print_table(("where", "title", "words", "entries"), rows, ("title", "words"))
