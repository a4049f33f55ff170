"""Connections that look where they lead: the address that is checked is the one that is connected to."""

import contextlib
import ipaddress
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from urllib3.connection import HTTPConnection, HTTPSConnection

from standoff.errors import FetchError
from standoff.ingest.web.address import host_of, port_of
from standoff.ingest.web.limits import Limits

_MOST_ADDRESSES = 4
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Found = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


def is_private(ip: str) -> bool:
    """Whether a network address is of this machine, a local network, or otherwise none of the public internet."""
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _nat64(address)
        if inner is not None:
            return is_private(str(inner))
    return not address.is_global or address.is_multicast


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def resolve(host: str, port: int) -> list[Found]:
    """The network addresses of a host, in the order in which the system gives them.

    Raises:
        OSError: it has none that is known.
    """
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label of more than 63 characters
        raise OSError(f"not a name of a host: {error}") from error
    return [(family, place) for family, _, _, _, place in found]


def leads_to_private(address: str) -> bool:
    """Whether an address leads to a private network now; false where its host is unknown."""
    try:
        found = resolve(host_of(address), port_of(address))
    except OSError:
        return False
    return any(is_private(str(place[0])) for _, place in found)


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that speaks HTTP.

    Attributes:
        host: its name.
        port: likewise.
        headers: by which it lets one through.
    """

    host: str
    port: int
    headers: Mapping[str, str]


class Watchdog:
    """Cuts a connection after a time, whatever it is doing then: a server that sends a byte now and again ends, too.

    Attributes:
        bit: whether it did.
    """

    def __init__(self, seconds: float) -> None:
        """Args: seconds: after which it cuts."""
        self.bit = False
        self._seconds = seconds
        self._watched: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._watched is not None:
            self._watched.close()

    def watch(self, opened: socket.socket) -> None:
        """Watch a connection; a second handle on it is held, which stays when TLS takes the first."""
        if self._watched is not None:
            self._watched.close()
        self._watched = opened.dup()

    def _cut(self) -> None:
        self.bit = True
        if self._watched is not None:
            with contextlib.suppress(OSError):  # it has ended by itself
                self._watched.shutdown(socket.SHUT_RDWR)


class Opener:
    """Opens the socket of a connection."""

    def __init__(self, limits: Limits, watchdog: Watchdog, *, private: bool) -> None:
        """Args: limits: of time; watchdog: is shown the socket; private: whether it may lead to private networks."""
        self._limits = limits
        self._watchdog = watchdog
        self._private = private

    def open(self, host: str, port: int) -> socket.socket:
        """A socket that is connected to the host, at the first of its addresses that answers.

        Raises:
            FetchError: all its addresses are private and may not be.
            OSError: the host is unknown, or no address answers.
        """
        allowed = self._allowed(host, port)
        last: OSError | None = None
        for family, place in allowed[:_MOST_ADDRESSES]:
            try:
                return self._connected(family, place)
            except OSError as error:
                last = error
        raise last or OSError("no address answers")

    def unbound(self) -> "Opener":
        """The same, which may lead to private networks."""
        return Opener(self._limits, self._watchdog, private=True)

    def check(self, host: str, port: int) -> None:
        """Look where a host leads that somebody else will connect to; one that is unknown here is theirs to find.

        Raises:
            FetchError: all its addresses are private and may not be.
        """
        with contextlib.suppress(OSError):
            self._allowed(host, port)

    def _allowed(self, host: str, port: int) -> list[Found]:
        found = resolve(host, port)
        allowed = [one for one in found if self._private or not is_private(str(one[1][0]))]
        if not allowed:
            raise FetchError(
                f"leads to {found[0][1][0] if found else 'nowhere'}, an address of a private network, where links and "
                "redirects are not followed; name the address itself if you mean it"
            )
        return allowed

    def _connected(self, family: socket.AddressFamily, place: object) -> socket.socket:
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.settimeout(self._limits.connect)
            self._watchdog.watch(opened)
            opened.connect(place)  # type: ignore[arg-type]
            opened.settimeout(self._limits.read)
        except BaseException:
            opened.close()
            raise
        return opened


class PlainConnection(HTTPConnection):
    """A connection whose socket an `Opener` opens."""

    opener: Opener

    def _new_conn(self) -> socket.socket:
        """What urllib3 calls for a socket: the one place at which the address that is used can be checked."""
        return self.opener.open(self._dns_host, self.port)


class SafeConnection(HTTPSConnection):
    """The same under TLS; the certificate is checked against the host's name."""

    opener: Opener

    def _new_conn(self) -> socket.socket:
        """See `PlainConnection`."""
        return self.opener.open(self._dns_host, self.port)


def connection_to(address: str, opener: Opener, limits: Limits) -> PlainConnection | SafeConnection:
    """A connection to the host of `address`, not open yet."""
    return _connection(address.startswith("https:"), host_of(address), port_of(address), opener, limits)


def connection_through(proxy: Proxy, address: str, opener: Opener, limits: Limits) -> PlainConnection | SafeConnection:
    """A connection to the host of `address` by way of a proxy, not open yet.

    Raises:
        FetchError: the host is in a private network and may not be.
    """
    opener.check(host_of(address), port_of(address))
    is_safe = address.startswith("https:")
    # the user's own settings name the proxy: it may be in a private network
    made = _connection(is_safe, proxy.host, proxy.port, opener.unbound(), limits)
    if is_safe:
        made.set_tunnel(host_of(address), port_of(address), headers=dict(proxy.headers))
    return made


def _connection(
    is_safe: bool, host: str, port: int, opener: Opener, limits: Limits
) -> PlainConnection | SafeConnection:
    made: PlainConnection | SafeConnection
    if is_safe:
        made = SafeConnection(host, port, timeout=limits.read, cert_reqs="CERT_REQUIRED")
    else:
        made = PlainConnection(host, port, timeout=limits.read)
    made.opener = opener
    return made
