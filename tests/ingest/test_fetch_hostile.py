"""The fetcher against servers that do not speak HTTP as they should, and under TLS."""

import base64
import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from pathlib import Path

import pytest

from localserver import HandClock, Reply, Script, saying, serving
from standoff.errors import FetchError
from standoff.ingest.web import connect, proxy
from standoff.ingest.web.fetch import Fetched, Fetcher
from standoff.ingest.web.limits import Limits
from standoff.ingest.web.proxy import proxy_for

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PACKED = gzip.compress(b"words and words " * 5_000)
QUICK = Limits(connect=1.0, read=0.4, total=0.5, tries=1, most_bytes=1_000_000)


def _fetch(script: Script, **asked: object) -> Fetched:
    with saying(script) as port:
        return Fetcher(HandClock(), QUICK, private=True).fetch(f"http://127.0.0.1:{port}/x", **asked)  # type: ignore[arg-type]


def _send(*pieces: bytes) -> Script:
    return lambda connection: connection.sendall(b"".join(pieces))


def _flood(begin: bytes, piece: bytes) -> Script:
    """A beginning, and then more than anybody wants."""

    def script(connection: socket.socket) -> None:
        connection.sendall(begin)
        for _ in range(400):
            connection.sendall(piece * (65_536 // len(piece)))

    return script


def _drip(begin: bytes, piece: bytes) -> Script:
    """A beginning, and then a little again and again, for 3 seconds."""

    def script(connection: socket.socket) -> None:
        connection.sendall(begin)
        for _ in range(150):
            connection.sendall(piece)
            time.sleep(0.02)

    return script


BROKEN: dict[str, tuple[Script, str]] = {
    "nothing": (_send(), "ended the connection without an answer"),
    "garbage": (_send(b"\x00\xff garbage\r\n\r\n"), "does not answer as HTTP has it"),
    "no head": (_send(b"hello world"), "does not answer as HTTP has it"),
    "an endless header": (_flood(HEAD + b"X: ", b"a"), "more than 65536 bytes when reading header line"),
    "endless headers": (_flood(HEAD, b"X: y\r\n"), "more than 100 headers"),
    "two lengths": (_send(HEAD, b"Content-Length: 2\r\nContent-Length: 4\r\n\r\nbody"), "Content-Length"),
    "a huge length": (_send(HEAD, b"Content-Length: ", b"9" * 5000, b"\r\n\r\nbody"), "at most 1,000,000 are read"),
    "less than the length": (_send(HEAD, b"Content-Length: 40\r\n\r\nbody"), "broke off before its end"),
    "an endless body": (_flood(HEAD + b"\r\n", b"a"), "longer than 1,000,000 bytes"),
    "a chunk of no length": (_send(CHUNKED, b"zz\r\nbody\r\n"), "broke off before its end"),
    "a negative chunk": (_send(CHUNKED, b"-5\r\nbody\r\n0\r\n\r\n"), "broke off before its end"),
    "a huge chunk": (_send(CHUNKED, b"ffffffffffff\r\nbody\r\n0\r\n\r\n"), "broke off before its end"),
    "no last chunk": (_send(CHUNKED, b"4\r\nbody\r\n"), "broke off before its end"),
    "half a gzip": (_send(HEAD, b"Content-Encoding: gzip\r\n\r\n", PACKED[:120]), "broke off before its end"),
    "half a deflate": (
        _send(HEAD, b"Content-Encoding: deflate\r\n\r\n", zlib.compress(b"words " * 5000)[:40]),
        "broke off before its end",
    ),
    "a broken gzip": (
        _send(HEAD, b"Content-Encoding: gzip\r\n\r\n", PACKED[:60], b"\xff" * 60, PACKED[120:]),
        "cannot be unpacked",
    ),
    "a bomb in many parts": (
        _send(HEAD, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(bytes(100_000)) * 50),
        "longer than 1,000,000 bytes when unpacked",
    ),
    "a dripping head": (_drip(b"", b"X"), "took more than 0.5 seconds"),
    "dripping headers": (_drip(HEAD, b"X: y\r\n"), "took more than 0.5 seconds"),
    "a dripping body": (_drip(HEAD + b"\r\n", b"x"), "took more than 0.5 seconds"),
    "only promises": (_drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "took more than 0.5 seconds"),
    "silence": (lambda _: time.sleep(1), "did not answer in time"),
    "a status beyond all": (_send(b"HTTP/1.1 1000 X\r\n\r\n"), "does not answer as HTTP has it"),
    "part of it": (_send(b"HTTP/1.1 206 Part\r\n\r\nbody"), "answers 206 (Partial Content)"),
    "nowhere to go": (_send(b"HTTP/1.1 302 Found\r\n\r\n"), "answers 302 (Found)"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_server_that_misbehaves_is_a_failure_that_says_why(what: str) -> None:
    script, problem = BROKEN[what]
    begin = time.monotonic()
    with pytest.raises(FetchError) as caught:
        _fetch(script)
    assert problem in str(caught.value)
    assert time.monotonic() - begin < 3
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("script", "content"),
    [
        (_send(CHUNKED, b"4\r\nbody\r\n0\r\n\r\n"), b"body"),
        (_send(HEAD, b"Content-Length: banana\r\n\r\nbody"), b"body"),
        (_send(b"HTTP/1.0 200 OK\r\n\r\nbody"), b"body"),
        (_send(HEAD, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"one ") + gzip.compress(b"two")), b"one two"),
        (_send(HEAD, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"one"), b"\0\0\0"), b"one"),
        (_send(HEAD, b"Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n"), b""),
    ],
)
def test_small_oddities_cost_nothing(script: Script, content: bytes) -> None:
    assert _fetch(script).content == content


def test_a_folded_header_is_one_line() -> None:
    found = _fetch(_send(HEAD, b'ETag: "a\r\n b"\r\nContent-Type: text/html;\r\n charset=utf-8\r\n\r\nbody'))
    assert (found.media_type, found.charset) == ("text/html", "utf-8")
    assert "\n" not in (found.known.etag or "")


# -- proxies ------------------------------------------------------------------------------------------


def test_a_page_comes_by_way_of_a_proxy() -> None:
    with serving() as between:
        between.pages["http://news.example/page"] = Reply(b"body", status=200)
        named = {"http": f"http://us%65r:wo%20rd@127.0.0.1:{between.port}"}
        assert Fetcher(HandClock(), QUICK, proxies=named).fetch("http://news.example/page").content == b"body"
    assert between.paths() == ["http://news.example/robots.txt", "http://news.example/page"]
    assert {request.host for request in between.requests} == {"news.example"}
    told = {request.headers["proxy-authorization"] for request in between.requests}
    assert told == {"Basic " + base64.b64encode(b"user:wo rd").decode()}


def test_a_proxy_leads_into_no_private_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "resolve", lambda host, port: [(socket.AF_INET, ("10.0.0.7", port))])
    with serving() as between:
        named = {"http": f"127.0.0.1:{between.port}"}
        with pytest.raises(FetchError, match=r"10\.0\.0\.7, an address of a private network"):
            Fetcher(HandClock(), QUICK, proxies=named).fetch("http://inner.example/page")
    assert between.requests == []


@pytest.mark.parametrize(
    ("address", "by_proxy"),
    [
        ("http://news.example/", True),
        ("https://news.example/", False),
        ("http://localhost/", False),
        ("http://127.0.0.1/", False),
        ("http://[::1]/", False),
        ("http://93.184.216.34/", True),
        ("http://our.example/", False),
        ("http://www.our.example/", False),
        ("http://notour.example/", True),
    ],
)
def test_what_is_near_or_named_needs_no_proxy(address: str, by_proxy: bool) -> None:
    named = {"http": "http://proxy.example:3128", "no": "localhost, .our.example"}
    assert (proxy_for(address, named) is not None) is by_proxy
    assert proxy_for(address, {**named, "no": "*"}) is None


@pytest.mark.parametrize("written", ["socks5://proxy.example", "https://proxy.example", "http://proxy.example:port"])
def test_a_proxy_that_cannot_be_used_says_so(written: str) -> None:
    with pytest.raises(FetchError, match="proxy"):
        proxy_for("http://news.example/", {"http": written})


# -- TLS ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for "localhost" that nobody has signed but itself, with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes a certificate for this test, is not installed")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    subprocess.run([*command, *names, "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def _fetch_safely(certificate: Path, host: str, script: Script) -> Fetched:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with saying(script, context) as port:
        return Fetcher(HandClock(), QUICK, private=True).fetch(f"https://{host}:{port}/x")


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with pytest.raises(FetchError, match="certificate is not valid: self-signed certificate"):
        _fetch_safely(certificate, "localhost", _send(HEAD, b"\r\nbody"))


def test_a_certificate_of_another_name_is_refused(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    with pytest.raises(FetchError, match=r"certificate is not valid: .*127\.0\.0\.1"):
        _fetch_safely(certificate, "127.0.0.1", _send(HEAD, b"\r\nbody"))


def test_a_page_comes_under_tls(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    assert _fetch_safely(certificate, "localhost", _send(HEAD, b"\r\nbody")).content == b"body"
    with pytest.raises(FetchError, match=r"took more than 0\.5 seconds"):
        _fetch_safely(certificate, "localhost", _drip(HEAD + b"\r\n", b"x"))


def test_a_proxy_leads_to_a_host_under_tls(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    monkeypatch.setattr(proxy, "_is_near", lambda host: False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    asked = []

    def tunnel(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with context.wrap_socket(connection, server_side=True) as inner:
            asked.append(inner.recv(65_536).partition(b"\r\n")[0])
            inner.sendall(HEAD + b"Content-Length: 4\r\n\r\nbody")

    with saying(tunnel) as port:
        named = {"https": f"http://127.0.0.1:{port}"}
        fetcher = Fetcher(HandClock(), QUICK, private=True, proxies=named)
        assert fetcher.fetch("https://localhost:9/x").content == b"body"
    assert asked == [b"GET /robots.txt HTTP/1.1", b"GET /x HTTP/1.1"]


def test_a_server_that_drips_its_handshake_is_given_up() -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    address = f"https://127.0.0.1:{listening.getsockname()[1]}/x"
    begin = time.monotonic()
    with pytest.raises(FetchError, match=r"took more than|in time"), listening:
        Fetcher(HandClock(), QUICK, private=True).fetch(address)
    assert time.monotonic() - begin < 3
