"""robots.txt, as RFC 9309 has it: what is not there allows everything, what cannot be had allows nothing for now."""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from standoff.errors import FetchError
from standoff.ingest.web.address import find_address, origin_of
from standoff.ingest.web.hosts import Hosts

if TYPE_CHECKING:
    from protego import Protego

AGENT = "standoff"
"""The name by which robots.txt files may speak of this program."""

_KEPT = timedelta(hours=24)
_MOST_BYTES = 500 * 1024
_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class _Rules:
    """What an origin's robots.txt says, until when it is believed.

    Attributes:
        until: from then on it is read again.
        rules: `None` where everything is allowed.
        problem: why it could not be had; `None` where it was.
        failures: how often in a row it could not.
        offline: whether this machine had no network.
    """

    until: datetime
    rules: "Protego | None" = None
    problem: str | None = None
    failures: int = 0
    offline: bool = False


class Memory(Protocol):
    """Keeps robots.txt files over the end of the program, so that one that runs often does not ask each time."""

    def recall_robots(self, origin: str) -> tuple[str | None, datetime] | None:
        """The text, `None` where everything is allowed, and until when it is believed; `None` if it is not known."""

    def keep_robots(self, origin: str, text: str | None, until: datetime) -> None:
        """Keep a text, and until when it is believed."""


class Robots:
    """The robots.txt of every origin that is asked, each read once a day."""

    def __init__(self, hosts: Hosts, memory: Memory | None = None) -> None:
        """Args: hosts: are asked for the files; memory: keeps them, `None` only while this object lives."""
        self._hosts = hosts
        self._memory = memory
        self._known: dict[str, _Rules] = {}
        self._reading = threading.Lock()

    def check(self, address: str) -> None:
        """Learn the pause that the host wants, and whether `address` may be fetched.

        Raises:
            FetchError: it may not, or the file cannot be had now. The message lacks the address.
        """
        with self._reading:
            known = self._rules(address)
        if known.problem is not None:
            wait = (known.until - self._hosts.clock.now()).total_seconds()
            what = "its robots.txt cannot be read, so nothing is fetched for now"
            raise FetchError(f"{what}: {known.problem}", wait, offline=known.offline)
        if known.rules is not None and not known.rules.can_fetch(address, AGENT):
            raise FetchError("the site's robots.txt asks programs not to fetch it; save the page and add its file")

    def _rules(self, address: str) -> _Rules:
        origin, now = origin_of(address), self._hosts.clock.now()
        known = self._known.get(origin) or self._recalled(origin)
        if known is None or known.until <= now:
            known = self._read(origin, 0 if known is None else known.failures)
        self._known[origin] = known
        if known.rules is not None:
            self._hosts.slow_down(address, known.rules.crawl_delay(AGENT) or 0.0)
        return known

    def _recalled(self, origin: str) -> _Rules | None:
        found = self._memory.recall_robots(origin) if self._memory else None
        return _Rules(found[1], _parsed(found[0])) if found else None

    def _read(self, origin: str, failures: int) -> _Rules:
        try:
            text = self._text(f"{origin}/robots.txt")
        except FetchError as error:
            if error.wait is not None:
                wait = timedelta(seconds=self._hosts.limits.back_off(failures + 1))
                return _Rules(
                    self._hosts.clock.now() + wait, problem=str(error), failures=failures + 1, offline=error.offline
                )
            text = None  # it leads where nothing is fetched from, or is packed beyond reading: as good as absent
        until = self._hosts.clock.now() + _KEPT
        if self._memory is not None:
            self._memory.keep_robots(origin, text, until)
        return _Rules(until, _parsed(text))

    def _text(self, address: str) -> str | None:
        """What the file says; `None` where there is none.

        Raises:
            FetchError: it cannot be had.
        """
        for _ in range(_REDIRECTS):
            with self._hosts.ask(address, {"Accept": "text/plain"}) as answer:
                if answer.status in _MOVED and answer.header("location"):
                    address = find_address(answer.header("location") or "", address)
                    continue
                if answer.status == _TOO_MANY or answer.status >= 500:
                    raise FetchError(f"the server answers {answer.status}", wait=0)
                if answer.status >= 300:
                    return None
                return answer.body(_MOST_BYTES, cut=True).decode("utf-8-sig", "replace")
        return None  # RFC 9309, 2.3.1.2: after five redirects it may count as absent


def _parsed(text: str | None) -> "Protego | None":
    if text is None:
        return None
    from protego import Protego

    return Protego.parse(text)
