"""One request and its answer, under limits of time and size."""

import errno
import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import urllib3.exceptions
from urllib3.response import BaseHTTPResponse

from standoff.errors import FetchError
from standoff.ingest.web.address import target_of
from standoff.ingest.web.connect import Opener, Proxy, Watchdog, connection_through, connection_to
from standoff.ingest.web.limits import Limits
from standoff.ingest.web.unpack import ACCEPTED, Unpacker

_PIECE = 65_536
_BROKEN = (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers: its head at once, its body when it is read.

    Attributes:
        status: of HTTP.
        response: of urllib3.
    """

    status: int
    response: BaseHTTPResponse

    def header(self, name: str) -> str | None:
        """The value of a header; `None` where it is absent or blank."""
        return (self.response.headers.get(name) or "").strip() or None

    def body(self, limit: int, *, cut: bool = False) -> bytes:
        """The body, unpacked.

        Args:
            limit: the most bytes, packed or unpacked.
            cut: whether a longer one is cut there.

        Raises:
            FetchError: it is longer, or packed in a way that cannot be unpacked.
        """
        unpacker = Unpacker((self.header("content-encoding") or "").lower())
        announced = (self.header("content-length") or "")[:20]
        if not cut and announced.isdigit() and int(announced) > limit:
            raise FetchError(f"is {int(announced):,} bytes long, and at most {limit:,} are read")
        content = bytearray()
        while packed := self.response.read1(_PIECE, decode_content=False):
            for piece in unpacker.unpack(packed, limit - len(content)):
                content += piece
            if len(content) > limit:
                if cut:
                    return bytes(content[:limit])
                raise FetchError(f"is longer than {limit:,} bytes when unpacked; raise the limit with --max-bytes")
        unpacker.check_whole()
        return bytes(content)


@contextmanager
def ask(
    address: str, headers: Mapping[str, str], limits: Limits, *, private: bool, proxy: Proxy | None = None
) -> Iterator[Answer]:
    """Ask for `address`; read the body inside the `with`.

    Args:
        address: as `find_address` gives it.
        headers: of the request; how the body may be packed is added.
        limits: of time.
        private: whether it may lead to a private network.
        proxy: by way of which it is asked for; `None` for directly.

    Raises:
        FetchError: there is no answer, or it breaks off or takes too long. The message lacks the address.
    """
    sent = {"Accept-Encoding": ACCEPTED, "Connection": "close", **headers}
    if proxy is not None and address.startswith("http:"):
        sent |= proxy.headers
    with Watchdog(limits.total) as watchdog:
        opener = Opener(limits, watchdog, private=private)
        connection: Any = (
            connection_through(proxy, address, opener, limits) if proxy else connection_to(address, opener, limits)
        )
        try:
            target = address if proxy and address.startswith("http:") else target_of(address)
            connection.request("GET", target, headers=sent, preload_content=False)
            response = connection.getresponse()
            yield Answer(response.status, response)
        except _BROKEN as error:
            if watchdog.bit:
                raise FetchError(f"took more than {limits.total:g} seconds", wait=0) from error
            raise FetchError(_why(error), wait=0, offline=_is_offline(error)) from error
        finally:
            connection.close()
        if watchdog.bit:  # an answer without a length ends like this, too
            raise FetchError(f"took more than {limits.total:g} seconds", wait=0)


def _is_offline(error: Exception) -> bool:
    """Whether this machine has no network: names cannot be looked up for now, or there is no way out."""
    if isinstance(error, socket.gaierror):
        return error.errno == socket.EAI_AGAIN
    return isinstance(error, OSError) and error.errno in (errno.ENETUNREACH, errno.ENETDOWN)


def _why(error: Exception) -> str:
    """The error in words that help."""
    if isinstance(error, urllib3.exceptions.ProtocolError) and isinstance(error.args[-1], Exception):
        return _why(error.args[-1])
    if isinstance(error, socket.gaierror):
        return f"the host is unknown ({error.strerror})"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        return "the server did not answer in time"
    if isinstance(error, urllib3.exceptions.IncompleteRead | http.client.IncompleteRead):
        return "the answer broke off before its end"
    if isinstance(error, http.client.RemoteDisconnected):
        return "the server ended the connection without an answer"
    if isinstance(error, http.client.BadStatusLine):
        return "the server does not answer as HTTP has it"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be fetched: {reason or type(error).__name__}"
