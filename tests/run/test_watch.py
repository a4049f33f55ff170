"""Feeds into a record, against a real server: what is asked of it and how often, and what a user is told."""

import socket
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest

from localserver import HandClock, Reply, Request, Site, serving
from standoff.ingest import SourceReader
from standoff.ingest.web import connect
from standoff.ingest.web.fetch import Fetcher
from standoff.ingest.web.limits import Limits
from standoff.lexicon import Lexicon, load_lexicon
from standoff.pipeline import DocumentCoder
from standoff.run import Bench
from standoff.run.news import Arrival, Delay, News, Plan, Visit
from standoff.run.watch import MOST_TRIES, Watcher
from standoff.store import Store, open_store
from standoff.store.feeds import FeedLog

MINUTE = timedelta(minutes=1)
BODY = (
    "Kenya on Tuesday demanded that Somalia withdraw its patrol boats from the disputed waters near report {}. "
    "Foreign Minister Wanjiru Odera said that there would be no talks while the boats are there. "
    "Somalia rejected the demand, and the ministers will meet in Kampala on 9 May, officials said."
)


def page(name: object, charset: str = "utf-8") -> Reply:
    """A web page with a report."""
    paragraphs = "".join(f"<p>{part}.</p>" for part in BODY.format(name).split(". "))
    text = f"<html><head><title>Report {name}</title></head><body><article>{paragraphs}</article></body></html>"
    return Reply(text.encode(charset), headers={"Content-Type": f"text/html; charset={charset}"})


def item(name: object, link: str | None = "", more: str = "") -> str:
    """An item of a feed; its link is "/NAME" unless another, or `None`, is given."""
    where = "" if link is None else f"<link>{link or f'/{name}'}</link>"
    return (
        f'<item><title>Report {name}</title>{where}<guid isPermaLink="false">guid {name}</guid>'
        f"<pubDate>Tue, 04 May 2021 23:30:00 -0500</pubDate>{more}</item>"
    )


def feed(*items: str, title: str = "Lake Daily", etag: str | None = None) -> Callable[[Request], Reply]:
    """A feed; with an `etag`, it comes only to who does not have it."""
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'

    def answer(request: Request) -> Reply:
        if etag and request.headers.get("if-none-match") == etag:
            return Reply(status=304)
        headers = {"Content-Type": "application/rss+xml", **({"ETag": etag} if etag else {})}
        return Reply(text.encode(), headers=headers)

    return answer


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def reader(lexicon: Lexicon) -> Iterator[SourceReader]:
    with SourceReader(lexicon) as made:
        yield made


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        for name in range(12):
            made.pages[f"/{name}"] = page(name)
        yield made


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "crisis.db", create=True) as made:
        yield made


Watch = Callable[..., Iterator[News]]


@pytest.fixture
def watch(
    site: Site, clock: HandClock, store: Store, reader: SourceReader, lexicon: Lexicon, coder: DocumentCoder
) -> Watch:
    """Starts a watch as if the program had been started anew; it ends by itself unless `once` is false."""

    def start(*feeds: str, **plan: object) -> Iterator[News]:
        fetcher = Fetcher(clock, Limits(read=0.5, total=2.0, tries=1), memory=store.feeds)
        asked = {"every": MINUTE, "once": True, **plan}
        addresses = tuple(site.url(one) if one.startswith("/") else one for one in feeds)
        bench = Bench(lexicon, "model", coder)
        return Watcher(store, fetcher, reader, bench, clock, Plan(feeds=addresses, **asked)).run()  # type: ignore[arg-type]

    return start


def _titles(news: list[News]) -> list[str | None]:
    """Headlines of what arrived."""
    return [one.outcome.document.title for one in news if isinstance(one, Arrival) and one.outcome.document]


def _problems(news: list[News]) -> list[str]:
    """Why what failed has failed."""
    return [one.outcome.failure.reason for one in news if isinstance(one, Arrival) and one.outcome.failure]


def _only(news: list[News]) -> Arrival:
    (found,) = [one for one in news if isinstance(one, Arrival)]
    return found


# -- what comes of a feed -----------------------------------------------------------------------------


def test_what_a_feed_announces_is_fetched_coded_and_kept(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1), item(2))
    news = list(watch("/feed"))
    assert [type(one) for one in news] == [Visit, Arrival, Arrival]
    assert (news[0].new, news[0].title, news[0].problem) == (2, "Lake Daily", None)  # type: ignore[union-attr]
    assert _titles(news) == ["Report 1", "Report 2"]
    documents = {document.title: document for document in store.documents()}
    one = documents["Report 1"]
    assert (one.url, one.source, one.publisher) == (site.url("/1"), site.url("/1"), "Lake Daily")
    assert (one.published, one.media_type) == (date(2021, 5, 4), "text/html")
    assert one.retrieved is not None
    assert one.checksum is not None
    assert store.count("statement") > 0


def test_a_page_goes_before_its_feed_where_both_tell(site: Site, store: Store, watch: Watch) -> None:
    head = "<head><meta property='og:site_name' content='The Paper'><meta property='article:published_time' "
    told = page(1)
    told.body = told.body.replace(b"<head>", head.encode() + b"content='2021-05-05T08:00:00+03:00'>")  # type: ignore[union-attr]
    site.pages["/1"] = told
    site.pages["/feed"] = feed(item(1))
    list(watch("/feed"))
    (document,) = store.documents()
    assert (document.publisher, document.published) == ("The Paper", date(2021, 5, 5))


def test_what_was_seen_is_not_fetched_again_by_this_run_or_another(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1), etag='"v1"')
    list(watch("/feed"))
    clock.sleep(120)
    (again,) = watch("/feed")
    assert isinstance(again, Visit)
    assert (again.new, again.unchanged, again.title) == (0, True, "Lake Daily")
    site.pages["/feed"] = feed(item(2), item(1), etag='"v2"')
    clock.sleep(120)
    assert _titles(list(watch("/feed"))) == ["Report 2"]
    assert (site.asked("/feed"), site.asked("/1"), site.asked("/2")) == (3, 1, 1)


def test_a_watch_goes_on_and_visits_at_its_pace(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1))
    news = list(islice(watch("/feed", once=False, every=timedelta(minutes=15)), 5))
    assert [type(one) for one in news] == [Visit, Arrival, Visit, Visit, Visit]
    visits = [one.at for one in news if isinstance(one, Visit)]
    assert [later - sooner for sooner, later in pairwise(visits)] == [timedelta(minutes=15)] * 3
    assert max(clock.slept) <= 60


def test_a_feed_visited_a_moment_ago_is_left_alone(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1))
    list(watch("/feed"))
    assert list(watch("/feed")) == []
    assert site.asked("/feed") == 1


def test_the_same_page_announced_twice_is_one_report(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1), item("again", "/1"))
    site.pages["/other"] = feed(item(7, "/1?utm_source=rss"), item(2), title="Other")
    list(watch("/feed", "/other"))
    assert (site.asked("/1"), site.asked("/1?utm_source=rss"), store.count("document")) == (1, 0, 2)


def test_a_limit_leaves_the_others_for_the_next_visit(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/feed"] = feed(*map(item, range(5)), etag='"v1"')
    assert _titles(list(watch("/feed", limit=2))) == ["Report 0", "Report 1"]
    clock.sleep(120)
    assert _titles(list(watch("/feed", limit=2))) == ["Report 2", "Report 3"]
    clock.sleep(120)
    assert _titles(list(watch("/feed"))) == ["Report 4"]


def test_a_day_in_the_future_is_not_believed(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1).replace("2021", "2031"))
    list(watch("/feed"))
    assert [document.published for document in store.documents()] == [None]


def test_what_is_not_english_is_stored_and_told(site: Site, watch: Watch) -> None:
    french = "Le ministre a déclaré lundi que les négociations avec le pays voisin avaient échoué. " * 4
    site.pages["/1"] = Reply(f"<html><body><article><p>{french}</p></article></body></html>".encode())
    site.pages["/feed"] = feed(item(1))
    assert _only(list(watch("/feed"))).outcome.foreign


# -- what the feed itself holds ------------------------------------------------------------------------

WHOLE = f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[<p>{BODY}</p>]]></content:encoded>"


@pytest.mark.parametrize("status", [403, 404, 410])
def test_where_a_page_cannot_be_had_the_text_of_the_feed_serves_and_is_told(
    site: Site, store: Store, watch: Watch, status: int
) -> None:
    site.pages["/1.html"] = Reply(status=status)
    site.pages["/feed"] = feed(item(1, "/1.html", more=WHOLE))
    arrival = _only(list(watch("/feed")))
    assert arrival.from_feed
    assert str(status) in (arrival.why_from_feed or "")
    (document,) = store.documents()
    assert (document.media_type, document.source) == ("application/rss+xml", site.url("/feed"))
    assert (document.url, document.publisher, document.published) == (
        site.url("/1.html"),
        "Lake Daily",
        date(2021, 5, 4),
    )
    assert document.text.startswith("Report 1\n\nKenya on Tuesday demanded")
    assert store.count("event") > 0
    assert store.failures() == []


def test_a_short_summary_does_not_stand_for_a_page(site: Site, clock: HandClock, store: Store, watch: Watch) -> None:
    site.pages["/1"] = Reply(status=404)
    site.pages["/feed"] = feed(item(1, more="<description>Kenya demands that boats leave.</description>"))
    assert _problems(list(watch("/feed"))) == ["the server answers 404 (Not Found)"]
    assert [(one.source, one.stage) for one in store.failures()] == [(site.url("/1"), "fetch")]
    clock.sleep(3600)
    list(watch("/feed"))
    assert (site.asked("/1"), store.count("document")) == (1, 0)


def test_links_need_not_be_followed(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1, more="<description>Kenya demands that boats leave.</description>"), item(2))
    news = list(watch("/feed", follow=False))
    assert site.paths() == ["/robots.txt", "/feed"]
    assert [one.from_feed for one in news if isinstance(one, Arrival)] == [True, False]
    assert _problems(news) == ["the feed holds no text of it, and its page is not fetched"]
    assert [document.text for document in store.documents()] == ["Report 1\n\nKenya demands that boats leave."]


def test_an_item_without_a_link_has_only_its_text(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1, None, WHOLE), item(2, "javascript:alert(1)"))
    news = list(watch("/feed"))
    assert next(one.why_from_feed for one in news if isinstance(one, Arrival)) == "the feed gives no link"
    assert store.count("document") == 1
    assert store.failures()[0].source == f"{site.url('/feed')}#guid 2"


def test_a_page_that_holds_less_than_the_feed_gives_way_to_it(site: Site, store: Store, watch: Watch) -> None:
    wall = "<html><body><article><p>Subscribe to read on about the talks of the ministers.</p></article></body></html>"
    site.pages["/1"] = Reply(wall.encode())
    site.pages["/feed"] = feed(item(1, more=WHOLE))
    assert _only(list(watch("/feed"))).why_from_feed == "the page holds less of it than the feed"
    assert "Subscribe" not in next(store.documents()).text


def test_what_the_server_says_goes_before_the_suffix_of_an_address(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/1.pdf"] = Reply(page(1).body, headers={"Content-Type": "text/html"})
    site.pages["/1.pdf"].body = b"<head></head>" + site.pages["/1.pdf"].body  # type: ignore[operator, union-attr]
    site.pages["/feed"] = feed(item(1, "/1.pdf"))
    list(watch("/feed"))
    assert [document.media_type for document in store.documents()] == ["text/html"]


def test_robots_of_a_page_is_heeded(site: Site, watch: Watch) -> None:
    rules = "User-agent: *\nDisallow: /1\n"
    site.pages["/robots.txt"] = Reply(rules.encode())
    site.pages["/feed"] = feed(item(1, more=WHOLE), item(2))
    news = list(watch("/feed"))
    assert [one.from_feed for one in news if isinstance(one, Arrival)] == [True, False]
    assert site.asked("/1") == 0


# -- failures ------------------------------------------------------------------------------------------


def test_a_failing_feed_ends_nothing_and_is_visited_less_and_less(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/bad"] = Reply(status=500)
    site.pages["/feed"] = feed(item(1))
    news = list(islice(watch("/bad", "/feed", once=False, every=timedelta(minutes=10)), 16))
    bad = [one.at for one in news if isinstance(one, Visit) and one.problem]
    assert [(later - sooner) // MINUTE for sooner, later in pairwise(bad)] == [10, 20, 40]
    assert _titles(news) == ["Report 1"]
    assert {one.problem for one in news if isinstance(one, Visit)} == {
        None,
        "the server answers 500 (Internal Server Error)",
    }


def test_a_feed_that_answers_again_loses_its_failure(site: Site, clock: HandClock, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = Reply(b"<html><body>Down for repairs</body></html>")
    (visit,) = watch("/feed")
    assert "is a web page and not a feed" in (visit.problem or "")  # type: ignore[union-attr]
    assert [(one.source, one.stage) for one in store.failures()] == [(site.url("/feed"), "feed")]
    assert list(watch("/feed")) == [], "not before it is due"
    site.pages["/feed"] = feed(item(1))
    clock.sleep(90)
    assert _titles(list(watch("/feed"))) == ["Report 1"]
    assert (store.failures(), store.feeds.state(site.url("/feed")).failures) == ([], 0)


def test_what_a_feed_was_before_it_broke_is_remembered(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/feed"] = feed(item(1), etag='"v1"')
    list(watch("/feed"))
    site.pages["/feed"] = Reply(b"nonsense", headers={"ETag": '"bad"'})
    clock.sleep(120)
    list(watch("/feed"))
    site.pages["/feed"] = feed(item(1), etag='"v1"')
    clock.sleep(600)
    (visit,) = watch("/feed")
    assert visit.unchanged  # type: ignore[union-attr]


def test_a_feed_that_asks_for_time_gets_it(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/feed"] = Reply(status=429, headers={"Retry-After": "7200"})
    first, second = islice(watch("/feed", once=False, every=timedelta(minutes=15)), 2)
    assert second.at - first.at == timedelta(hours=2)


def test_a_page_that_fails_for_now_is_tried_again_later(
    site: Site, clock: HandClock, store: Store, watch: Watch
) -> None:
    site.pages["/1"] = Reply(status=503)
    site.pages["/feed"] = feed(item(1), etag='"v1"')
    news = list(watch("/feed"))
    assert [type(one) for one in news] == [Visit, Delay]
    site.pages["/1"] = page(1)
    clock.sleep(60)
    assert [type(one) for one in watch("/feed")] == [Visit], "not before it is due"
    clock.sleep(300)
    assert _titles(list(watch("/feed"))) == ["Report 1"]
    assert (site.asked("/1"), store.failures()) == (2, [])


def test_a_page_that_goes_on_failing_is_given_up(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/1"] = Reply(status=503)
    site.pages["/2"] = Reply(status=503)
    site.pages["/feed"] = feed(item(1, more=WHOLE), item(2), etag='"v1"')
    news: list[News] = []
    for one in watch("/feed", once=False, every=timedelta(days=1)):
        news.append(one)
        if sum(isinstance(one, Arrival) for one in news) == 2:
            break
    assert (site.asked("/1"), site.asked("/2")) == (MOST_TRIES, MOST_TRIES)
    assert [one.from_feed for one in news if isinstance(one, Arrival)] == [True, False]
    assert [one.source for one in store.failures()] == [site.url("/2")]


def test_a_machine_without_a_network_holds_it_against_nobody(
    site: Site, clock: HandClock, store: Store, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/feed"] = feed(item(1))
    with monkeypatch.context() as unplugged:
        news = watch("/feed", once=False)
        unplugged.setattr(connect, "resolve", _no_network)
        assert "host is unknown" in str(next(news).problem)  # type: ignore[union-attr]
        unplugged.undo()
        begun = [next(news)]
        unplugged.setattr(connect, "resolve", _no_network)
        begun += islice(news, 100)
    assert {type(one) for one in begun} == {Visit, Delay}
    assert all("host is unknown" in str(one.problem) for one in begun[2:] if isinstance(one, Visit))
    assert clock.passed > 3600
    assert store.feeds.state(site.url("/feed")).failures == 0
    clock.sleep(360)
    assert _titles(list(watch("/feed"))) == ["Report 1"]


def _no_network(host: str, port: int) -> object:
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def test_a_link_into_a_private_network_is_not_followed(site: Site, watch: Watch) -> None:
    with serving() as inner:
        inner.pages["/secret"] = page("secret")
        site.pages["/feed"] = feed(item(1, inner.url("/secret")), item(2, "http://169.254.169.254/latest"))
        problems = _problems(list(watch("/feed")))
        assert inner.requests == []
    assert [("private network" in problem) for problem in problems] == [True, True]


def test_pages_of_other_types_and_hostile_ones_cost_one_report_each(site: Site, watch: Watch) -> None:
    site.pages["/1"] = Reply(b"GIF89a", headers={"Content-Type": "image/gif"})
    site.pages["/2"] = Reply(b"<html>" + b"<div>" * 20_000, headers={"Content-Type": "text/html"})
    site.pages["/3"] = Reply(b"", headers={"Content-Type": "text/html"})
    site.pages["/4"] = Reply(status=302, headers={"Location": "/4"})
    site.pages["/feed"] = feed(*map(item, range(1, 6)))
    news = list(watch("/feed"))
    assert len(_problems(news)) == 4
    assert "'image/gif', which standoff does not read" in _problems(news)[0]
    assert _titles(news) == ["Report 5"]


def test_an_interrupted_watch_goes_on_where_it_was(site: Site, clock: HandClock, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = feed(*map(item, range(4)), etag='"v1"')

    def interrupt(seconds: float) -> None:
        if store.count("document") == 2:
            raise KeyboardInterrupt
        HandClock.sleep(clock, seconds)

    clock.sleep = interrupt  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        list(watch("/feed"))
    del clock.sleep  # type: ignore[method-assign]
    clock.sleep(120)
    assert _titles(list(watch("/feed"))) == ["Report 2", "Report 3"]
    assert [site.asked(f"/{number}") for number in range(4)] == [1, 1, 1, 1]


def test_a_kill_between_a_report_and_the_note_that_it_is_there_loses_and_doubles_nothing(
    site: Site, clock: HandClock, store: Store, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/feed"] = feed(item(1), item(2))

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(FeedLog, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            list(watch("/feed"))
    assert store.count("document") == 1
    clock.sleep(120)
    arrivals = [one.outcome for one in watch("/feed") if isinstance(one, Arrival)]
    assert [(outcome.known, outcome.coded) for outcome in arrivals] == [(True, False), (False, True)]
    assert (store.count("document"), store.feeds.waiting(site.url("/feed"))) == (2, [])


def test_two_watches_of_one_record_take_each_report_once(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/feed"] = feed(*map(item, range(4)))
    first = watch("/feed")
    begun = [next(first), next(first)]
    other = list(watch("/feed"))
    rest = list(first)
    assert (_titles(begun), _titles(other), rest) == (["Report 0"], ["Report 1", "Report 2", "Report 3"], [])
    assert (site.asked(), store.count("document")) == (5, 4)


def test_what_a_feed_said_is_kept_only_while_its_report_waits(site: Site, store: Store, watch: Watch) -> None:
    site.pages["/1"] = Reply(status=404)
    site.pages["/2"] = Reply(status=404)
    site.pages["/3"] = Reply(status=503)
    site.pages["/feed"] = feed(item(1, more=WHOLE), item(2), item(3, more=WHOLE))
    list(watch("/feed"))
    with sqlite3.connect(store.path) as raw:
        rows = raw.execute("SELECT state, from_feed, title, text IS NOT NULL FROM feed_item ORDER BY number").fetchall()
        told = raw.execute("SELECT address, title, reports, waiting, failed FROM feeds").fetchall()
    assert rows == [("done", 1, None, 0), ("failed", 0, None, 0), ("waiting", None, "Report 3", 1)]
    assert told == [(site.url("/feed"), "Lake Daily", 1, 1, 1)]


# -- manners -------------------------------------------------------------------------------------------


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/feed"] = feed(*map(item, range(6)))
    list(watch("/feed"))
    assert site.most_at_once == 1
    assert clock.passed == len(site.requests) - 1


def test_while_one_host_rests_another_is_asked(site: Site, clock: HandClock, watch: Watch) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 10\n")
    site.pages["/feed"] = feed(item(1), item(2))
    site.pages["/other"] = feed(item(3, "/3"), item(4, "/4"), title="Other")
    list(watch("/feed", site.url("/other", "localhost")))
    assert len(site.requests) == 8
    assert clock.passed == 40, "one after the other they would take 60"


def test_robots_is_asked_for_once_a_day_however_often_the_program_runs(
    site: Site, clock: HandClock, watch: Watch
) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /1\nCrawl-delay: 3\n")
    site.pages["/feed"] = feed(item(1, more=WHOLE), item(2))
    for _ in range(3):
        list(watch("/feed"))
        clock.sleep(3600)
    assert (site.asked("/robots.txt"), site.asked("/1"), site.asked("/2")) == (1, 0, 1)
    clock.sleep(86_400)
    list(watch("/feed"))
    assert site.asked("/robots.txt") == 2
