"""Nouns for those who act without a name, and the offices that named people hold."""

from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

_PREPOSITIONS = frozenset({"of", "for", "in", "at", "to"})


@dataclass(frozen=True, slots=True)
class Agent:
    """What a noun for a person or body tells.

    Attributes:
        sector: PLOVER sector, or `None`.
        state: whether such a one acts for a state, so that its country is its id.
        body: an institution that speaks as such, and not people.
        open: the sector is that of the body it belongs to, and `sector` only where none is told.
        office: one that a named person holds.
        named: only as the head of a name ("the Popular Front").
        governs: one that belongs to a government where a state is named as whose ("Hong Kong's chief executive").
    """

    sector: str | None
    state: bool
    body: bool
    open: bool
    office: bool
    named: bool = False
    governs: bool = False


@dataclass(frozen=True, slots=True)
class Agents:
    """All such nouns by their head.

    Attributes:
        by_head: for the lower lemma of the head, the words before it, those after it ("of state"), and
            what the noun tells, longest first.
        national: alpha-3 by the words of an office that only one country has.
    """

    by_head: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], Agent], ...]]
    national: dict[str, str]


def read_agents(lexicon: Lexicon) -> Agents:
    """The nouns of `agents.csv` and `offices.csv`; an office comes before an agent of the same words.

    Raises:
        LexiconError: a row is malformed.
    """
    nouns: dict[tuple[str, ...], Agent] = {}
    for row in lexicon.rows("agents.csv", ("sector", "state", "body", "nouns")):
        agent = Agent(
            row["sector"] or None,
            row["state"] == "yes",
            row["body"] in ("yes", "named"),
            False,
            False,
            row["body"] == "named",
        )
        for noun in row["nouns"].split(";"):
            nouns[_words(noun)] = agent
    for row in lexicon.rows("offices.csv", ("sector", "state", "open", "nouns")):
        agent = Agent(
            row["sector"] or None,
            row["state"] == "yes",
            False,
            row["open"] == "open",
            True,
            governs=row["open"] == "state",
        )
        for noun in row["nouns"].split(";"):
            nouns[_words(noun)] = agent
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Agent]]] = {}
    for words, agent in nouns.items():
        head = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words)) - 1
        index.setdefault(words[head], []).append((words[:head], words[head + 1 :], agent))
    national = {
        office: row["country"]
        for row in lexicon.rows("national_offices.csv", ("country", "offices"))
        for office in row["offices"].split(";")
    }
    return Agents(
        {
            head: tuple(sorted(rows, key=lambda row: (-len(row[0]) - len(row[1]), row[0], row[1])))
            for head, rows in index.items()
        },
        national,
    )


def _words(noun: str) -> tuple[str, ...]:
    words = tuple(noun.strip().lower().replace("-", " ").split())
    if not words:
        raise LexiconError("agents.csv or offices.csv: an empty noun between semicolons")
    return words
