"""Feeds of all kinds to their items, whole, broken and hostile."""

from collections.abc import Iterator

import pytest

from standoff.errors import SourceError
from standoff.ingest import ChildReader
from standoff.ingest.apart.feed import read_feed as read_here
from standoff.ingest.apart.problem import Problem
from standoff.ingest.feeds import Feed, FeedItem, read_feed
from standoff.ingest.page import Question

ADDRESS = "https://daily.example/feeds/all.xml"


def _read(content: str | bytes, charset: str | None = None, limit: int = 100) -> Feed:
    raw = content if isinstance(content, bytes) else content.encode()
    (feed,) = read_here(Question(kind="feed", content=raw, charset=charset, url=ADDRESS, limit=limit))
    return feed


def _rss(items: str, head: str = "<title>Lake Daily</title>") -> str:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?><rss version="2.0" {space}><channel>{head}{items}</channel></rss>'


def _guid(value: object) -> str:
    return f'<guid isPermaLink="false">{value}</guid>'


def _only(items: str) -> FeedItem:
    (item,) = _read(_rss(items)).items
    return item


def test_an_item_of_rss_tells_link_title_day_publisher_and_writer() -> None:
    found = _only(
        "<item><title>Talks &amp;amp; tolls: &lt;i&gt;Lamu&lt;/i&gt; waits</title><link>../a?x=1&amp;y=2</link>"
        '<guid isPermaLink="false">g1</guid><pubDate>Tue, 04 May 2021 23:30:00 -0500</pubDate>'
        '<dc:creator>Ada Njeri</dc:creator><source url="https://wire.example/rss">The Wire</source>'
        "<description>Short.</description></item>"
    )
    assert found == FeedItem(
        key="g1",
        link="https://daily.example/a?x=1&y=2",
        title="Talks & tolls: Lamu waits",
        published="2021-05-04",
        publisher="The Wire",
        byline="Ada Njeri",
        text="Short.",
        whole=False,
    )


def test_an_item_of_atom_tells_the_same() -> None:
    feed = _read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/"><title>Base</title>'
        '<entry><id>tag:base,1</id><title>T</title><link rel="enclosure" href="m.mp3"/><link href="one"/>'
        "<updated>2021-05-04T22:00:00-05:00</updated><author><name>Zoë</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p><p>You</p></div></content>'
        "</entry></feed>"
    )
    assert (feed.title, feed.media_type) == ("Base", "application/atom+xml")
    assert feed.items == (
        FeedItem(
            key="tag:base,1",
            link="https://base.example/x/one",
            title="T",
            published="2021-05-04",
            publisher="Base",
            byline="Zoë",
            text="Hi\n\nYou",
            whole=True,
        ),
    )


OLD = {
    "0.90": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Old</title></channel>{}</rdf:RDF>',
    "0.91": '<rss version="0.91"><channel><title>Old</title>{}</channel></rss>',
    "0.92": '<rss version="0.92"><channel><title>Old</title>{}</channel></rss>',
    "1.0": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    "<channel><title>Old</title></channel>{}</rdf:RDF>",
    "2.0": '<rss version="2.0"><channel><title>Old</title>{}</channel></rss>',
    "no version": "<rss><channel><title>Old</title>{}</channel></rss>",
}


@pytest.mark.parametrize("version", OLD)
def test_every_version_of_rss_is_read(version: str) -> None:
    feed = _read(OLD[version].format("<item><title>One</title><link>/1</link></item>"))
    assert (feed.title, feed.media_type) == ("Old", "application/rss+xml")
    assert [(item.key, item.link, item.title) for item in feed.items] == [
        ("https://daily.example/1", "https://daily.example/1", "One")
    ]


def test_content_goes_before_summary_and_loses_its_markup() -> None:
    found = _only(
        "<item><guid>g</guid><description>Short.</description><content:encoded><![CDATA["
        "<p>One <b>bold</b> text.</p><script>x()</script>tail<p>Two<br>three</p><!-- c -->"
        "<figure><figcaption>photo</figcaption></figure><ul><li>four</li></ul><style>p{}</style>end]]>"
        "</content:encoded></item>"
    )
    assert (found.text, found.whole) == ("One bold text.\n\ntail\n\nTwo\n\nthree\n\nfour\n\nend", True)


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<guid>https://daily.example/g</guid>", "https://daily.example/g"),
        ('<guid isPermaLink="false">https://daily.example/g</guid>', None),
        ("<title>t</title><link>javascript:alert(1)</link>", None),
        ("<title>t</title><link>file:///etc/passwd</link>", None),
        ("<title>t</title><link>https://[::1</link>", None),
        ("<title>t</title><link>  /a\n </link>", "https://daily.example/a"),
    ],
)
def test_a_link_is_an_address_of_the_web_or_none(item: str, link: str | None) -> None:
    assert _only(f"<item>{item}</item>").link == link


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 04 May 2021 23:30:00 -0500", "2021-05-04"),
        ("Wed, 05 May 2021 00:30:00 +0300", "2021-05-05"),
        ("2021-05-04T23:30:00-05:00", "2021-05-04"),
        ("04 May 2021 10:00 EST", "2021-05-04"),
        ("2021-02-30", None),
        ("yesterday", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("", None),
    ],
)
def test_the_day_is_the_one_that_is_written(written: str, day: str | None) -> None:
    assert _only(f"<item><guid>g</guid><pubDate>{written}</pubDate></item>").published == day


def test_an_item_without_guid_link_and_title_is_none_and_none_comes_twice() -> None:
    feed = _read(_rss(f"<item/><item>{_guid('a')}<title>new</title></item><item>{_guid('a')}</item>"))
    assert [(item.key, item.title) for item in feed.items] == [("a", "new")]


def test_more_items_than_are_read_are_counted() -> None:
    feed = _read(_rss("".join(f"<item>{_guid(number)}</item>" for number in range(30))), limit=20)
    assert (len(feed.items), feed.items[0].key, feed.left_out) == (20, "0", 10)


def test_a_feed_without_items_is_a_feed() -> None:
    assert _read(_rss("")) == Feed(title="Lake Daily")


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", None, None),
        ("utf-8", None, "iso-8859-1"),
        ("utf-8", "us-ascii", None),
        ("cp1252", "windows-1252", None),
        ("cp1252", "utf-8", None),
        ("cp1252", None, "windows-1252"),
        ("cp1252", None, "utf-8"),
        ("utf-16", "utf-16", None),
    ],
)
def test_a_feed_is_decoded_as_its_bytes_want_it(encoding: str, declared: str | None, charset: str | None) -> None:
    text = _rss("<item><title>“Café” talks</title><link>/a</link></item>")
    if declared:
        text = text.replace('version="1.0"', f'version="1.0" encoding="{declared}"', 1)
    assert [item.title for item in _read(text.encode(encoding), charset).items] == ["“Café” talks"]


@pytest.mark.parametrize("cut", [0.5, 0.8, 0.95])
def test_of_a_feed_that_breaks_off_the_items_before_are_taken(cut: float) -> None:
    whole = _rss("".join(f"<item>{_guid(n)}<title>Talks {n}</title></item>" for n in range(20)))
    feed = _read(whole[: int(len(whole) * cut)])
    assert 5 < len(feed.items) < 21
    assert feed.remark is not None
    assert "not well formed" in feed.remark


@pytest.mark.parametrize("reference", ["&#x110000;", "&#0;", "&#99999999999999999999;", "&#xD800;", "&#x;", "&nope;"])
def test_a_reference_to_no_character_does_not_cost_the_feed(reference: str) -> None:
    feed = _read(_rss(f"<item>{_guid(1)}<title>Talks {reference} on</title></item><item>{_guid(2)}</item>"))
    assert [item.key for item in feed.items] == ["1", "2"]
    assert (feed.items[0].title or "").startswith("Talks")


def test_a_stray_sign_does_not_cost_the_feed() -> None:
    feed = _read(_rss(f"<item>{_guid(1)}<title>Fish & chips < talks</title></item><item>{_guid(2)}</item>"))
    assert [item.key for item in feed.items] == ["1", "2"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"hello", "neither RSS nor Atom"),
        (b"\x00\x01\x02" * 100, "neither RSS nor Atom"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "neither RSS nor Atom"),
        (b"<?xml version='1.0'?><note><to>you</to></note>", "neither RSS nor Atom"),
        (b"<!DOCTYPE html><html><body>Hi</body></html>", "is a web page and not a feed, and names none"),
        (
            b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>",
            "is a web page and not a feed; it names https://daily.example/rss",
        ),
    ],
)
def test_what_is_no_feed_says_what_it_is(content: bytes, problem: str) -> None:
    with pytest.raises(Problem, match=problem):
        _read(content)


@pytest.fixture(scope="module")
def child() -> Iterator[ChildReader]:
    with ChildReader(seconds=3) as made:
        yield made


def test_a_feed_is_read_in_the_child_process(child: ChildReader) -> None:
    feed = read_feed(child, _rss("<item><guid>1</guid><title>One</title></item>").encode(), ADDRESS)
    assert [item.title for item in feed.items] == ["One"]
    with pytest.raises(SourceError, match=r"^https://daily\.example/feeds/all\.xml: is neither RSS nor Atom"):
        read_feed(child, b"nonsense", ADDRESS)


def test_no_file_and_no_address_is_opened_for_a_feed(child: ChildReader) -> None:
    for name in (b"/etc/hostname", b"file:///etc/hostname", b"http://127.0.0.1:9/feed"):
        with pytest.raises(SourceError, match="neither RSS nor Atom"):
            read_feed(child, name, ADDRESS)
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _rss("<item><title>&x;</title></item>")[21:]
    feed = read_feed(child, outside.encode(), ADDRESS)
    assert "root" not in repr(feed)


def _bombs() -> dict[str, str]:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 11))
    doctype = f'<!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{entities}]>'
    return {
        "entities": doctype + _rss("<item><title>&e10;</title></item>")[21:],
        "deep markup": _rss("<item><guid>g</guid><description>" + "&lt;div&gt;" * 60_000 + "</description></item>"),
        "deep xml": _rss("<a>" * 15_000),
        "long title": _rss("<item><title>" + "word " * 300_000 + "</title></item>"),
        "many attributes": _rss("<item " + " ".join(f'a{n}="1"' for n in range(4_000)) + "/>"),
        "comments": _rss("<item><guid>g</guid><description>" + "&lt;!--" * 60_000 + "</description></item>"),
    }


@pytest.mark.parametrize("name", _bombs())
def test_a_hostile_feed_gives_items_or_a_reason_within_its_limits(child: ChildReader, name: str) -> None:
    content = _bombs()[name].encode()
    try:
        feed = read_feed(child, content, ADDRESS)
    except SourceError as error:
        assert str(error).startswith(ADDRESS)
    else:
        assert sum(len(item.title or "") + len(item.text or "") for item in feed.items) < 1_000_000
    assert read_feed(child, _rss(f"<item>{_guid(1)}</item>").encode(), ADDRESS).items[0].key == "1"
