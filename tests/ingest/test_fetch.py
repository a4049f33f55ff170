"""The fetcher against a real server: manners, limits, and what hostile servers do."""

import gzip
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.utils import format_datetime

import pytest

from localserver import HandClock, Reply, Request, Site, serving
from standoff import __version__
from standoff.errors import FetchError
from standoff.ingest.web.fetch import Fetcher, Known
from standoff.ingest.web.limits import Limits

PAGE = Reply(b"<html><body>Talks</body></html>", headers={"Content-Type": "text/html; charset=utf-8"})
QUICK = Limits(connect=1.0, read=0.3, total=1.0, most_bytes=100_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        made.pages["/page"] = PAGE
        yield made


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def fetcher(site: Site, clock: HandClock) -> Fetcher:
    made = Fetcher(clock, QUICK)
    made.trust(site.url("/"))
    return made


def _robots(text: str) -> Reply:
    return Reply(text.encode(), headers={"Content-Type": "text/plain"})


def _fails(fetcher: Fetcher, address: str, **asked: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(address, **asked)  # type: ignore[arg-type]
    return caught.value


# -- what comes of an address -------------------------------------------------------------------------


def test_a_page_comes_with_its_type_charset_and_time(site: Site, fetcher: Fetcher, clock: HandClock) -> None:
    found = fetcher.fetch(site.url("/page#part"))
    assert (found.content, found.media_type, found.charset) == (PAGE.body, "text/html", "utf-8")
    assert (found.address, found.retrieved, found.moved) == (site.url("/page"), clock.now(), None)


def test_standoff_says_who_it_is(site: Site, clock: HandClock) -> None:
    fetcher = Fetcher(clock, QUICK, contact="desk@example.org\r\nX-Bad: 1")
    fetcher.trust(site.url("/"))
    fetcher.fetch(site.url("/page"))
    agents = {request.headers["user-agent"] for request in site.requests}
    assert agents == {f"standoff/{__version__} (reads news reports; desk@example.orgX-Bad: 1)"}


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda b: zlib.compress(b)[2:-4])],
)
def test_a_packed_page_is_unpacked(site: Site, fetcher: Fetcher, encoding: str, pack: object) -> None:
    site.pages["/packed"] = Reply(pack(b"words " * 1000), headers={"Content-Encoding": encoding})  # type: ignore[operator]
    assert fetcher.fetch(site.url("/packed")).content == b"words " * 1000


def test_an_unchanged_page_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    def answer(request: Request) -> Reply:
        if request.headers.get("if-none-match") == '"v1"':
            assert request.headers["if-modified-since"] == "Mon, 02 Mar 2026 08:00:00 GMT"
            return Reply(status=304)
        return Reply(b"new", headers={"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 08:00:00 GMT"})

    site.pages["/feed"] = answer
    first = fetcher.fetch(site.url("/feed"))
    again = fetcher.fetch(site.url("/feed"), known=first.known)
    assert (first.content, again.content, again.known) == (b"new", None, first.known)


def test_a_304_that_nobody_asked_for_is_a_failure(site: Site, fetcher: Fetcher) -> None:
    site.pages["/odd"] = Reply(status=304)
    assert "304" in str(_fails(fetcher, site.url("/odd")))


def test_validators_that_cannot_be_sent_back_are_not_kept(site: Site, fetcher: Fetcher) -> None:
    site.pages["/odd"] = Reply(b"x", headers={"ETag": '"' + "e" * 2000 + '"', "Last-Modified": "gest\xe9rn"})
    assert fetcher.fetch(site.url("/odd")).known == Known()


# -- manners ------------------------------------------------------------------------------------------


def test_there_is_a_pause_between_two_requests_to_a_host(site: Site, fetcher: Fetcher, clock: HandClock) -> None:
    for _ in range(3):
        fetcher.fetch(site.url("/page"))
    assert site.paths() == ["/robots.txt", "/page", "/page", "/page"]
    assert clock.slept == [1.0, 1.0, 1.0]


def test_the_pause_that_robots_asks_for_is_kept(site: Site, fetcher: Fetcher, clock: HandClock) -> None:
    site.pages["/robots.txt"] = _robots("User-agent: *\nCrawl-delay: 7\n")
    fetcher.fetch(site.url("/page"))
    fetcher.fetch(site.url("/page"))
    assert clock.slept == [7.0, 7.0]


def test_a_pause_longer_than_is_waited_gives_the_host_up_for_now(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = _robots("User-agent: standoff\nCrawl-delay: 3600\n")
    error = _fails(fetcher, site.url("/page"))
    assert error.wait == 3600
    assert "wants no request for another 3,600 seconds" in str(error)


def test_what_robots_disallows_is_not_fetched(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = _robots("User-agent: *\nAllow: /\n\nUser-agent: standoff\nDisallow: /page\n")
    error = _fails(fetcher, site.url("/page"))
    assert (error.wait, site.paths()) == (None, ["/robots.txt"])
    assert "robots.txt asks programs not to" in str(error)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_robots_file_that_is_not_there_allows_everything(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /", status=status)
    assert fetcher.fetch(site.url("/page")).content == PAGE.body


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_file_that_cannot_be_had_allows_nothing_for_now(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/robots.txt"] = Reply(status=status)
    error = _fails(fetcher, site.url("/page"))
    assert error.wait is not None
    assert str(status) in str(error)
    assert site.paths() == ["/robots.txt"] * 3


def test_robots_is_read_once_a_day_and_followed_where_it_has_moved(
    site: Site, fetcher: Fetcher, clock: HandClock
) -> None:
    site.pages["/robots.txt"] = Reply(status=301, headers={"Location": "/rules"})
    site.pages["/rules"] = _robots("User-agent: *\nDisallow: /secret\n")
    for _ in range(2):
        fetcher.fetch(site.url("/page"))
    _fails(fetcher, site.url("/secret/x"))
    assert site.asked("/rules") == 1
    clock.sleep(25 * 3600)
    fetcher.fetch(site.url("/page"))
    assert site.asked("/rules") == 2


def test_hostile_robots_files_do_no_harm(site: Site, fetcher: Fetcher) -> None:
    rules = "User-agent: *\nCrawl-delay: nan\nCrawl-delay: -5\nDisallow: /" + "*a" * 40 + "b\n"
    site.pages["/robots.txt"] = _robots(rules + "Disallow: /*/x*$\n" * 60_000)
    site.pages["/" + "a" * 900] = PAGE
    assert fetcher.fetch(site.url("/" + "a" * 900)).content == PAGE.body


def test_a_host_is_asked_one_thing_at_a_time(site: Site, fetcher: Fetcher) -> None:
    site.pages["/slow"] = Reply([b"a", b"b"], pause=0.02)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(fetcher.fetch, [site.url("/slow")] * 8))
    assert (site.asked("/slow"), site.asked("/robots.txt"), site.most_at_once) == (8, 1, 1)


def test_a_busy_host_is_asked_again_when_it_wants(site: Site, fetcher: Fetcher, clock: HandClock) -> None:
    answers = iter([Reply(status=429, headers={"Retry-After": "40"}), PAGE])
    site.pages["/busy"] = lambda _: next(answers)
    assert fetcher.fetch(site.url("/busy")).content == PAGE.body
    assert clock.passed == 1 + 40


def test_a_busy_host_may_name_a_date(site: Site, fetcher: Fetcher, clock: HandClock) -> None:
    until = format_datetime(clock.now() + timedelta(seconds=61), usegmt=True)
    answers = iter([Reply(status=503, headers={"Retry-After": until}), PAGE])
    site.pages["/busy"] = lambda _: next(answers)
    fetcher.fetch(site.url("/busy"))
    assert clock.passed == 61


def test_a_host_that_is_closed_for_long_is_not_asked_at_all(site: Site, fetcher: Fetcher, clock: HandClock) -> None:
    site.pages["/busy"] = Reply(status=503, headers={"Retry-After": "7200"})
    assert _fails(fetcher, site.url("/busy")).wait == 7200
    assert _fails(fetcher, site.url("/page")).wait == 7200
    assert site.paths() == ["/robots.txt", "/busy"]
    clock.sleep(7200)
    assert fetcher.fetch(site.url("/page")).content == PAGE.body


@pytest.mark.parametrize("written", ["soon", "-5", "Mon, 99 Foo 2026", "9" * 400, "inf", "²"])
def test_nonsense_in_retry_after_is_survived(site: Site, fetcher: Fetcher, written: str) -> None:
    site.pages["/busy"] = Reply(status=503, headers={"Retry-After": written.encode().decode("latin-1")})
    assert _fails(fetcher, site.url("/busy")).wait is not None


def test_failures_that_may_pass_are_tried_again_with_a_growing_pause(
    site: Site, fetcher: Fetcher, clock: HandClock
) -> None:
    answers = iter([Reply(status=500), Reply(status=502), PAGE])
    site.pages["/shaky"] = lambda _: next(answers)
    assert fetcher.fetch(site.url("/shaky")).content == PAGE.body
    assert clock.slept == [1.0, 5.0, 10.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_failures_that_will_not_pass_are_asked_once(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/gone"] = Reply(status=status)
    error = _fails(fetcher, site.url("/gone"))
    assert (error.wait, site.asked("/gone")) == (None, 1)
    assert str(error).startswith(f"{site.url('/gone')}: the server answers {status}")


def test_the_back_off_has_a_cap() -> None:
    assert [Limits().back_off(failures) for failures in (1, 2, 3, 4, 5, 10, 10**9)] == [5, 10, 20, 40, 60, 60, 60]


# -- redirects ----------------------------------------------------------------------------------------


def test_redirects_are_followed_and_a_move_for_good_is_told(site: Site, fetcher: Fetcher) -> None:
    site.pages["/old"] = Reply(status=301, headers={"Location": "/page?caf\xc3\xa9"})
    site.pages["/page?caf%C3%A9"] = PAGE
    found = fetcher.fetch(site.url("/old"))
    assert found.address == found.moved == site.url("/page?caf%C3%A9")
    site.pages["/hop"] = Reply(status=302, headers={"Location": "/old"})
    assert fetcher.fetch(site.url("/hop")).moved is None


def test_a_loop_of_redirects_ends(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = Reply(status=302, headers={"Location": "/b"})
    site.pages["/b"] = Reply(status=302, headers={"Location": "/a"})
    assert "more than 5 redirects" in str(_fails(fetcher, site.url("/a")))
    assert site.asked() == 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://example.org/x", "javascript:1", "http://", "//:80"])
def test_redirects_lead_only_to_the_web(site: Site, fetcher: Fetcher, location: str) -> None:
    site.pages["/away"] = Reply(status=302, headers={"Location": location})
    assert _fails(fetcher, site.url("/away")).wait is None


def test_robots_of_the_host_to_which_a_redirect_leads_counts(site: Site, fetcher: Fetcher) -> None:
    with serving() as other:
        fetcher.trust(other.url("/"))
        other.pages["/robots.txt"] = _robots("User-agent: *\nDisallow: /\n")
        site.pages["/away"] = Reply(status=302, headers={"Location": other.url("/x")})
        assert "robots.txt" in str(_fails(fetcher, site.url("/away")))
        assert other.paths() == ["/robots.txt"]


# -- private networks ---------------------------------------------------------------------------------


def test_a_redirect_into_a_private_network_is_refused(site: Site, fetcher: Fetcher) -> None:
    with serving() as inner:
        inner.pages["/page"] = PAGE
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"):
            site.pages["/away"] = Reply(status=302, headers={"Location": inner.url("/page", host)})
            assert "private network" in str(_fails(fetcher, site.url("/away")))
        assert inner.requests == []


def test_private_networks_can_be_allowed(site: Site, clock: HandClock) -> None:
    assert Fetcher(clock, QUICK, private=True).fetch(site.url("/page")).content == PAGE.body


def test_a_link_into_a_private_network_is_refused_unless_a_user_named_its_place(site: Site, clock: HandClock) -> None:
    fetcher = Fetcher(clock, QUICK)
    assert "127.0.0.1, an address of a private network" in str(_fails(fetcher, site.url("/page")))
    assert site.requests == []
    fetcher.trust(site.url("/feed"))
    assert fetcher.fetch(site.url("/page")).content == PAGE.body


# -- limits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("measured", [True, False])
def test_a_body_over_the_limit_is_refused(site: Site, fetcher: Fetcher, measured: bool) -> None:
    site.pages["/big"] = Reply([b"x" * 10_000] * 30, measured=measured)
    error = _fails(fetcher, site.url("/big"))
    assert error.wait is None
    assert "100,000" in str(error)
    assert fetcher.fetch(site.url("/big"), most_bytes=300_000).content == b"x" * 300_000


def test_a_bomb_is_not_unpacked(site: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    site.pages["/bomb"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    assert "longer than 100,000 bytes when unpacked" in str(_fails(fetcher, site.url("/bomb")))
    site.pages["/bombs"] = Reply(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"})
    assert "'gzip, gzip'" in str(_fails(fetcher, site.url("/bombs")))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "rot13"])
def test_what_cannot_be_unpacked_is_a_failure(site: Site, fetcher: Fetcher, encoding: str) -> None:
    site.pages["/odd"] = Reply(b"not packed at all", headers={"Content-Encoding": encoding})
    assert "packed" in str(_fails(fetcher, site.url("/odd")))


def test_a_server_that_falls_silent_is_given_up(site: Site, clock: HandClock) -> None:
    fetcher = Fetcher(clock, Limits(read=0.1, tries=1), private=True)
    site.pages["/silent"] = Reply([b"a", b"b"], pause=0.3)
    error = _fails(fetcher, site.url("/silent"))
    assert (error.wait, "in time" in str(error)) == (0, True)


def test_a_server_that_drips_is_given_up(site: Site, clock: HandClock) -> None:
    fetcher = Fetcher(clock, Limits(read=0.5, total=0.3, tries=1), private=True)
    for measured in (True, False):
        site.pages["/drip"] = Reply([b"a"] * 100, pause=0.02, measured=measured)
        assert "more than 0.3 seconds" in str(_fails(fetcher, site.url("/drip")))


def test_an_answer_that_breaks_off_is_a_failure_that_may_pass(site: Site, fetcher: Fetcher) -> None:
    site.pages["/half"] = Reply(b"half", headers={"Content-Length": "400"}, measured=False)
    error = _fails(fetcher, site.url("/half"))
    assert error.wait is not None
    assert site.asked("/half") == 3


def test_types_that_are_not_read_are_told_before_their_body_is_fetched(site: Site, fetcher: Fetcher) -> None:
    site.pages["/film"] = Reply(b"x" * 50_000, headers={"Content-Type": "Video/MP4"})
    site.pages["/untold"] = Reply(b"x", headers={"Content-Type": "application/octet-stream"})
    assert "'video/mp4', which standoff does not read" in str(_fails(fetcher, site.url("/film"), types=["text/html"]))
    assert fetcher.fetch(site.url("/untold"), types=["text/html"]).media_type is None


def test_nobody_there_is_a_failure_that_may_pass(clock: HandClock) -> None:
    with serving() as gone:
        address = gone.url("/page")
    error = _fails(Fetcher(clock, QUICK, private=True), address)
    assert error.wait is not None
    assert "refused" in str(error).lower()
