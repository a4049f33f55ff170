"""Who decides, and why: the options that all decisions about issues share."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from standoff.model.decision import Signature

F = TypeVar("F", bound=Callable[..., Any])


def signing_options(command: F) -> F:
    """Adds --by and --why."""
    command = click.option("--why", metavar="TEXT", help="Why; kept with the decision.")(command)
    return click.option("--by", metavar="NAME", help="Who decides; your login name unless given.")(command)


def signature(by: str | None, why: str | None) -> "Signature":
    """The user's signature, with the time of now.

    Raises:
        click.UsageError: no name is given and the system knows none.
    """
    from standoff.model.decision import Signature

    name = " ".join((by if by is not None else _login_name()).split())
    if not name:
        raise click.UsageError("a decision needs a name: give one by --by")
    return Signature(by=name, at=datetime.now(UTC).replace(microsecond=0), why=" ".join((why or "").split()) or None)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise click.UsageError("the system knows no login name: give a name by --by") from error
