"""What keeps others out: hosts, token, forms from elsewhere, scripts in pages, bodies too large."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_COOKIE = "standoff"
_READING = ("GET", "HEAD")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """The rules.

    Attributes:
        secret: random; whoever knows it can forge forms.
        token: that readers must show; `None` where only this machine can reach the room.
        hosts: names under which the room may be addressed; empty for any.
        most_bytes: of a body.
    """

    secret: str
    token: str | None = None
    hosts: Sequence[str] = LOCAL_HOSTS
    most_bytes: int = 25_000_000

    @property
    def form_token(self) -> str:
        """What every form must carry: a page from elsewhere cannot read it."""
        return self._keyed("form")

    @property
    def cookie(self) -> str:
        """What a reader's browser keeps in place of the token."""
        return self._keyed(f"reader {self.token}")

    def is_ours(self, form_token: str) -> bool:
        """Whether a form carries the token of this room."""
        return hmac.compare_digest(form_token.encode(), self.form_token.encode())

    def _keyed(self, what: str) -> str:
        return hmac.new(self.secret.encode(), what.encode(), hashlib.sha256).hexdigest()


class Guard:
    """The rules as a layer around the application."""

    def __init__(self, app: ASGIApp, safety: Safety) -> None:
        """Args: app: what is guarded; safety: the rules."""
        self._app = app
        self._safety = safety

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        taken = 0

        async def receive_in_measure() -> Message:
            nonlocal taken
            if taken <= self._safety.most_bytes:
                message = await receive()
                taken += len(message.get("body", b""))
            if taken > self._safety.most_bytes:
                raise HTTPException(413, self._too_much)
            return message

        refusal = self._refusal(scope)
        announced = Headers(scope=scope).get("content-length", "0")
        if refusal is None and announced.isdecimal() and int(announced) > self._safety.most_bytes:
            await _pass_over(receive)
            taken = int(announced)
        await (refusal or self._app)(scope, receive_in_measure, send_with_headers)

    @property
    def _too_much(self) -> str:
        most = self._safety.most_bytes / 1_000_000
        return (
            f"more than {most:g} MB were sent at once: send fewer or smaller files, or add them on the command line: "
            "standoff add FILES -d RECORD"
        )

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self._safety.hosts and _host(headers) not in self._safety.hosts:
            return PlainTextResponse(f"not the room {_host(headers)!r}: use its own address", 421)
        if scope["method"] not in _READING and not _is_from_here(headers):
            return PlainTextResponse("refused: the form comes from another page", 403)
        return self._unknown_reader(scope, headers)

    def _unknown_reader(self, scope: Scope, headers: Headers) -> Response | None:
        """What a reader without the token gets; one who brings it in the address is sent on without it."""
        token = self._safety.token
        if token is None or _shows(headers, token, self._safety.cookie):
            return None
        brought = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not _equal(brought, token):
            return PlainTextResponse(
                "this room wants its token: open /?token=... once, or send it as a bearer token", 401
            )
        answer = RedirectResponse(scope["path"], 303)
        answer.set_cookie(_COOKIE, self._safety.cookie, httponly=True, samesite="strict")
        return answer


async def _pass_over(receive: Receive) -> None:
    """Take in what is sent and keep nothing of it: a browser shows no answer before it has sent all."""
    while (await receive()).get("more_body", False):
        pass


def _host(headers: Headers) -> str:
    """The host of the request without its port."""
    host = headers.get("host", "")
    return host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host


def _is_from_here(headers: Headers) -> bool:
    """Whether a request that writes was made by a page of this room, or by no page at all."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _shows(headers: Headers, token: str, cookie: str) -> bool:
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and _equal(bearer.strip(), token):
        return True
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(_COOKIE)
    except CookieError:
        return False
    return kept is not None and _equal(kept.value, cookie)


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
