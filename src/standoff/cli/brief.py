"""`standoff brief`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.options import Day, as_of_option, reading_option

if TYPE_CHECKING:
    from standoff.brief import Brief
    from standoff.store import Store

FORMATS = ("text", "md", "html", "json")


@click.command("brief", short_help="Write the brief that answers the desk's questions.")
@reading_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="text unless --output ends in .md, .html or .json.")
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="Two sides: RUS, Russia, NATO. By default those between which the dispute lies.",
)
@click.option("--since", type=Day(), metavar="DAY", help="What is new is what was published from this day on.")
@as_of_option
@click.option(
    "--reports",
    type=click.IntRange(min=1),
    metavar="N",
    help="Made from the latest N reports at most; 300 unless given.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to this file.")
@click.option("--no-notes", is_flag=True, help="Text only: leave out the words that the lines rest on.")
def command(
    record: Path,
    form: str | None,
    between: tuple[str, str] | None,
    since: date | None,
    as_of: date | None,
    reports: int | None,
    output: Path | None,
    no_notes: bool,
) -> None:
    """Write the brief: did anyone move, where each side stands, what is new, what is next.

    Every line carries the numbers of notes that lead to report, characters and words. A brief is made from
    the latest 300 reports, with --between from the latest 300 that concern the two sides where the record
    has more; its head says of how many, and --reports takes more.
    """
    from standoff.brief.reading import MOST_REPORTS
    from standoff.cli.opening import open_asked
    from standoff.store import Filter

    asked_of = Filter(between=between, as_of=as_of)
    with open_asked(record, asked_of, latest=reports or MOST_REPORTS) as store, store.snapshot():
        brief = _brief(store, between, since, as_of, reports)
    asked = form or _form_of(output)
    if output is None:
        _print(brief, asked, not no_notes)
    else:
        _write(output, _render(brief, asked, not no_notes))


def _write(output: Path, page: str) -> None:
    """Write the page.

    Raises:
        click.FileError: the file cannot be written.
    """
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(output), error.strerror) from error


def _form_of(output: Path | None) -> str:
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    return {"md": "md", "markdown": "md", "html": "html", "htm": "html", "json": "json"}.get(suffix, "text")


def _brief(
    store: "Store", between: tuple[str, str] | None, since: date | None, as_of: date | None, most: int | None
) -> "Brief":
    from standoff.analyze.happenings import rulings_of
    from standoff.brief import Options, build_brief
    from standoff.brief.reading import MOST_REPORTS, read_material
    from standoff.lexicon import load_lexicon

    pair = _pair(store, between) if between else None
    asked = Options(between=pair, since=since, as_of=as_of)
    found = read_material(store, asked, most or MOST_REPORTS)
    return build_brief(
        found.records,
        found.documents,
        load_lexicon(),
        found.options,
        store.decisions(),
        store.copies(),
        rulings_of(store.reviews.tellings()),
    )


def _pair(store: "Store", between: tuple[str, str]) -> tuple[str, str]:
    """The ids of the two sides.

    Raises:
        QueryError: they are one, or nobody in the record is called so.
    """
    from standoff.errors import QueryError

    first, second = _side(store, between[0]), _side(store, between[1])
    if first == second:
        raise QueryError(f"{between[0]!r} and {between[1]!r} are one side, {first}; --between takes two")
    return first, second


def _side(store: "Store", asked: str) -> str:
    """The id of the side that the user calls `asked`.

    Raises:
        QueryError: nobody in the record is called so.
    """
    from standoff.analyze.sides import side_of
    from standoff.errors import QueryError
    from standoff.store.called import called

    for party in store.parties_called(called(store, asked)):
        side = side_of(party)
        if side is not None:
            return side
    raise QueryError(f"no side of this record is called {asked!r}; see: standoff list parties")


def _print(brief: "Brief", form: str, notes: bool) -> None:
    """To standard output: in colours on a terminal, else as it would be written to a file."""
    from standoff.cli.output import console

    terminal = console(sys.stdout)
    if form == "text" and terminal.is_terminal:
        from standoff.brief.render_text import print_text

        print_text(brief, terminal, notes)
    else:
        click.echo(_render(brief, form, notes), nl=False)


def _render(brief: "Brief", form: str, notes: bool) -> str:
    if form == "md":
        from standoff.brief.render_markdown import render_markdown

        return render_markdown(brief)
    if form == "html":
        from standoff.brief.charts import can_draw
        from standoff.brief.render_html import render_html

        if not can_draw():
            click.echo("standoff: charts were left out; to have them: pip install 'standoff[web]'", err=True)
        return render_html(brief)
    if form == "json":
        from standoff.brief.render_json import render_json

        return render_json(brief)
    from standoff.brief.render_text import render_text

    return render_text(brief, notes=notes)
