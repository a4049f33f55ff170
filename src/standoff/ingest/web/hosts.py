"""Manners towards hosts: one request at a time, a pause between two, and no request before a host wants one."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from standoff.errors import FetchError
from standoff.ingest.web.address import host_of, origin_of
from standoff.ingest.web.clock import Clock
from standoff.ingest.web.connect import leads_to_private
from standoff.ingest.web.exchange import Answer, ask
from standoff.ingest.web.limits import Limits
from standoff.ingest.web.proxy import proxy_for

_BUSY = (429, 503)


@dataclass(slots=True)
class _Host:
    """What is known of a host."""

    pause: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    last: datetime | None = None
    closed_until: datetime | None = None


class Hosts:
    """All hosts that are asked, and how each wants it."""

    def __init__(self, clock: Clock, limits: Limits, agent: str, *, private: bool, proxies: Mapping[str, str]) -> None:
        """Hosts of which nothing is known yet.

        Args:
            clock: tells when a host may be asked again.
            limits: of time and size.
            agent: how standoff calls itself.
            private: whether any address may lead to a private network.
            proxies: see `proxy_for`.
        """
        self.clock = clock
        self.limits = limits
        self._agent = agent
        self._private = private
        self._proxies = proxies
        self._trusted: set[str] = set()
        self._hosts: dict[str, _Host] = {}
        self._making = threading.Lock()

    def trust(self, address: str) -> None:
        """A user named this address: if it is in a private network, its scheme, host and port may be."""
        if leads_to_private(address):
            self._trusted.add(origin_of(address))

    def ready_at(self, address: str) -> datetime:
        """When the host may be asked again; now, if it may be."""
        host, now = self._host(address), self.clock.now()
        times = [now]
        if host.last is not None:  # a clock that was set back must not make a pause longer than it is
            times.append(min(host.last, now) + timedelta(seconds=host.pause))
        if host.closed_until is not None:
            times.append(host.closed_until)
        return max(times)

    def slow_down(self, address: str, pause: float) -> None:
        """A host wants so many seconds between two requests; less than the usual pause is not taken."""
        self._host(address).pause = max(pause, self.limits.pause)

    @contextmanager
    def ask(self, address: str, headers: Mapping[str, str]) -> Iterator[Answer]:
        """Ask when it is the host's time, as the only one who asks it then; read the body inside the `with`.

        Raises:
            FetchError: the host wants a longer pause than is waited; see also `exchange.ask`.
        """
        host = self._host(address)
        with host.lock:
            self._wait(address)
            private = self._private or origin_of(address) in self._trusted
            try:
                sent = {"User-Agent": self._agent, **headers}
                proxy = proxy_for(address, self._proxies)
                with ask(address, sent, self.limits, private=private, proxy=proxy) as answer:
                    self._heed(host, answer)
                    yield answer
            finally:
                host.last = self.clock.now()

    def _wait(self, address: str) -> None:
        seconds = (self.ready_at(address) - self.clock.now()).total_seconds()
        if seconds > self.limits.longest_wait:
            raise FetchError(f"{host_of(address)} wants no request for another {seconds:,.0f} seconds", wait=seconds)
        if seconds > 0:
            self.clock.sleep(seconds)

    def _heed(self, host: _Host, answer: Answer) -> None:
        """A host that is busy and says until when is left alone until then."""
        if answer.status in _BUSY and (seconds := retry_after(answer, self.clock.now())):
            host.closed_until = self.clock.now() + timedelta(seconds=seconds)

    def _host(self, address: str) -> _Host:
        with self._making:
            return self._hosts.setdefault(host_of(address), _Host(self.limits.pause))


_LONGEST_CLOSED = timedelta(days=30).total_seconds()


def retry_after(answer: Answer, now: datetime) -> float:
    """The seconds after which a host wants to be asked again; 0 where it does not say or says nonsense."""
    written = answer.header("retry-after")
    if written is None:
        return 0.0
    if written.isascii() and written.isdigit():
        return min(float(written[:12]), _LONGEST_CLOSED)
    try:
        until = parsedate_to_datetime(written)
        seconds = (until if until.tzinfo else until.replace(tzinfo=now.tzinfo)) - now
    except (ValueError, OverflowError):
        return 0.0
    return min(max(seconds.total_seconds(), 0.0), _LONGEST_CLOSED)
