"""Addresses as they are fetched, lists of feeds, and the encoding that a server names."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.errors import FetchError, SourceError
from standoff.ingest.web.address import find_address, host_of, is_address, page_of, port_of, target_of
from standoff.ingest.web.connect import is_private
from standoff.ingest.web.listed import find_feeds
from standoff.ingest.web.opened import believable_charset


@pytest.mark.parametrize(
    ("written", "base", "found"),
    [
        ("https://Example.org", None, "https://example.org/"),
        (" HTTP://example.org:80/a b?c=d e#part ", None, "http://example.org/a%20b?c=d%20e"),
        ("https://example.org:8443/%7Ea?x=%26", None, "https://example.org:8443/%7Ea?x=%26"),
        ("https://bücher.example/straße", None, "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("http://[::1]:8080/x", None, "http://[::1]:8080/x"),
        ("../b?c", "https://example.org/a/feed.xml", "https://example.org/b?c"),
        ("//other.example/x", "https://example.org/a", "https://other.example/x"),
        ("https://example.org./a", None, "https://example.org/a"),
        ("https://example.org/\ud800", None, "https://example.org/%3F"),
    ],
)
def test_an_address_is_written_in_one_way(written: str, base: str | None, found: str) -> None:
    assert find_address(written, base) == found
    assert find_address(found) == found


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example.org",
        "ftp://example.org/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///a",
        "https://exa mple.org/",
        "https://[::1/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "https://exam\x00ple.org/",
        "https://a_b{}.org/",
        "https://user:s3cret@example.org/",
        "https://example.org/" + "a" * 3000,
        "https://" + "ü" * 100 + ".example/",
        "https://example.org\r\nHost: other/",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(FetchError) as caught:
        address = find_address(written)
        raise AssertionError(address)
    assert caught.value.wait is None
    assert "s3cret" not in str(caught.value)


@given(
    st.sampled_from(["https://", "http://", "//", "", "HTTP:"]),
    st.text("htps:/?#[]@!$&=%.-_ \t\n\\é☃aZ09\u202e\0"),
    st.sampled_from([None, "https://example.org/a/b?c"]),
)
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_an_address_in_ascii_or_refused(begin: str, rest: str, base: str | None) -> None:
    try:
        found = find_address(begin + rest, base)
    except FetchError:
        return
    assert found.isascii()
    assert found.isprintable()
    assert " " not in found
    assert find_address(found) == found
    assert host_of(found)
    assert target_of(found).startswith("/")


def test_line_breaks_in_an_address_cannot_split_a_request() -> None:
    assert find_address("https://example.org/a\r\nX-Bad: 1") == "https://example.org/aX-Bad:%201"


def test_parts_of_an_address() -> None:
    assert (host_of("https://example.org:8443/a"), port_of("https://example.org:8443/a")) == ("example.org", 8443)
    assert (port_of("https://example.org/a"), port_of("http://example.org/a")) == (443, 80)
    assert (target_of("https://example.org/a?b=c"), target_of("https://example.org/")) == ("/a?b=c", "/")
    assert is_address("HTTPS://x") and not is_address("ftp://x") and not is_address("reports/http.txt")


def test_two_links_to_one_page_are_known_as_such() -> None:
    pages = {
        page_of(find_address(link))
        for link in (
            "https://www.example.org/a?id=7&utm_source=rss&utm_medium=feed",
            "http://example.org/a?id=7#top",
            "https://example.org/a?fbclid=zz&id=7",
        )
    }
    assert pages == {"example.org/a?id=7"}
    assert page_of("https://example.org/a?id=8") not in pages


@pytest.mark.parametrize(
    ("ip", "private"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.16.0.1", True),
        ("192.168.1.1", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("0.0.0.0", True),
        ("224.0.0.1", True),
        ("255.255.255.255", True),
        ("::1", True),
        ("::", True),
        ("fe80::1%eth0", True),
        ("fc00::1", True),
        ("ff02::1", True),
        ("::ffff:10.0.0.1", True),
        ("::ffff:127.0.0.1", True),
        ("64:ff9b::7f00:1", True),
        ("2002:7f00:1::", True),
        ("93.184.216.34", False),
        ("2606:2800:220:1:248:1893:25c8:1946", False),
        ("64:ff9b::5db8:d822", False),
        ("172.32.0.1", False),
    ],
)
def test_private_addresses_are_known(ip: str, private: bool) -> None:
    assert is_private(ip) is private


@pytest.mark.parametrize(
    ("content", "told", "believed"),
    [
        ("ça va".encode(), "iso-8859-1", "utf-8"),
        ("ça va".encode("latin-1"), "iso-8859-1", "cp1252"),
        ("ça va".encode("latin-1"), "utf-8", None),
        (b"plain", "windows-1251", "cp1251"),
        ("ab".encode("utf-16-le"), "utf-16le", "utf-16-le"),
        (b"plain", "no-such-thing", None),
        (b"plain", None, None),
    ],
)
def test_the_encoding_that_a_server_names_is_believed_unless_the_bytes_speak_against_it(
    content: bytes, told: str | None, believed: str | None
) -> None:
    assert believable_charset(content, told) == believed


def test_feeds_are_named_by_address_and_by_lists(tmp_path: Path) -> None:
    plain = tmp_path / "feeds.txt"
    plain.write_text("\ufeff# ours\n\nhttps://a.example/rss  # the daily\n  https://b.example/#x\n", encoding="utf-8")
    outline = tmp_path / "feeds.opml"
    outline.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="Wires"><outline type="rss" '
        'xmlUrl="https://c.example/atom?a=1&amp;b=2"/></outline><outline text="none"/></body></opml>'
    )
    found = find_feeds(["https://b.example", str(plain), str(outline)])
    assert found == ("https://b.example/", "https://a.example/rss", "https://c.example/atom?a=1&b=2")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "lists no feed"),
        (b"# nothing\n", "lists no feed"),
        (b"https://a.example/\nnonsense\n", "feeds:2: nonsense: begins with"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"<opml><outline xmlUrl='https://a.example/'>", "neither a list of addresses nor well-formed OPML"),
        (b"<html><body>no</body></html>", "lists no feed"),
    ],
)
def test_what_lists_no_feeds_says_why(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "feeds"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="feeds") as caught:
        find_feeds([str(path)])
    assert problem in str(caught.value)


def test_a_name_that_is_neither_says_how_an_address_begins() -> None:
    with pytest.raises(SourceError, match="begins with https://"):
        find_feeds(["a.example/rss"])


def test_an_entity_bomb_in_a_list_of_feeds_is_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    path = tmp_path / "bomb.opml"
    path.write_text(f'<!DOCTYPE o [<!ENTITY e0 "aaaaaaaaaa">{entities}]><opml><outline xmlUrl="&e9;"/></opml>')
    with pytest.raises(SourceError):
        find_feeds([str(path)])
