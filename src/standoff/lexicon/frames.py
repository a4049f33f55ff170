"""Event frames: which words, in which company, name which PLOVER event.

One file a type, `events_TYPE.csv`, and `events_governors.csv` for words that decide the type by what
stands below them. The columns and the small language of the column `where` are described in
`data/README.md`; the word lists that it refers to as `@name` are in `event_words.toml`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.model import EventType

COOPERATIVE = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
HOSTILE = frozenset(
    {
        EventType.THREATEN,
        EventType.PROTEST,
        EventType.SANCTION,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
    }
)

_COLUMNS = ("head", "pos", "where", "actor", "recipient", "mode", "note")
_GOVERNOR_COLUMNS = ("head", "pos", "where", "cooperative", "hostile", "bare", "recipient", "note")
_POSITIONS = {"v": "verb", "n": "noun", "a": "adjective"}
_CLAUSES = ("inf", "that", "ing", "deed", "refl", "neg", "both", "query", "base", "ahead")


@dataclass(frozen=True, slots=True)
class Need:
    """One condition on the company of a frame's head.

    Attributes:
        slot: `obj`, `subj`, `mod`, a preposition, or one of `inf`, `that`, `ing`, `deed`.
        words: what may stand there; `None` for anything.
        wanted: false where the slot must not be filled so.
    """

    slot: str
    words: frozenset[str] | None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to name an event.

    Attributes:
        type: PLOVER type; `None` for a governor, whose type depends on what it governs.
        pos: verb, noun or adjective.
        head: lemma of the head word.
        particle: particle of a verb ("down" in "lay down"), or `None`.
        modifiers: lemmas that must stand before a noun ("war" in "war game").
        needs: conditions, all of which must hold.
        actor: where the actor stands, in order of preference; empty for the usual places.
        recipient: where the recipient stands, in order of preference.
        mode: PLOVER modes.
        governed: types over something cooperative, hostile, or neither; `None` for no event.
    """

    type: EventType | None
    pos: str
    head: str
    particle: str | None
    modifiers: tuple[str, ...]
    needs: tuple[Need, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    mode: tuple[str, ...]
    governed: tuple[EventType | None, EventType | None, EventType | None] | None = None

    @property
    def weight(self) -> int:
        """How special the frame is; the heaviest that fits is taken."""
        named = sum(2 if need.words is not None else 1 for need in self.needs if need.wanted)
        return named + 2 * (self.particle is not None) + 2 * len(self.modifiers)

    @property
    def is_obligation(self) -> bool:
        """Whether it is the one frame of all modals ("says that X *must*")."""
        return self.head == "must"

    @property
    def negative(self) -> bool:
        """Whether a negation is part of the frame ("has *no* intention of")."""
        return any(need.slot == "neg" or (need.words is not None and "no" in need.words) for need in self.needs)


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, by part of speech and lemma, the most special first.

    Attributes:
        by_pos: "verb", "noun", "adjective" to lemma to frames.
        words: the word lists of `event_words.toml`, and `deeds`: all heads of noun frames.
    """

    by_pos: Mapping[str, Mapping[str, tuple[Frame, ...]]]
    words: Mapping[str, frozenset[str]]

    def __len__(self) -> int:
        return sum(len(frames) for heads in self.by_pos.values() for frames in heads.values())


def read_frames(lexicon: Lexicon) -> Frames:
    """The frames of all types.

    Raises:
        LexiconError: a row names an unknown part of speech, word list, type or mode.
    """
    words = {name: frozenset(text.split()) for name, text in lexicon.toml("event_words.toml").items()}
    modes = {name: tuple(entry.get("modes", ())) for name, entry in lexicon.toml("plover.toml")["types"].items()}
    sources = [(_file_of(type_), type_) for type_ in EventType]
    rows = [(name, type_, row) for name, type_ in sources for row in lexicon.rows(name, _COLUMNS)]
    words["deeds"] = frozenset(
        word.split("_")[-1] for _, _, row in rows if row["pos"] == "n" for word in row["head"].split()
    )
    frames = [frame for name, type_, row in rows for frame in _typed(name, type_, row, words, modes[type_])]
    for row in lexicon.rows("events_governors.csv", _GOVERNOR_COLUMNS):
        frames.extend(_governors("events_governors.csv", row, words))
    return Frames(_index(frames), words)


def _file_of(type_: EventType) -> str:
    return f"events_{type_.value.lower()}.csv"


def _index(frames: list[Frame]) -> Mapping[str, Mapping[str, tuple[Frame, ...]]]:
    found: dict[str, dict[str, list[Frame]]] = {pos: {} for pos in _POSITIONS.values()}
    for frame in frames:
        found[frame.pos].setdefault(frame.head, []).append(frame)
    return {
        pos: {head: tuple(sorted(same, key=lambda frame: -frame.weight)) for head, same in heads.items()}
        for pos, heads in found.items()
    }


def _typed(
    name: str, type_: EventType, row: dict[str, str], words: Mapping[str, frozenset[str]], modes: tuple[str, ...]
) -> Iterator[Frame]:
    mode = tuple(row["mode"].split())
    for unknown in set(mode) - set(modes):
        raise LexiconError(
            f"{name}: {row['head']!r} has the mode {unknown!r}; {type_} has {', '.join(modes) or 'none'}"
        )
    for head, particle, modifiers in _heads(name, row):
        yield Frame(
            type=type_,
            pos=_POSITIONS[row["pos"]],
            head=head,
            particle=particle,
            modifiers=modifiers,
            needs=_needs(name, row, words),
            actor=tuple(row["actor"].split()),
            recipient=tuple(row["recipient"].split()),
            mode=mode,
        )


def _governors(name: str, row: dict[str, str], words: Mapping[str, frozenset[str]]) -> Iterator[Frame]:
    try:
        kinds = [EventType(row[key]) if row[key] else None for key in ("cooperative", "hostile", "bare")]
    except ValueError as error:
        raise LexiconError(f"{name}: {row['head']!r}: {error}") from error
    for head, particle, modifiers in _heads(name, row):
        yield Frame(
            type=None,
            pos=_POSITIONS[row["pos"]],
            head=head,
            particle=particle,
            modifiers=modifiers,
            needs=_needs(name, row, words),
            actor=(),
            recipient=tuple(row["recipient"].split()),
            mode=(),
            governed=(kinds[0], kinds[1], kinds[2]),
        )


def _heads(name: str, row: dict[str, str]) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """Each head of a row, with the particle of a verb or the modifiers of a noun."""
    if row["pos"] not in _POSITIONS:
        raise LexiconError(f"{name}: {row['head']!r} has the part of speech {row['pos']!r}, needed is v, n or a")
    for word in row["head"].split():
        parts = word.split("_")
        if row["pos"] == "v":
            yield parts[0], (parts[1] if len(parts) > 1 else None), ()
        else:
            yield parts[-1], None, tuple(parts[:-1])


def _needs(name: str, row: dict[str, str], words: Mapping[str, frozenset[str]]) -> tuple[Need, ...]:
    found = []
    for part in row["where"].split():
        wanted = not part.startswith("-")
        slot, _, alternatives = part.removeprefix("-").partition("=")
        if slot in _CLAUSES and alternatives:
            raise LexiconError(f"{name}: {row['head']!r}: {slot!r} takes no words")
        allowed = _words(name, row["head"], alternatives, words) if alternatives else None
        found.append(Need(slot, allowed, wanted))
    return tuple(found)


def _words(name: str, head: str, alternatives: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in alternatives.split("|"):
        if not word.startswith("@"):
            found.add(word)
        elif word[1:] in words:
            found |= words[word[1:]]
        else:
            raise LexiconError(f"{name}: {head!r} refers to the word list {word!r}, which event_words.toml has not")
    return frozenset(found)
