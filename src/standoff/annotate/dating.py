"""Which time belongs to a verb or an event noun, by syntactic attachment.

A time belongs to the verb of its own clause ("on Monday he said that they had met in May": said on Monday,
met in May). Parsers often hang it on a noun nearby ("shelled the town on Friday"), so a time below an
object or a place counts for the verb above as well, but never one below another verb.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.times import TIMES
from standoff.model import Time, TimeType

_PART_OF_DAY = re.compile(r"T(?:MO|AF|EV|NI|DT)$")
_BARE = frozenset({"npadvmod", "advmod", "nmod", "tmod", "dobj", "attr", "oprd", "appos", "dep", "intj", "ROOT"})
_MODIFIERS = frozenset({"poss", "compound", "nummod", "amod", "nmod", "npadvmod", "appos", "advmod", "tmod"})
_WITHIN = ("dobj", "pobj", "attr", "dative", "oprd", "nsubjpass", "nsubj")
_EXACT = frozenset(
    {"on", "in", "at", "during", "over", "for", "of", "from", "this", "around", "about", "late", "early"}
)
_BOUNDS = frozenset({"since", "by", "through", "throughout", "between", "within", "starting", "beginning", "as"})
_UPTO = frozenset({"to", "until", "till", "through", "-", "–"})
_LIGHT = frozenset(
    "hold conduct carry launch begin start take have make stage mount undergo resume open end conclude schedule "
    "set plan occur happen give deliver pay see be convene host impose lift fight wage suffer break erupt".split()
)
_BEGINNINGS = frozenset("begin start open take erupt break occur happen end resume run last".split())
_GATHERINGS = frozenset("arrive come travel fly meet gather convene visit return sit attend join".split())
_ELSEWHEN = frozenset("after before since until till following despite because ahead over about against".split())
_SAYING_LINKS = frozenset({"after", "following", "upon", "on", "while", "when", "as", "during", "in", "at"})
_DEEPEST = 4


def time_of(article: Article, token: Token) -> Time | None:
    """The time of the verb or event noun `token`; `None` where its clause names none.

    Durations, sets and "now" or "recently" are no answer, nor is a time after "until" or "before".
    """
    if token.pos_ in ("VERB", "AUX"):
        return _best(token, _of_verb(article, token)) or _shared(article, token) or _of_light_object(article, token)
    own = _best(token, _of_noun(article, token))
    return own if own is not None else _of_light_verb(article, token)


def time_of_saying(article: Article, cue: Token) -> Time | None:
    """When the words of `cue` were said: its own time, else that of an act beside it.

    "The minister said after meeting his colleague on Monday": on Monday. "Speaking in Lima on Friday, he
    said": on Friday.
    """
    own = time_of(article, cue)
    if own is not None:
        return own
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ in _SAYING_LINKS:
            for below in child.children:
                found = time_of(article, below) if below.dep_ in ("pcomp", "pobj") else None
                if found is not None:
                    return found
        if child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN"):
            found = time_of(article, child)
            if found is not None:
                return found
    return None


def time_at(article: Article, token: Token) -> Time | None:
    """The time expression that covers `token`, or `None`."""
    times = article[TIMES]
    at = bisect_right(times, token.idx, key=lambda time: time.start) - 1
    return times[at] if at >= 0 and token.idx < times[at].end else None


def _dated(article: Article, token: Token) -> Time | None:
    """The same, if it is a day, month, year or part of a day; parts of a day are given as the day.

    An hour of a day that nobody tells ("at noon") is none where other times are anchored.
    """
    time = time_at(article, token)
    if time is None or time.type not in (TimeType.DATE, TimeType.TIME):
        return None
    if time.type is TimeType.TIME and time.value is None and article.document.published is not None:
        return None
    if time.value is None or not time.value.endswith("_REF"):
        return _stretch(article, time) or _day_of(time)
    return None


def _stretch(article: Article, time: Time) -> Time | None:
    """Both ends of "from Monday to Wednesday", "between 3 and 5 March", where `time` is one of them."""
    times, text = article[TIMES], article.text
    at = bisect_right(times, time.start, key=lambda one: one.start) - 1
    for first, last in pairwise(times[max(0, at - 1) : at + 2]):
        joint = text[first.end : last.start].strip().lower()
        before = text[max(0, first.start - 8) : first.start].lower().split()[-1:]
        joined = (before == ["from"] and joint in _UPTO) or (before == ["between"] and joint == "and")
        if joined and _are_days(first, last):
            return replace(
                first,
                text=text[first.start : last.end],
                end=last.end,
                value=f"{first.value}/{last.value}",
                latest=last.latest,
            )
    return None


def _are_days(first: Time, last: Time) -> bool:
    """Whether both are dates of the calendar, the second not before the first."""
    if first.type is not TimeType.DATE or last.type is not TimeType.DATE or not first.value or not last.value:
        return False
    if first.earliest is None or last.latest is None or "/" in first.value or "/" in last.value:
        return False
    return first.earliest <= last.latest


def _day_of(time: Time) -> Time:
    """The day of a part of the day ("Thursday night"), for which ISO 8601 has no word; clock times stay."""
    if time.value is None or not _PART_OF_DAY.search(time.value):
        return time
    return replace(time, type=TimeType.DATE, value=time.value[:10])


def _best(token: Token, found: Iterator[tuple[int, Token, Time]]) -> Time | None:
    """The candidate of the best rank, then the nearest to `token`."""
    ranked = sorted(
        ((rank, abs(where.i - token.i), time.start, time) for rank, where, time in found), key=lambda row: row[:3]
    )
    return ranked[0][3] if ranked else None


def _of_verb(article: Article, verb: Token) -> Iterator[tuple[int, Token, Time]]:
    for child in verb.children:
        if child.dep_ in _BARE and (time := _dated(article, child)) is not None:
            if not _counts_from(verb, time):
                yield 0, child, time
        elif child.dep_ == "advcl":
            yield from _counted_from(article, child)
        elif child.dep_ == "prep":
            yield from _of_preposition(article, child, 0, _DEEPEST)
        elif child.dep_ in ("nsubj", "nsubjpass"):
            yield from _before_verb(article, child, verb)
        elif child.dep_ in _WITHIN:
            yield from _inside(article, child, 1, _DEEPEST)
        elif child.dep_ in ("advmod", "acomp", "agent", "prt"):
            yield from _of_adverb(article, child)


def _counted_from(article: Article, clause: Token) -> Iterator[tuple[int, Token, Time]]:
    """The time that is counted from the clause of `clause` ("*two days after* the rebels fled, he resigned")."""
    for mark in clause.children:
        time = _dated(article, mark) if mark.dep_ == "mark" else None
        if time is not None and _counts_from(clause, time):
            yield 0, mark, time


def _counts_from(clause: Token, time: Time) -> bool:
    """Whether `time` ends in the word that opens the clause, so that it is no time of the clause itself."""
    return any(mark.dep_ == "mark" and time.start < mark.idx < time.end for mark in clause.children)


def _of_adverb(article: Article, adverb: Token) -> Iterator[tuple[int, Token, Time]]:
    """Times below "late", "early", "due", or the doer in a passive ("was hit by a drone on Monday")."""
    for child in adverb.children:
        if child.dep_ == "prep":
            yield from _of_preposition(article, child, 1, 2)
        elif child.dep_ in _BARE and (time := _dated(article, child)) is not None:
            yield 1, child, time
        elif child.dep_ == "pobj":
            yield from _inside(article, child, 1, 2)


def _of_preposition(article: Article, prep: Token, rank: int, depth: int) -> Iterator[tuple[int, Token, Time]]:
    """Times under a preposition: its object, or what hangs on an object that is itself no time."""
    own = _rank(prep)
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp", "npadvmod", "advmod", "amod", "nummod"):
            time = _dated(article, child)
            if time is not None:
                counted = time.start < prep.idx < time.end
                if own is not None or counted:
                    yield rank + (own or 0), child, time
            elif child.dep_ == "pobj" and depth and prep.lower_ not in _ELSEWHEN:
                yield from _inside(article, child, rank + 2, depth - 1)
        elif child.dep_ == "prep" and depth:
            yield from _of_preposition(article, child, rank + 1, depth - 1)


def _rank(prep: Token) -> int | None:
    if prep.lower_ in _EXACT:
        return 0
    return 1 if prep.lower_ in _BOUNDS else None


def _inside(article: Article, noun: Token, rank: int, depth: int) -> Iterator[tuple[int, Token, Time]]:
    """Times on the right of a noun below a verb, which the parser may have hung too low."""
    for child in noun.rights:
        if child.dep_ == "prep" and depth:
            yield from _of_preposition(article, child, rank, depth - 1)
        elif child.dep_ in ("npadvmod", "appos", "advmod", "conj") and (time := _dated(article, child)) is not None:
            yield rank, child, time


def _before_verb(article: Article, subject: Token, verb: Token) -> Iterator[tuple[int, Token, Time]]:
    """A time between subject and verb ("the ministry on Friday said")."""
    for rank, where, time in _inside(article, subject, 1, 1):
        between = range(where.i + 1, verb.i)
        if all(verb.doc[i].dep_ in ("aux", "auxpass", "neg", "advmod", "punct") for i in between):
            yield rank, where, time


def _shared(article: Article, verb: Token) -> Time | None:
    """The time of the verb above, where it holds here as well.

    That is so for what happens at the same time ("attacked a convoy on Monday, killing six", "died on Monday
    when a bomb exploded"), and of two coordinated verbs where the time stands before both; where the second has a
    subject of its own, before that of the first.
    """
    head = verb.head
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ == "advcl" and _is_simultaneous(verb):
        return _best(head, _of_verb(article, head))
    if verb.dep_ != "conj":
        return None
    found = time_of(article, head)
    if found is None or found.start >= head.idx:
        return None
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
    return found if not own or _opens(found, head) else None


def _opens(time: Time, verb: Token) -> bool:
    """Whether a time stands before the subject ("*On Sunday*, farmers marched and police shot at them")."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return bool(subjects) and all(time.start < subject.left_edge.idx for subject in subjects)


def _is_simultaneous(verb: Token) -> bool:
    """Whether an adverbial clause tells what else happened then."""
    marks = [child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod", "aux") and child.i < verb.i]
    if verb.tag_ == "VBG":
        return not marks and verb.i > verb.head.i
    return verb.tag_ == "VBD" and any(mark in ("when", "as", "while") for mark in marks)


def _of_noun(article: Article, noun: Token) -> Iterator[tuple[int, Token, Time]]:
    for child in noun.children:
        if child.dep_ in _MODIFIERS and (time := _dated(article, child)) is not None:
            yield 0, child, time
        elif child.dep_ == "prep" and child.lower_ != "since":
            yield from _of_preposition(article, child, 0, 2)
        elif (child.dep_ == "acl" and child.tag_ in ("VBN", "VBG")) or (
            child.dep_ == "relcl" and child.lemma_ in _BEGINNINGS
        ):
            for rank, where, found in _of_verb(article, child):
                yield rank + 1, where, found


def _of_light_object(article: Article, verb: Token) -> Time | None:
    """The time of what a verb only says to take place ("hosted the talks, which opened on Monday")."""
    if verb.lemma_ not in _LIGHT:
        return None
    things = (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    return next((time for thing in things if (time := _best(thing, _of_noun(article, thing))) is not None), None)


def _of_light_verb(article: Article, noun: Token) -> Time | None:
    """The time of a verb that only says that the noun takes place ("held talks on Monday")."""
    verb = noun.head
    if noun.dep_ == "pobj":
        governor = verb.head
        gathers = verb.lower_ in ("in", "at", "during") or (verb.lower_ == "for" and governor.lemma_ in _GATHERINGS)
        if not gathers or governor.pos_ != "VERB":
            return None
        beside = _best(noun, _of_preposition(article, verb, 0, 1))
        return beside if beside is not None else _best(noun, _of_verb(article, governor))
    while noun.dep_ == "conj" and verb != noun:
        noun, verb = verb, verb.head
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass") or verb.pos_ != "VERB" or verb.lemma_ not in _LIGHT:
        return None
    return _best(verb, _of_verb(article, verb)) or _shared(article, verb)
