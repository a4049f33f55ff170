"""`standoff watch` and addresses in `standoff add`, as a user meets them, against a server on this machine."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from localserver import HandClock, Reply, Site, serving
from standoff.ingest.web import clock
from standoff.store import open_store

Standoff = Callable[..., Any]
"""Runs the command line; see conftest."""

TEXT = (
    "Kenya on Tuesday demanded that Somalia withdraw its patrol boats from the disputed waters near Lamu. "
    "Foreign Minister Wanjiru Odera said that there would be no talks while the boats are there."
)
ITEM = "<item><title>{0}</title><link>/{0}</link><guid isPermaLink='false'>{0}</guid></item>"


def _page(name: str, title: str) -> Reply:
    text = f"<html><head><title>{title}</title></head><body><article><p>{name}: {TEXT}</p></article></body></html>"
    return Reply(text.encode(), headers={"Content-Type": "text/html; charset=ISO-8859-1"})


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        made.pages["/boats"] = _page("Lamu", "“Boats” \x1b[31m near Lamu")
        made.pages["/feed"] = Reply(
            f"<rss version='2.0'><channel><title>Lake Daily</title>{ITEM.format('boats')}</channel></rss>".encode(),
            headers={"Content-Type": "application/rss+xml"},
        )
        yield made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses that are over at once."""
    monkeypatch.setattr(clock, "SystemClock", HandClock)


def _start(site: Site, record: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "standoff", "watch", site.url("/feed"), "-d", str(record), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_watch_runs_until_it_is_interrupted_and_says_what_came_of_it(site: Site, tmp_path: Path) -> None:
    signals = (signal.SIGINT, signal.SIGTERM)
    watches = [_start(site, tmp_path / f"{sent.name}.db") for sent in signals]
    late = threading.Timer(60, lambda: [watch.kill() for watch in watches])
    late.start()
    try:
        for watch, sent in zip(watches, signals, strict=True):
            line = watch.stdout.readline() if watch.stdout else ""
            time.sleep(0.2)
            watch.send_signal(sent)
            out, err = watch.communicate(timeout=40)
            assert (watch.returncode, err) == (0, "")
            assert "Lake Daily: “Boats” [31m near Lamu (" in line
            assert line.rstrip().endswith(site.url("/boats"))
            assert out.startswith(f"{tmp_path / sent.name}.db: 1 feed visited, 1 new report coded (")
    finally:
        late.cancel()
        for watch in watches:
            watch.kill()


@pytest.mark.usefixtures("quick")
def test_once_is_for_cron_and_everything_that_happens_can_be_had_as_json_lines(
    site: Site, tmp_path: Path, standoff: Standoff
) -> None:
    options = ("-d", tmp_path / "crisis.db", "--once", "--format", "jsonl")
    result = standoff("watch", site.url("/feed"), *options)
    visit, report = map(json.loads, result.out.splitlines())
    assert (visit["what"], visit["feed"], visit["new"], visit["problem"]) == ("visit", site.url("/feed"), 1, None)
    assert [report[name] for name in ("what", "link", "coded", "from_feed", "publisher")] == [
        *("report", site.url("/boats"), True, False, "Lake Daily")
    ]
    with open_store(tmp_path / "crisis.db") as store:
        assert [document.id for document in store.documents()] == [report["document"]]
    assert "1 feed visited, 1 new report coded" in result.err
    again = standoff("watch", site.url("/feed"), *options)
    assert (again.code, again.out) == (0, "")
    due = datetime(2026, 3, 2, 9, 1, tzinfo=UTC).astimezone()
    assert f"no feed was due; the first is visited again after {due:%Y-%m-%d %H:%M}" in again.err
    assert site.asked("/feed") == 1


@pytest.mark.usefixtures("quick")
def test_a_failing_feed_and_a_failing_page_are_told_and_make_once_fail(
    site: Site, tmp_path: Path, standoff: Standoff
) -> None:
    site.pages["/boats"] = Reply(status=404)
    site.pages["/bad"] = Reply(b"<html><link rel=alternate type='application/rss+xml' href='/feed'></html>")
    listed = tmp_path / "feeds.txt"
    listed.write_text(f"# two\n{site.url('/bad')}\n{site.url('/feed')}\n")
    result = standoff("watch", listed, "-d", tmp_path / "crisis.db", "--once")
    assert result.code == 1
    bad, gone = result.err.splitlines()
    assert f"{site.url('/bad')}: is a web page and not a feed; it names {site.url('/feed')}; visited again" in bad
    assert gone == f"standoff: {site.url('/boats')}: fetch failed: the server answers 404 (Not Found)"
    assert result.out.endswith("2 feeds visited, 1 failed, 0 new reports coded (0 records), 1 failed\n")
    failures = standoff("list", "failures", "-d", tmp_path / "crisis.db")
    assert site.url("/boats") in failures.out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["nowhere.txt"], 1, "begins with https://"),
        (["ftp://a.example/rss"], 1, "begins with https://"),
        (["https://a.example/", "--every", "10s"], 2, "shorter than a minute"),
        (["https://a.example/", "--every", "soon"], 2, "write it as 90s, 15m, 2h or 1d"),
        (["https://a.example/", "--limit", "0"], 2, "limit"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_watched_is_told_before_anything_is_done(
    tmp_path: Path, standoff: Standoff, arguments: list[str], code: int, told: str
) -> None:
    result = standoff("watch", *arguments, "-d", tmp_path / "crisis.db")
    assert (result.code, told in result.err) == (code, True)
    assert not (tmp_path / "crisis.db").exists()


@pytest.mark.usefixtures("quick")
def test_addresses_are_sources_of_add(site: Site, tmp_path: Path, standoff: Standoff) -> None:
    record = tmp_path / "crisis.db"
    result = standoff("add", site.url("/boats"), "-d", record, "--published", "2021-05-04")
    assert (result.code, result.err) == (0, "")
    with open_store(record) as store:
        (document,) = store.documents()
    assert (document.url, document.source, document.media_type) == (site.url("/boats"),) * 2 + ("text/html",)
    assert "“Boats”" in document.text, "UTF-8, although the server names another encoding"
    assert document.retrieved is not None
    assert document.checksum is not None


@pytest.mark.usefixtures("quick")
def test_an_address_that_yields_nothing_says_why(site: Site, tmp_path: Path, standoff: Standoff) -> None:
    site.pages["/film"] = Reply(b"", headers={"Content-Type": "video/mp4"})
    result = standoff("add", *map(site.url, ("/feed", "/film", "/none")), "-d", tmp_path / "crisis.db")
    assert result.code == 1
    feed, film, none, _ = result.err.splitlines()
    assert f"is a feed (application/rss+xml); follow it with: standoff watch {site.url('/feed')}" in feed
    assert "is of the type 'video/mp4', which standoff does not read" in film
    assert "the server answers 404 (Not Found)" in none
