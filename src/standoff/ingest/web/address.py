"""Addresses of the web: which are fetched, how they are written, whose they are."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from standoff.errors import FetchError

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_LONGEST = 2_000
_PORTS = {"http": 80, "https": 443}
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._"
_KEPT_IN_QUERY = _KEPT_IN_PATH + "?[]|^`{}\\"
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|at_\w+|cmpid)", re.IGNORECASE)


def is_address(name: str) -> bool:
    """Whether a user means an address of the web by `name`."""
    return _SCHEME.match(name) is not None


def find_address(written: str, base: str | None = None) -> str:
    """The address that is fetched for what is written: whole, in ASCII, without a fragment.

    Args:
        written: as a user, a redirect or a feed gives it; it may be relative to `base`.
        base: the address of the page or feed in which it stands.

    Raises:
        FetchError: it is not an address of the web, names no host, or holds a password.
    """
    shown = written.strip()
    try:
        parts = urlsplit(urljoin(base, shown) if base else shown)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{shown[:200]}: is not an address: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(f"{shown[:200]}: begins with {scheme or 'no scheme'!r}, and standoff fetches http and https")
    if parts.username is not None or parts.password is not None:
        raise FetchError(f"{_without_user(parts.netloc)}: the address holds a name or password, which would be kept")
    host = _host(parts.hostname, shown)
    netloc = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    path = quote(parts.path or "/", _KEPT_IN_PATH, errors="replace")
    found = urlunsplit((scheme, netloc, path, quote(parts.query, _KEPT_IN_QUERY, errors="replace"), ""))
    if len(found) > _LONGEST:
        raise FetchError(f"{found[:100]}...: the address has {len(found):,} characters; at most {_LONGEST:,} are read")
    return found


def host_of(address: str) -> str:
    """The host, to which one request at a time is sent."""
    return urlsplit(address).hostname or ""


def origin_of(address: str) -> str:
    """Scheme, host and port: what a robots.txt is about."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def port_of(address: str) -> int:
    """The port, written or usual."""
    parts = urlsplit(address)
    return parts.port or _PORTS[parts.scheme]


def target_of(address: str) -> str:
    """What is asked of the host: path and query."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def page_of(address: str) -> str:
    """What two addresses of one page have in common: scheme, `www.` and marks of where a reader came from left out."""
    parts = urlsplit(address)
    asked = [(name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(name)]
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path}{query}"


def _host(written: str | None, shown: str) -> str:
    """The host in ASCII; one of another script in its international form."""
    try:
        host = (written or "").encode("ascii" if (written or "").isascii() else "idna").decode("ascii").rstrip(".")
    except UnicodeError as error:
        raise FetchError(f"{shown[:200]}: the host's name cannot be written in ASCII: {error}") from error
    if not host or not re.fullmatch(r"[0-9a-z._:%-]+", host):
        raise FetchError(f"{shown[:200]}: names no host; write it as https://host/path")
    return f"[{host}]" if ":" in host else host


def _without_user(netloc: str) -> str:
    return netloc.rpartition("@")[2]
