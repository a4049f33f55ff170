"""Web archives: WARC, plain or gzip, one record in memory at a time, and where they break."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from standoff.errors import SourceError
from standoff.ingest.desk import Desk, Piece
from standoff.ingest.opened import Opened, Origin
from standoff.ingest.page import Question
from standoff.ingest.warc import Break, Record, WarcRecords

MOST_BYTES_RECORD = 20_000_000
"""The largest record that is read unless another limit is given."""

_READ = ("response", "resource", "conversion")
_GOOD = (200, 203)
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
"""What is read of a site; pictures, scripts and the like are counted."""

_TYPES_SHOWN = 4


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answered.

    Attributes:
        content: the body, decoded as far as it was sent in pieces or compressed.
        status: its code; `None` where the record is no answer of a server.
        media_type: as the server names it, or `None`.
        charset: likewise.
    """

    content: bytes
    status: int | None = None
    media_type: str | None = None
    charset: str | None = None


@dataclass(slots=True)
class _Sums:
    """What was read and what was left out."""

    records: int = 0
    pages: int = 0
    failures: int = 0
    left: Counter[str] = field(default_factory=Counter)

    def told(self) -> str:
        """The sums in words."""
        kinds = sorted(self.left.items(), key=lambda pair: (-pair[1], pair[0]))
        shown = [f"{number:,} {kind}" for kind, number in kinds[:_TYPES_SHOWN]]
        rest = sum(number for _, number in kinds[_TYPES_SHOWN:])
        return ", ".join([*shown, *([f"{rest:,} of other kinds"] if rest else [])])


def read_archive(opened: Opened, desk: Desk) -> Iterator[Piece]:
    """One piece for each page in the archive, called after the archive and the number of its record.

    Pages are answers with status 200 that are HTML, plain text or PDF, and texts that others took from pages (WET).
    All breaks are pieces too: the readable records before and behind them are read.

    Raises:
        SourceError: there is no page in it.
    """
    sums = _Sums()
    for number, found in enumerate(WarcRecords(opened, desk.most_bytes or MOST_BYTES_RECORD), start=1):
        if isinstance(found, Break):
            sums.failures += 1
            yield Piece(opened.name, SourceError(f"{opened.name}: {found.told()}"))
            continue
        sums.records += 1
        yield from _read_record(found, f"{opened.name}:{number}", desk, sums)
    if sums.pages == 0 and sums.failures == 0:
        left = f": {sums.told()}" if sums.left else ""
        raise SourceError(f"{opened.name}: is an archive of {sums.records:,} records without a page to read{left}")
    if sums.left:
        desk.tell(f"{opened.name}: {sums.pages:,} of {sums.records:,} records are pages; left out: {sums.told()}")


def _read_record(record: Record, name: str, desk: Desk, sums: _Sums) -> Iterator[Piece]:
    """The piece of one record; nothing for what is no page."""
    kind = record.header("warc-type") or "unknown"
    if kind not in _READ:
        sums.left[f"{kind} records"] += 1
        return
    try:
        payload = _payload(record, name, desk)
        why = _why_left(payload)
        if why is not None:
            sums.left[why] += 1
            return
        sums.pages += 1
        yield from _pieces(record, payload, name, desk)
    except SourceError as error:
        sums.failures += 1
        yield Piece(name, error)


def _payload(record: Record, name: str, desk: Desk) -> Payload:
    """What the record holds.

    Raises:
        SourceError: it is damaged or too large.
    """
    if record.content is None:
        raise SourceError(
            f"{name}: the record of {record.length:,} bytes, at byte {record.offset:,}, is larger than the limit; "
            "raise it with --max-bytes"
        )
    question = Question(kind="http", content=record.content, limit=desk.most_bytes or MOST_BYTES_RECORD)
    (payload,) = desk.child.ask(question, name, Payload)
    return payload


def _why_left(payload: Payload) -> str | None:
    """Why an answer is no page, `None` if it is one."""
    if payload.status is not None and payload.status not in _GOOD:
        return f"answers with status {payload.status}"
    if payload.media_type is not None and payload.media_type not in _PAGES:
        return payload.media_type
    return None


def _pieces(record: Record, payload: Payload, name: str, desk: Desk) -> Iterator[Piece]:
    from standoff.ingest.formats import format_of

    origin = Origin(
        media_type=payload.media_type,
        charset=payload.charset,
        url=record.header("warc-target-uri"),
        retrieved=_moment(record.header("warc-date")),
    )
    inner = Opened.of(name, payload.content, origin)
    for piece in format_of(inner, desk).read(inner, desk):
        yield piece.from_origin(origin)


def _moment(written: str | None) -> datetime | None:
    """A time with its zone; WARC writes UTC."""
    if written is None or not re.match(r"\d{4}-\d\d-\d\dT", written):
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
