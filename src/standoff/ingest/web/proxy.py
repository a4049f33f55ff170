"""Proxies through which a network lets its users out, as the environment names them (HTTPS_PROXY, NO_PROXY)."""

import base64
import ipaddress
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from standoff.errors import FetchError
from standoff.ingest.web.address import host_of
from standoff.ingest.web.connect import Proxy, is_private


def proxy_for(address: str, named: Mapping[str, str]) -> Proxy | None:
    """The proxy by which `address` is asked for; `None` for directly, as this machine always is.

    Args:
        address: of the web.
        named: the proxies by scheme, and under "no" the hosts that need none, as `urllib.request.getproxies` has them.

    Raises:
        FetchError: the proxy is none that is known here.
    """
    host = host_of(address)
    written = named.get(urlsplit(address).scheme) or named.get("all")
    if not written or _is_near(host) or _needs_none(host, named.get("no", "")):
        return None
    return _parsed(written if "://" in written else f"http://{written}")


def _needs_none(host: str, written: str) -> bool:
    """Whether a host is among those that need no proxy: names with all that ends in them, or * for all."""
    names = [name.strip().lower().lstrip(".") for name in written.split(",")]
    return any(name == "*" or (name and f".{host}".endswith(f".{name}")) for name in names)


def _is_near(host: str) -> bool:
    """Whether a host is this machine, or given by a private number."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return is_private(host)


def _parsed(written: str) -> Proxy:
    parts = urlsplit(written)
    try:
        port = parts.port or 80
    except ValueError as error:
        raise FetchError(f"the proxy of the environment has no port that is one: {error}") from error
    if parts.scheme != "http" or not parts.hostname:
        raise FetchError(
            f"the environment names a proxy of the kind {parts.scheme!r}; standoff goes through http:// ones"
        )
    headers = {}
    if parts.username is not None:
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Proxy-Authorization"] = "Basic " + base64.b64encode(secret.encode()).decode()
    return Proxy(parts.hostname, port, headers)
