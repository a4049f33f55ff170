"""How records are told: by their words, or by more of the report's words where their own say too little."""

import re

from standoff.analyze.issues import Terms, terms
from standoff.analyze.marks import Mark, mark, mark_span, sentence_of
from standoff.brief.desk import Desk
from standoff.brief.wording import around, quote, quotes
from standoff.lexicon.likeness import read_likeness_words
from standoff.lexicon.scope import read_scope_words
from standoff.model import CONDITION_NOTE, Position, Record, Stance

NOW, THEN = 0, 1
_NEAR = 16
_BEFORE_VERBS = ("to", "not", "n't", "n’t", "never", "will", "would", "'ll", "’ll", "shall")
_DETERMINERS = frozenset("a an the its their his her all every any no some that this these those only".split())
_GIVEN_UP = re.compile(r"takes back a (\w+) of its own")
_DENIED = re.compile(r"\b(?:not|never)\b|n[’']t\b")
_HALVES = frozenset("to who which whose whom of and or that than as".split())
"""Words with which no excerpt begins: more of the sentence is quoted."""
_A_CLAUSE = 6
_TELLING_WORDS = 2
"""Content of fewer words ("demands") is told by the whole evidence."""


def told(desk: Desk, position: Position, longest: int, tense: int = NOW) -> str:
    """A position without its holder: 'demands “...”', or where a report says that a side gives way, its words."""
    given_up = _GIVEN_UP.search(" ".join(position.notes))
    if given_up is not None:
        return f"{('gives up', 'gave up')[tense]} its {given_up[1]}: {quote(position.evidence[0].text, longest)}"
    moving = moving_words(desk, position)
    if moving is not None:
        return quote(moving, longest)
    return told_by(desk, position, desk.phrases.stances[_manner(position)][tense], longest)


def _manner(position: Position) -> str:
    """The stance; "condition" for a demand that is told as the condition of something else."""
    return "condition" if CONDITION_NOTE in position.notes else position.stance.value


def told_by(desk: Desk, position: Position, verb: str, longest: int) -> str:
    """A position told by `verb` and its words."""
    said = _terms(desk, position)
    if not said.things and not said.acts:
        return f"{verb}: {quote(position.evidence[0].text, longest)}"
    return f"{verb}{_joint(desk, position)} {quotes((span.text for span in position.content), longest)}"


def is_thin(desk: Desk, position: Position) -> bool:
    """Whether its words name no thing that it is about ("both demands", "do", "take it out")."""
    return not _terms(desk, position).things


def _terms(desk: Desk, position: Position) -> Terms:
    return terms(" ".join(span.text for span in position.content), desk.lexicon.table(read_likeness_words))


def _joint(desk: Desk, position: Position) -> str:
    """What stands between the stance and its words: "refuses *to* leave", "demands: cancel", nothing before a noun."""
    start = position.content[0].start
    before = desk.library[position.doc].text[max(0, start - _NEAR) : start].casefold().split()
    first = position.content[0].text.split()[0]
    if CONDITION_NOTE in position.notes:
        return " that"
    if position.stance is Stance.DEMAND:
        if before and before[-1] == "that":
            return " that"
        return "" if first in _DETERMINERS else ":"
    if position.stance is Stance.REJECT and _DENIED.search(position.content[0].text):
        return ":"
    return " to" if before and before[-1].endswith(_BEFORE_VERBS) else ""


def moving_words(desk: Desk, position: Position) -> str | None:
    """The evidence from the words on that speak of giving way or asking more ("dropped its demand that ...")."""
    words = desk.lexicon.table(read_scope_words)
    text = position.evidence[0].text
    found = words.softer.search(text) or words.harder.search(text)
    return text[found.start() :] if found else None


def marks_of(position: Position) -> tuple[Mark, ...]:
    """The evidence of a position; its content too where that lies outside."""
    main = position.evidence[0]
    outside = [span for span in position.content if not main.covers(span)]
    return (mark(position), *(mark_span(position.doc, span) for span in outside))


def telling_words(desk: Desk, record: Record, longest: int) -> str:
    """The main evidence; the part of its sentence around it where it is a word or two ("a meeting")."""
    span = record.evidence[0]
    words = span.text.split()
    if len(words) >= _A_CLAUSE and words[0] not in _HALVES:
        return span.text
    whole = sentence_of(record, desk.library)
    return around(whole.text, span.start - whole.start, span.end - whole.start, longest)
