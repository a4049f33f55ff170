"""The brief's own words, read from `templates/phrases.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Phrases:
    """See the file.

    Attributes:
        names: short names of sides.
        articles: names that take "the".
        stances: present and past of each stance.
        movement: what each verdict is called.
        arrows: a sign for each verdict.
        events: sentences for each PLOVER type: with both parties, without recipient, without actor.
        statuses: words before an event that is not told as done.
        meetings: sentences for each state.
        meetings_of_one: the same where one participant only is named.
        states: words for each state.
        conditionals: sentences for each type.
    """

    names: Mapping[str, str]
    articles: frozenset[str]
    stances: Mapping[str, tuple[str, str]]
    movement: Mapping[str, str]
    arrows: Mapping[str, str]
    events: Mapping[str, Mapping[str, str]]
    statuses: Mapping[str, str]
    meetings: Mapping[str, str]
    meetings_of_one: Mapping[str, str]
    states: Mapping[str, str]
    conditionals: Mapping[str, str]


def read_phrases() -> Phrases:
    """The words that come with the program."""
    text = (resources.files("standoff.brief") / "templates" / "phrases.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return Phrases(
        names=data["names"],
        articles=frozenset(data["articles"]["the"]),
        stances={stance: (now, then) for stance, (now, then) in data["stances"].items()},
        movement=data["movement"],
        arrows=data["arrows"],
        events=data["events"],
        statuses=data["statuses"],
        meetings=data["meetings"],
        meetings_of_one=data["meetings_of_one"],
        states=data["states"],
        conditionals=data["conditionals"],
    )


def meeting_words(phrases: Phrases, state: str, participants: int) -> str:
    """The sentence for a meeting in `state` with so many participants named."""
    return (phrases.meetings if participants > 1 else phrases.meetings_of_one)[state]
