"""Who does what to whom, sentence by sentence: `events_table.tsv`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standoff.annotate.article import Article
from standoff.extract.events import EVENTS
from standoff.model import Event, Party

TABLE = Path(__file__).with_name("events_table.tsv")
Annotate = Callable[..., Article]


def rows() -> Iterator[tuple[str, str]]:
    """Sentences with what is expected of them."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.partition("\t")
            yield text, expected


def codes(parties: tuple[Party, ...]) -> set[str]:
    return {party.id or party.country or party.text for party in parties}


def matches(event: Event, wanted: str) -> bool:
    """Whether `event` is what an entry such as "ASSAULT.aerial?occurred SAU > YEM" asks for."""
    head, _, who = wanted.partition(" ")
    name, _, status = head.partition("?")
    type_, _, mode = name.partition(".")
    if event.event.value != type_ or (mode and mode not in event.mode) or (status and event.status.value != status):
        return False
    actor, _, recipient = who.partition(">")
    return all(
        not side.strip() or codes(found) == set(side.strip().replace("-", "").split("+")) - {""}
        for side, found in ((actor, event.actor), (recipient, event.recipient))
    )


def faults(events: tuple[Event, ...], expected: str) -> list[str]:
    """The entries of `expected` that do not hold."""
    found = []
    for entry in (part.strip() for part in expected.split(";")):
        forbidden = entry.startswith("!")
        hit = any(matches(event, entry.removeprefix("!")) for event in events) if entry != "!" else bool(events)
        if hit is forbidden:
            found.append(entry)
    return found


@pytest.mark.parametrize(("text", "expected"), list(rows()))
def test_a_sentence_tells_these_events(annotate: Annotate, text: str, expected: str) -> None:
    events = annotate(text)[EVENTS]
    told = [f"{e.event} {codes(e.actor)} > {codes(e.recipient)} {e.mode} {e.status}" for e in events]
    assert faults(events, expected) == [], told
