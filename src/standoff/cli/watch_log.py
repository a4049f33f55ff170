"""What a watch tells: new reports on standard output, what went wrong on standard error; or all as JSON Lines."""

import sys
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import click
import msgspec

from standoff.cli.output import on_one_line
from standoff.cli.warnings import Warnings, count, say
from standoff.run.news import Arrival, Delay, News, Visit


@dataclass(slots=True)
class Log:
    """Tells what happens, and keeps the sums.

    Attributes:
        record: the record's file.
        as_json: whether everything is told as JSON Lines.
        is_interrupted: whether it was ended by the user.
        next_visit: when the first feed is due again, or `None`.
        warnings: tells what went wrong with a report, and counts.
        visited: the feeds that were visited.
        broken: those of them whose last visit failed.
        delayed: how often a report was put off.
        remarks: what was remarked on each feed last.
    """

    record: Path
    as_json: bool = False
    is_interrupted: bool = False
    next_visit: datetime | None = None
    warnings: Warnings = field(default_factory=Warnings)
    visited: dict[str, None] = field(default_factory=dict)
    broken: dict[str, None] = field(default_factory=dict)
    delayed: int = 0
    remarks: dict[str, str | None] = field(default_factory=dict)

    @property
    def has_failures(self) -> bool:
        """Whether a report failed, or a feed at its last visit."""
        return bool(self.warnings.tally.failed or self.broken)

    def tell(self, news: News) -> None:
        """Tell one thing that happened."""
        self._count(news)
        if self.as_json:
            sys.stdout.buffer.write(msgspec.json.encode(_as_json(news)) + b"\n")
            sys.stdout.buffer.flush()
        elif isinstance(news, Arrival):
            self.warnings.tell(news.outcome)
            _tell_report(news)
        elif isinstance(news, Visit):
            self._tell_visit(news)
        else:
            say(f"{news.reason}; tried again after {_time(news.next_at)}")

    def tell_sums(self) -> None:
        """Say what the whole run came to."""
        tally = self.warnings.tally
        parts = [f"{count(len(self.visited), 'feed')} visited"]
        if self.broken:
            parts[0] += f", {len(self.broken):,} failed"
        parts.append(f"{count(tally.coded, 'new report')} coded ({count(tally.records, 'record')})")
        for number, what in (
            (tally.known, "known already"),
            (tally.foreign, "not English, stored"),
            (tally.failed, "failed"),
            (self.delayed, "put off"),
        ):
            if number:
                parts.append(f"{number:,} {what}")
        if not self.visited and self.next_visit is not None and not self.is_interrupted:
            say(f"no feed was due; the first is visited again after {_time(self.next_visit)}")
        click.echo(on_one_line(f"{self.record}: {', '.join(parts)}"), err=self.as_json)

    def _tell_visit(self, visit: Visit) -> None:
        """Say what is wrong with a feed; a remark that was made at the visit before is not made again."""
        if visit.problem is not None:
            say(f"{visit.feed}: {visit.problem}; visited again after {_time(visit.next_at)}")
        if visit.remark is not None and visit.remark != self.remarks.get(visit.feed):
            say(f"{visit.feed}: {visit.remark}")
        if not visit.unchanged and visit.problem is None:
            self.remarks[visit.feed] = visit.remark

    def _count(self, news: News) -> None:
        if isinstance(news, Visit):
            self.visited[news.feed] = None
            self.broken.pop(news.feed, None)
            if news.problem is not None:
                self.broken[news.feed] = None
        elif isinstance(news, Delay):
            self.delayed += 1
        elif self.as_json:
            self.warnings.tally.count(news.outcome)


def _tell_report(news: Arrival) -> None:
    """A line for a report that was coded."""
    document = news.outcome.document
    if document is None or not news.outcome.coded:
        return
    what = count(len(news.outcome.records), "record")
    if news.from_feed:
        what += "; the feed's own text" + (f": {news.why_from_feed}" if news.why_from_feed else "")
    publisher = f"{document.publisher}: " if document.publisher else ""
    told = f"{_time(news.at)} {publisher}{document.title or 'no title'} ({what}) {news.link or news.feed}"
    click.echo(on_one_line(told))
    sys.stdout.flush()


def _as_json(news: News) -> dict[str, object]:
    """The news as a line of JSON; times are ISO 8601 in UTC."""
    if not isinstance(news, Arrival):
        told = msgspec.to_builtins(replace(news, at=_whole(news.at), next_at=_whole(news.next_at)))
        return {"what": "visit" if isinstance(news, Visit) else "delay", **told}
    outcome, document = news.outcome, news.outcome.document
    return {
        "what": "report",
        "at": _whole(news.at),
        "feed": news.feed,
        "link": news.link,
        "document": document.id if document else None,
        "title": document.title if document else None,
        "publisher": document.publisher if document else None,
        "published": document.published.isoformat() if document and document.published else None,
        "language": document.language if document else None,
        "records": len(outcome.records),
        "coded": outcome.coded,
        "known": outcome.known,
        "from_feed": news.from_feed,
        "why_from_feed": news.why_from_feed,
        "stage": outcome.failure.stage if outcome.failure else None,
        "problem": outcome.failure.reason if outcome.failure else None,
    }


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _time(at: datetime) -> str:
    """The time where the user is."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
