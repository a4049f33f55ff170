"""`standoff doctor`: what is installed, and whether it works."""

from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE, FAILED
from standoff.cli.options import model_option

if TYPE_CHECKING:
    from standoff.cli.checks import Check


@click.command("doctor", short_help="Say what is installed and whether it works.")
@model_option
def command(model: str | None) -> int:
    """Say what is installed and whether it works; exit with 1 if something is broken."""
    from standoff.cli.checks import checks

    broken = 0
    for check in checks(model):
        broken += not check.works
        click.echo(_line(check))
    click.echo("all works" if not broken else f"{broken} broken")
    return FAILED if broken else DONE


def _line(check: "Check") -> str:
    from standoff.cli.output import on_one_line

    return f"{'ok    ' if check.works else 'BROKEN'}  {check.subject:<12}  {on_one_line(check.found)}"
