"""Times counted from an event: "two days after the coup", "a month before the vote of 3 March".

The event's day stands in its own phrase, or beside another mention of it in the text. Where neither
tells it, or two mentions tell different days, the length stays a length.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from standoff.annotate.syntax import children
from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.resolve import shift_from
from standoff.annotate.times.senses import Found, Length, Shift
from standoff.annotate.times.setting import Setting
from standoff.annotate.times.values import Value
from standoff.model import TimeType

_LINKS = (
    (("in", "advance", "of"), -1),
    (("ahead", "of"), -1),
    (("prior", "to"), -1),
    (("before",), -1),
    (("after",), 1),
    (("following",), 1),
)
_STRETCHES = frozenset("for over within in during last lasts lasted another".split())
"""A length behind one of these is how long, not how long before."""
_UNITS = frozenset({"D", "W", "M", "Y", "TH"})
_NARROWING = ("compound", "amod", "poss", "nmod")
_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")
_HIGHEST = 4
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class _Dated:
    """A word whose phrase or clause names a day."""

    word: Token
    value: Value


def from_events(
    p: Pieces, found: Sequence[Found], values: Sequence[Value], doc: Doc, starts: Sequence[int], setting: Setting
) -> tuple[list[Found], dict[int, Value]]:
    """`found` with lengths beside events of a known day made steps, and by index the days to which they lead.

    Args:
        p: the pieces.
        found: all expressions of the text.
        values: what they denote, in the same order.
        doc: the parse.
        starts: offsets of its tokens.
        setting: the text's setting.
    """
    items = list(found)
    days: dict[int, Value] = {}
    tokens = [doc[max(0, bisect_right(starts, p.starts[item.start]) - 1)] for item in found]
    dated: dict[str, list[_Dated]] | None = None
    for i, item in enumerate(found):
        step = _step(p, item)
        event = _event(doc[max(0, bisect_right(starts, p.starts[step[1] - 1]) - 1)]) if step is not None else None
        if step is None or event is None:
            continue
        anchor = _inside(tokens, values, event)
        if anchor is None:
            dated = _dated_words(tokens, values) if dated is None else dated
            anchor = _elsewhere(event, dated)
        value = shift_from(anchor, step[0], setting) if anchor is not None else None
        if value is not None and value.value is not None:
            items[i], days[i] = replace(item, end=step[1], sense=step[0]), value
    return items, days


def _step(p: Pieces, item: Found) -> tuple[Shift, int] | None:
    """The step that a length before a link makes, and the piece behind the link."""
    sense = item.sense
    if isinstance(sense, Shift) and sense.story and sense.count is None and sense.ahead:
        return replace(sense, count=float(sense.ahead)), item.end
    if not isinstance(sense, Length) or sense.count is None or sense.ahead or sense.unit not in _UNITS:
        return None
    if p.form(item.start - 1) in _STRETCHES:
        return None
    for words, sign in _LINKS:
        if p.has(item.end, *words):
            shift = Shift(sense.unit, sense.count * sign, story=True, ahead=sign)
            return shift, item.end + len(words)
    return None


def _event(link: Token) -> Token | None:
    """The head of the event behind "after", "in advance of" ...; `None` where the parse shows none."""
    if link.dep_ == "mark" and link.head.pos_ in ("VERB", "AUX") and link.head.i > link.i:
        return link.head
    return next((child for child in link.rights if child.dep_ in ("pobj", "pcomp") and not _is_quantified(child)), None)


def _is_quantified(noun: Token) -> bool:
    """Whether it is several or any ("after three rounds", "after every attack")."""
    return any(child.dep_ == "nummod" or child.lower_ in ("every", "each", "any", "no") for child in noun.children)


def _inside(tokens: Sequence[Token], values: Sequence[Value], event: Token) -> Value | None:
    """The date in the phrase of the event itself; of several the first."""
    first = bisect_left(tokens, event.left_edge.i, key=lambda token: token.i)
    last = bisect_right(tokens, event.right_edge.i, key=lambda token: token.i)
    for token, value in zip(tokens[first:last], values[first:last], strict=True):
        if _is_date(value) and _governs(event, token):
            return value
    return None


def _governs(event: Token, token: Token) -> bool:
    """Whether `token` hangs on `event` without another verb between."""
    for _ in range(_HIGHEST):
        if token == event:
            return True
        token = token.head
        if token.pos_ in ("VERB", "AUX") and token != event:
            return False
    return False


def _is_date(value: Value) -> bool:
    return (
        value.type in (TimeType.DATE, TimeType.TIME) and value.earliest is not None and "/" not in (value.value or "/")
    )


def _dated_words(tokens: Sequence[Token], values: Sequence[Value]) -> dict[str, list[_Dated]]:
    """Every noun and verb whose phrase or clause names a day, by lemma."""
    found: dict[str, list[_Dated]] = {}
    for token, value in zip(tokens, values, strict=True):
        if value.day is not None:
            for word in _words_above(token):
                for key in _keys(word):
                    found.setdefault(key, []).append(_Dated(word, value))
    return found


def _keys(word: Token) -> tuple[str, ...]:
    """The lemma, and for a verb the stem of the nouns made of it ("seiz" for "seizure")."""
    stem = word.lemma_.removesuffix("e")
    return (word.lemma_, f"{stem}-") if word.pos_ == "VERB" and len(stem) >= _SHORTEST_STEM else (word.lemma_,)


def _words_above(token: Token) -> Iterator[Token]:
    """The nouns between a time and its verb, the verb, and who and what belong to it."""
    for _ in range(_HIGHEST):
        if token.head == token:
            return
        token = token.head
        if token.pos_ in ("NOUN", "PROPN"):
            yield token
        if token.pos_ in ("VERB", "AUX"):
            yield token
            yield from children(token, *_ARGUMENTS)
            if token.dep_ == "relcl":
                yield token.head
            return


def _elsewhere(event: Token, dated: Mapping[str, Sequence[_Dated]]) -> Value | None:
    """The one day that other mentions of the same event name; `None` where they differ."""
    if event.pos_ not in ("NOUN", "VERB") or not _is_known(event):
        return None
    same = [one.value for one in dated.get(event.lemma_, ()) if one.word != event and _is_same(event, one.word)]
    if not same and event.pos_ == "NOUN" and not children(event, *_NARROWING):
        stems = [f"{event.lemma_[:end]}-" for end in range(_SHORTEST_STEM, len(event.lemma_))]
        same = [one.value for stem in stems for one in dated.get(stem, ())]
    return same[0] if same and len({value.day for value in same}) == 1 else None


def _is_known(event: Token) -> bool:
    """Whether an event is told as one already known: a finite clause, or a noun after "the", "that", an owner."""
    if event.pos_ == "VERB":
        return True
    return any(child.lower_ in ("the", "that", "this") or child.dep_ == "poss" for child in event.children)


def _is_same(event: Token, other: Token) -> bool:
    """Whether two words of one lemma tell of one event: nothing narrows them apart."""
    if (event.pos_ == "VERB") != (other.pos_ == "VERB"):
        return False
    if event.pos_ == "VERB":
        mine, others = _words(event, _ARGUMENTS), _words(other, _ARGUMENTS)
        return bool(mine) and mine <= others
    mine, others = _words(event, _NARROWING), _words(other, _NARROWING)
    return not mine or not others or bool(mine & others)


def _words(token: Token, deps: tuple[str, ...]) -> set[str]:
    return {child.lemma_.lower() for child in children(token, *deps) if child.pos_ != "NUM"}
