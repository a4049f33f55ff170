"""Rooms for the tests: an application of a record, and one that is served at an address of this machine."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standoff.web.app import create_app
from standoff.web.safety import Safety

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def clock() -> datetime:
    """It is always noon."""
    return NOW


def room_of(path: Path, **safety: Any) -> Any:
    """The application on a record."""
    return create_app(path, Safety(secret="for tests", **safety), clock, "tester")


@contextmanager
def served(path: Path, **safety: Any) -> Iterator[str]:
    """The room of a record at an address of this machine."""
    with serving(room_of(path, **safety)) as address:
        yield address


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address of this machine at which an application is served in a thread."""
    import uvicorn

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=30)
