"""`standoff serve`: the reading room."""

from importlib.util import find_spec
from pathlib import Path

import click

from standoff.cli.options import record_option

_LOCAL = ("localhost", "127.0.0.1", "::1")

_NEEDED = ("fastapi", "starlette", "uvicorn", "python_multipart", "altair", "vl_convert")


@click.command("serve", short_help="Open the record in a browser, beside the words it rests on.")
@record_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="0 takes any that is free."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Another than this machine needs --token.")
@click.option("--token", metavar="WORD", envvar="STANDOFF_TOKEN", help="Readers must show it; 16 characters or more.")
def command(record: Path, port: int, host: str, token: str | None) -> None:
    """Serve the record as pages on this machine, until interrupted.

    With --host and --token readers elsewhere open the address once with ?token=WORD. The connection is not
    encrypted: put a server that does TLS in front where the network is not yours.
    """
    from standoff.errors import ServeError

    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise ServeError(f"the reading room needs {', '.join(missing)}; run: pip install 'standoff[web]'")
    from standoff.web.serving import serve

    if host not in _LOCAL and token is None:
        raise click.UsageError(f"--host {host} would open the record to everybody there: give a --token too")
    if token is not None and len(token) < 16:
        raise click.UsageError("--token is too short to keep anybody out: give 16 characters or more")
    serve(record, host, port, token, lambda address: click.echo(f"reading room of {record} at {address} (Ctrl-C ends)"))
