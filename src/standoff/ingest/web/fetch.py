"""The fetcher: an address in, its bytes out, or why not."""

import http
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from standoff import __version__
from standoff.errors import FetchError
from standoff.ingest.web.address import find_address
from standoff.ingest.web.clock import Clock
from standoff.ingest.web.exchange import Answer
from standoff.ingest.web.hosts import Hosts, retry_after
from standoff.ingest.web.limits import Limits
from standoff.ingest.web.robots import AGENT, Memory, Robots

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.5"
_MOVED = (301, 302, 303, 307, 308)
_MOVED_FOR_GOOD = (301, 308)
_WORTH_ANOTHER_TRY = (408, 425, 429)
_UNTOLD_TYPES = ("", "application/octet-stream", "binary/octet-stream", "application/x-unknown")
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
"""By which servers name feeds."""

_LONGEST_VALIDATOR = 1_000
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer told, so that a server need not send the same again.

    Attributes:
        etag: the server's mark of that state, or `None`.
        last_modified: when it says it was last changed, as it wrote it, or `None`.
    """

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of an address.

    Attributes:
        address: where it came from, after all redirects.
        content: the body, unpacked; `None` where the server says that nothing has changed.
        media_type: as the server tells it, without parameters, in lower case; `None` where it does not.
        charset: likewise.
        known: for the next time.
        retrieved: when it was fetched.
        moved: the address to use from now on, where the server says that it has moved for good, or `None`.
    """

    address: str
    content: bytes | None
    media_type: str | None
    charset: str | None
    known: Known
    retrieved: datetime
    moved: str | None = None


class Fetcher:
    """Fetches one address at a time, heeding robots.txt, pauses and limits."""

    def __init__(
        self,
        clock: Clock,
        limits: Limits | None = None,
        *,
        contact: str | None = None,
        private: bool = False,
        memory: Memory | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> None:
        """A fetcher that knows no host yet.

        Args:
            clock: tells the time, and waits.
            limits: of time, size and number; the usual ones unless given.
            contact: an address at which the user can be reached, told to the servers; `None` tells none.
            private: whether redirects and links may lead into private networks.
            memory: keeps robots.txt files over the end of the program; `None` keeps them while it runs.
            proxies: by scheme, as `urllib.request.getproxies` gives them; `None` for none.
        """
        self._limits = limits or Limits()
        self._clock = clock
        self.agent = f"{AGENT}/{__version__} (reads news reports" + (f"; {_printable(contact)})" if contact else ")")
        self._hosts = Hosts(clock, self._limits, self.agent, private=private, proxies=proxies or {})
        self._robots = Robots(self._hosts, memory)

    def trust(self, address: str) -> None:
        """Take `address` as one that a user has named: it may be in a private network.

        Raises:
            FetchError: it is not an address.
        """
        self._hosts.trust(find_address(address))

    def ready_at(self, address: str) -> datetime:
        """When the host of `address` may be asked again; now, if it may be."""
        return self._hosts.ready_at(address)

    def fetch(
        self,
        address: str,
        *,
        known: Known | None = None,
        types: Collection[str] | None = None,
        most_bytes: int | None = None,
    ) -> Fetched:
        """What stands at `address`; failures that may pass are tried again after a while.

        Args:
            address: of the web.
            known: what an earlier answer told; the content comes only if it has changed.
            types: media types that are read; `None` for all. What tells no type is read, too.
            most_bytes: the largest body; that of the limits unless given.

        Raises:
            FetchError: it may not be fetched, or there is no such thing; its `wait` tells whether and when
                another try is worth it.
        """
        asked = find_address(address)
        wanted = _Wanted(known or Known(), types, most_bytes or self._limits.most_bytes)
        for failures in range(1, self._limits.tries + 1):
            try:
                return self._follow(asked, wanted)
            except FetchError as error:
                reason = str(error).removeprefix(f"{asked}: ")
                told = FetchError(f"{asked}: {reason}", error.wait, offline=error.offline)
                if error.wait is None or failures == self._limits.tries or error.wait > self._limits.longest_wait:
                    raise told from error
                self._clock.sleep(max(error.wait, self._limits.back_off(failures)))
        raise FetchError(f"{asked}: is not fetched, because no try is allowed; set a limit of at least one")

    def _follow(self, asked: str, wanted: "_Wanted") -> Fetched:
        """The answer at the end of the redirects; each is checked like the first address."""
        address, for_good = asked, True
        for _ in range(self._limits.redirects + 1):
            self._robots.check(address)
            with self._hosts.ask(address, wanted.headers) as answer:
                location = answer.header("location")
                if answer.status not in _MOVED or location is None:
                    found = self._read(answer, address, wanted)
                    return replace(found, moved=address) if for_good and address != asked else found
                address, for_good = find_address(_as_utf8(location), address), for_good and _is_for_good(answer)
        raise FetchError(f"leads through more than {self._limits.redirects} redirects, the last to {address}")

    def _read(self, answer: Answer, address: str, wanted: "_Wanted") -> Fetched:
        unchanged = answer.status == _NOT_MODIFIED and wanted.known != Known()
        if not unchanged:
            self._check_status(answer)
        media_type = (answer.header("content-type") or "").partition(";")[0].strip().lower()
        found = Fetched(
            address=address,
            content=None,
            media_type=None if media_type in _UNTOLD_TYPES else media_type,
            charset=_charset(answer.header("content-type") or ""),
            known=wanted.known if unchanged else Known(_kept(answer, "etag"), _kept(answer, "last-modified")),
            retrieved=self._clock.now(),
        )
        if unchanged:
            return found
        wanted.check_type(found.media_type, address)
        return replace(found, content=answer.body(wanted.most_bytes))

    def _check_status(self, answer: Answer) -> None:
        """Refuse an answer without content.

        Raises:
            FetchError: it is one.
        """
        status = answer.status
        if status in (200, 203):
            return
        name = next((f" ({one.phrase})" for one in http.HTTPStatus if one == status), "")
        passes = status >= 500 or status in _WORTH_ANOTHER_TRY
        wait = retry_after(answer, self._clock.now()) if passes else None
        later = f" and asks to come back in {wait:,.0f} seconds" if wait else ""
        raise FetchError(f"the server answers {status}{name}{later}", wait)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a caller of `fetch` wants."""

    known: Known
    types: Collection[str] | None
    most_bytes: int

    @property
    def headers(self) -> dict[str, str]:
        """Of the request."""
        headers = {"Accept": _ACCEPT}
        if self.known.etag is not None:
            headers["If-None-Match"] = self.known.etag
        if self.known.last_modified is not None:
            headers["If-Modified-Since"] = self.known.last_modified
        return headers

    def check_type(self, media_type: str | None, address: str) -> None:
        """Refuse a type that is not read, before its body is fetched.

        Raises:
            FetchError: it is one.
        """
        if self.types is None or media_type is None or media_type in self.types:
            return
        if media_type in FEED_TYPES:
            raise FetchError(f"is a feed ({media_type}); follow it with: standoff watch {address}")
        raise FetchError(f"is of the type {media_type[:100]!r}, which standoff does not read")


def _is_for_good(answer: Answer) -> bool:
    return answer.status in _MOVED_FOR_GOOD


def _as_utf8(header: str) -> str:
    """A header that was read as Latin-1 and is UTF-8, as servers send it."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _charset(content_type: str) -> str | None:
    match = re.search(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", content_type, re.IGNORECASE)
    return match[1].lower() if match else None


def _kept(answer: Answer, name: str) -> str | None:
    """A validator that can be sent back as it is, or `None`."""
    value = answer.header(name)
    return value if value and len(value) <= _LONGEST_VALIDATOR and _printable(value) == value else None


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isascii() and character.isprintable())
