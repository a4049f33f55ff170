"""The reading room as a server."""

import getpass
import secrets
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from standoff.errors import ServeError
from standoff.web.safety import LOCAL_HOSTS, Safety

_LOCAL = ("localhost", "127.0.0.1", "::1")


def serve(record: Path, host: str, port: int, token: str | None, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        record: the file.
        host: name or address to listen at.
        port: 0 for any that is free.
        token: that readers must show, or `None`.
        ready: told the address once the server listens.

    Raises:
        ServeError: the packages of the extra `web` are missing, or the port is taken.
        StoreError: the record cannot be opened.
    """
    try:
        import uvicorn

        from standoff.web.app import create_app
    except ModuleNotFoundError as error:
        raise ServeError(
            f"the reading room needs {error.name}; install it with: pip install 'standoff[web]'"
        ) from error

    hosts = LOCAL_HOSTS if host in _LOCAL else ()
    app = create_app(record, Safety(secret=secrets.token_hex(32), token=token, hosts=hosts), _now, _whoever())
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{listening.getsockname()[1]}/")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        ServeError: the port is taken, or the host is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise ServeError(
            f"cannot listen at {host}, port {port}: {error.strerror or error}; choose another by --port"
        ) from error


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _whoever() -> str:
    """The name of the user who serves, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reader"
