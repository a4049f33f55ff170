"""The command `standoff`: its group of commands, and what becomes of errors."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from standoff import __version__
from standoff.cli.exits import FAILED, INTERRUPTED, PIPE_CLOSED, USAGE
from standoff.cli.lazy import LazyGroup, ReaderGone
from standoff.errors import QueryError, StandoffError

COMMANDS = {
    "code": "standoff.cli.code",
    "add": "standoff.cli.add",
    "watch": "standoff.cli.watch",
    "brief": "standoff.cli.brief",
    "list": "standoff.cli.list",
    "issues": "standoff.cli.issues.group",
    "review": "standoff.cli.review.group",
    "erase": "standoff.cli.erase.group",
    "score": "standoff.cli.score",
    "search": "standoff.cli.search",
    "show": "standoff.cli.show",
    "serve": "standoff.cli.serve",
    "export": "standoff.cli.export",
    "import": "standoff.cli.import_",
    "run": "standoff.cli.run",
    "query": "standoff.cli.query",
    "schema": "standoff.cli.schema",
    "doctor": "standoff.cli.doctor",
}
"""Where each command lives; its module has the command as `command`."""

_COLLECTED_AFTER = (50_000, 20, 20)
"""Objects after which Python looks for cycles: records are many objects without any, and Python's own 700 cost a
quarter of the time of a long list."""


@click.command(
    cls=LazyGroup,
    places=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 something failed and standard error says what; 2 the command was not understood; "
    "130 interrupted; 141 nobody read the output to its end.",
)
@click.version_option(__version__, "--version", prog_name="standoff")
def group() -> None:
    """Read news reporting on an international crisis and keep the record of it.

    Who said what, who did what to whom, who demands, offers, refuses and threatens, and whether anyone
    moved. Every entry points at the words that say so.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code; see docs/exit-codes.md."""
    code = run(arguments)
    gc.freeze()  # what is left goes with the process: nothing is gained by looking through it once more
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. Errors become one line on standard error."""
    _let_everything_be_printed()
    gc.set_threshold(*_COLLECTED_AFTER)
    try:
        code = group.main(args=arguments, prog_name="standoff", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE if isinstance(error, click.UsageError) else FAILED
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted; what was finished is kept", INTERRUPTED)
    except QueryError as error:
        return _complain(str(error), USAGE)
    except StandoffError as error:
        return _complain(str(error), FAILED)
    except (ReaderGone, BrokenPipeError):
        _give_up_output()
        return PIPE_CLOSED
    except OSError as error:
        _give_up_output()
        return _complain(f"{error.filename or 'output'}: {error.strerror or error}", FAILED)
    finally:
        gc.enable()
    return code if isinstance(code, int) else 0


def _let_everything_be_printed() -> None:
    """Piped output is UTF-8; on a terminal, characters that its encoding lacks become question marks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _complain(message: str, code: int) -> int:
    from standoff.cli.output import on_one_line

    click.echo(f"standoff: {on_one_line(message)}", err=True)
    return code


def _give_up_output() -> None:
    """Let what is left of the output go nowhere, so that Python's own exit is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
