"""A web server on this machine for tests: it does as told, and counts what it is asked."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar


@dataclass
class Reply:
    """What the server answers.

    Attributes:
        body: sent whole, or piece by piece.
        status: of HTTP.
        headers: beside the length, which is told unless `measured` is false.
        pause: real seconds between two pieces.
    """

    body: bytes | list[bytes] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    measured: bool = True
    pause: float = 0.0


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    path: str
    headers: dict[str, str]
    host: str


Answer = Reply | Callable[[Request], Reply]


class Site:
    """A server's pages, and what was asked of it."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self.at_once = 0
        self.most_at_once = 0
        self.port = 0
        self._lock = threading.Lock()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def asked(self, path: str | None = None) -> int:
        """How often a page was asked for; without one, how often any but robots.txt was."""
        return sum(one.path == path if path else one.path != "/robots.txt" for one in self.requests)

    def paths(self) -> list[str]:
        """What was asked, in order."""
        return [request.path for request in self.requests]

    def begin(self, request: Request) -> Reply:
        """Count a request; its answer."""
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.requests.append(request)
        answer = self.pages.get(request.path, Reply(status=404))
        return answer(request) if callable(answer) else answer

    def end(self) -> None:
        """A request has been answered."""
        with self._lock:
            self.at_once -= 1


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a port of its own, in a thread."""
    site = Site()

    class Handler(_Handler):
        pass

    Handler.site = site
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


Script = Callable[[socket.socket], object]


@contextmanager
def saying(script: Script, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """A server that knows no HTTP: to each request but those for robots.txt it says what `script` sends; its port.

    Args:
        script: is given the connection.
        context: of TLS, or `None` for none.
    """
    listening = socket.create_server(("127.0.0.1", 0))

    def answer(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            spoken = context.wrap_socket(connection, server_side=True) if context else connection
            with spoken:
                request = b""
                while b"\r\n\r\n" not in request and (piece := spoken.recv(65_536)):
                    request += piece
                if b" /robots.txt " in request:
                    spoken.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                else:
                    script(spoken)

    def listen() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    site: ClassVar[Site]

    def do_GET(self) -> None:
        request = Request(self.path, {k.lower(): v for k, v in self.headers.items()}, self.headers["Host"])
        reply = self.site.begin(request)
        try:
            self._send(reply)
        except OSError:
            self.close_connection = True  # the client has gone

    def _send(self, reply: Reply) -> None:
        pieces = reply.body if isinstance(reply.body, list) else [reply.body]
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.measured:
            self.send_header("Content-Length", str(sum(map(len, pieces))))
        self.end_headers()
        try:
            for piece in pieces[:-1]:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(reply.pause)
        finally:
            self.site.end()  # before the last piece: the client may ask again as soon as it has that
        self.wfile.write(pieces[-1])

    def log_message(self, format: str, *args: object) -> None:
        pass


class HandClock:
    """A clock that moves only when somebody sleeps by it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.slept: list[float] = []
        self.begin = self.time

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)

    @property
    def passed(self) -> float:
        """The seconds since it was made."""
        return (self.time - self.begin).total_seconds()
