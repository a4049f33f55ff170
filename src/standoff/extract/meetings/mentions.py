"""Mentions of meetings: nouns ("talks with"), verbs ("met", "hosted") and forums in a row with talks."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.dating import time_of
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.annotate.places import place_of
from standoff.annotate.syntax import (
    agents,
    children,
    clause_head,
    objects_of,
    phrase_span,
    subtree_span,
)
from standoff.annotate.times import TIMES
from standoff.extract.meetings.mention import Mention, are_two, is_body, sides_of
from standoff.extract.meetings.participants import participants, sides_in
from standoff.extract.meetings.states import anchor_of, forms_of, state_of
from standoff.extract.meetings.verbs import meeting_by_verb
from standoff.lexicon import Lexicon
from standoff.lexicon.meetings import MeetingWords, read_meetings
from standoff.model import MeetingFormat, MeetingState, Party, Span, Time

_WITH = ("with", "between", "among", "amongst", "alongside")
_DEFINITE = frozenset({"the", "such", "that", "those", "this", "these"})
_CLAUSE_BEHIND = re.compile(r",\s+(?:which|who|where|whose|when|after|before)\b")
_MONTH = re.compile(r"\d{4}-\d\d")
_YEAR = re.compile(r"\d{4}|last|past|previous")
_NEAR = 60
_THEY = frozenset({"they", "both", "two", "pair"})
_TOPICAL = frozenset({"on", "over", "about"})
_NAMED = frozenset({"summit", "talks"})


def find_mentions(article: Article, lexicon: Lexicon) -> tuple[Mention, ...]:
    """All mentions in order of the text."""
    words = lexicon.table(read_meetings)
    layout = article[LAYOUT]
    found: list[Mention] = []
    for token in article[PARSE]:
        if token.lemma_.lower() not in words.heads or layout.in_heading(token.idx):
            continue
        if token.pos_ == "VERB":
            found.extend(_of_verb(article, token, words, lexicon, found))
        elif token.pos_ in ("NOUN", "PROPN") and _format_key(token, words) is not None:
            found.extend(_of_noun(article, token, words, lexicon))
    return tuple(sorted(found, key=lambda mention: (mention.evidence.start, mention.evidence.end)))


def _format_key(token: Token, words: MeetingWords) -> str | None:
    """The entry under which a noun is a meeting; `None` if it is none, or a modifier of another noun."""
    lemma = _lemma(token)
    pair = f"{token.nbor(-1).lower_} {lemma}" if token.i else lemma
    key = pair if pair in words.nouns else lemma
    if key not in words.nouns or token.dep_ == "compound" or (token.pos_ == "PROPN" and lemma not in _NAMED):
        return None
    if lemma == "call" and objects_of(token, "for") and not objects_of(token, "with"):
        return None
    if lemma == "round" and not any(child.lower_ in words.unsettled for child in token.lefts):
        return None
    if any(child.lower_ in words.others for child in token.lefts if child.dep_ in ("compound", "amod", "nmod")):
        return None
    return key


def _lemma(token: Token) -> str:
    """The word as `meetings.toml` lists it; "talks" are no plural of "talk"."""
    return "talks" if token.lower_ == "talks" and token.pos_ == "NOUN" else token.lemma_.lower()


def _of_noun(article: Article, token: Token, words: MeetingWords, lexicon: Lexicon) -> Iterator[Mention]:
    key = _format_key(token, words)
    assert key is not None
    state = state_of(article, token, words, lexicon)
    if state is None:
        return
    parties = participants(article, token, key, words)
    date = _date(article, token, words)
    seated = key in words.seated and any(is_body(party) for party in parties[:1])
    weak = key in words.weak and state is MeetingState.HELD and not are_two(parties) and not seated
    if not weak:
        yield _mention(article, token, words, parties, date, _place(article, token, words), words.nouns[key], state)
    if len(parties) >= 2 or objects_of(token, *_WITH):
        yield from _forums(article, token, state, words)


def _mention(
    article: Article,
    token: Token,
    words: MeetingWords,
    parties: tuple[Party, ...],
    date: Time | None,
    place: Span | None,
    form: MeetingFormat | None,
    state: MeetingState,
) -> Mention:
    verb = clause_head(token)
    if date is not None and (_is_since(article, date) or _is_bygone_month(article, state, date)):
        date = None
    evidence = phrase_span(article, token) if token.pos_ in ("NOUN", "PROPN") else subtree_span(article, token)
    return Mention(
        token=token,
        parties=parties,
        date=date,
        place=_trimmed(article, _off_topic(article, token, place) or _place_behind(article, token, date)),
        format=form,
        state=_in_time(article, state, date),
        evidence=evidence,
        clause=subtree_span(article, verb),
        families=words.families.get(_lemma(token), frozenset()),
        strong=_lemma(token) in words.strong,
        definite=any(child.lower_ in _DEFINITE for child in token.lefts),
    )


def _is_since(article: Article, date: Time) -> bool:
    """Whether the time only tells since when ("have met four times since May")."""
    return article.text[: date.start].rstrip()[-5:].lower() == "since" or date.text.lower().startswith("since")


def _is_bygone_month(article: Article, state: MeetingState, date: Time) -> bool:
    """Whether a bare month that was taken for one gone by belongs to a meeting still to come: its year is unknown."""
    told = article.document.published or article[LAYOUT].dateline_date
    if state not in (MeetingState.PLANNED, MeetingState.PROPOSED) or told is None or date.latest is None:
        return False
    return _MONTH.fullmatch(date.value or "") is not None and date.latest < told and not _YEAR.search(date.text)


def _off_topic(article: Article, token: Token, place: Span | None) -> Span | None:
    """A place that is not what a noun's talks are about ("talks on their border in Lima" are in Lima)."""
    if place is None or token.pos_ == "VERB" or not place.text[0].islower():
        return place
    before = token.doc.char_span(place.start, place.end, alignment_mode="expand")
    if before is None or before.start == 0 or token.doc[before.start - 1].lower_ not in _TOPICAL:
        return place
    return place_of(article, before.root)


def _trimmed(article: Article, place: Span | None) -> Span | None:
    """A place without the clause behind its comma ("Lima, where they had met before"); a month is none."""
    if place is not None and any(time.start < place.end and place.start < time.end for time in article[TIMES]):
        return None
    cut = _CLAUSE_BEHIND.search(place.text) if place is not None else None
    return article.span(place.start, place.start + cut.start()) if place is not None and cut is not None else place


def _place_behind(article: Article, token: Token, date: Time | None) -> Span | None:
    """A place that the parser hung on the day ("on May 3 in Lima")."""
    span = token.doc.char_span(date.start, date.end, alignment_mode="expand") if date is not None else None
    places = (place_of(article, word) for word in span or ())
    return next((place for place in places if place is not None), None)


def _in_time(article: Article, state: MeetingState, date: Time | None) -> MeetingState:
    """A meeting told as held on a day after the report is one that is planned."""
    told = article.document.published or article[LAYOUT].dateline_date
    if state is not MeetingState.HELD or date is None or date.earliest is None or told is None:
        return state
    return MeetingState.PLANNED if date.earliest > told else state


def _date(article: Article, token: Token, words: MeetingWords) -> Time | None:
    """When the meeting is: its own time, or that of the verb that tells of it."""
    here = anchor_of(token, words)
    own = time_of(article, token) or (time_of(article, here) if here is not token else None)
    if own is not None:
        return own
    for verb in _verbs_about(here, words):
        date = time_of(article, verb)
        if date is not None:
            return date
    return None


def _place(article: Article, token: Token, words: MeetingWords) -> Span | None:
    """Where the meeting is: its own place, that of the verb that tells of it, or where one travelled to."""
    here = anchor_of(token, words)
    own = place_of(article, token) or (place_of(article, here) if here is not token else None)
    if own is not None:
        return own
    for margin in objects_of(token, "on", "at"):
        for occasion in objects_of(margin, "of") if margin.lower_ in words.parts else ():
            return place_of(article, occasion)
    for verb in _verbs_about(here, words):
        if verb.lemma_ in words.travel:
            towns = [noun for noun in objects_of(verb, "to", "in") if noun.pos_ == "PROPN"]
            if towns:
                return phrase_span(article, towns[0])
        place = place_of(article, verb)
        if place is not None:
            return place
    return None


def _verbs_about(here: Token, words: MeetingWords) -> Iterator[Token]:
    """Verbs whose time is the meeting's: those that hold it, or whose subject it is."""
    verb = here.head
    if here.dep_ == "pobj":
        if verb.head.pos_ in ("VERB", "AUX") and (verb.head.lemma_ in words.light or verb.head.lemma_ in words.travel):
            yield verb.head
    elif here.dep_ in ("nsubj", "nsubjpass"):
        yield verb
        yield from children(verb, "xcomp")
    elif here.dep_ == "dobj" and (verb.lemma_ in words.light or any(form in words.states for form in forms_of(verb))):
        yield verb


def _forums(article: Article, token: Token, state: MeetingState, words: MeetingWords) -> Iterator[Mention]:
    """Bodies named in a row with talks: "in talks with A on Monday, in the X council on Wednesday"."""
    prep = token.head
    if token.dep_ != "pobj" or prep.head.pos_ not in ("VERB", "AUX"):
        return
    verb = prep.head
    here = [party for agent in agents(verb) for party in sides_in(article, agent, words)]
    for noun in _in_a_row(verb, prep, token):
        bodies = list(_bodies(article, noun))
        date = time_of(article, noun) or _time_behind(article, noun)
        if not bodies or date is None:
            continue
        parties = sides_of((*here, *bodies))
        yield _mention(article, noun, words, parties, date, place_of(article, noun), MeetingFormat.MULTILATERAL, state)


def _in_a_row(verb: Token, prep: Token, token: Token) -> Iterator[Token]:
    """Objects of "in" and "at" between the talks and the verb, whatever the parser hung them on."""
    start, end = (prep.i, verb.i) if prep.i < verb.i else (prep.i, token.sent.end)
    for other in verb.doc[start:end]:
        if other.lower_ in ("in", "at") and other.i > token.i:
            yield from children(other, "pobj")


def _bodies(article: Article, noun: Token) -> Iterator[Party]:
    """Organisations of states that the phrase names: itself, or in its name ("the ASEAN-China forum")."""
    parties = article[PARTIES]
    for party in (*parties.of(noun), *parties.owners(noun)):
        if is_body(party):
            yield party


def _time_behind(article: Article, noun: Token) -> Time | None:
    """The time right behind a body's phrase, where the parser hung it elsewhere."""
    doc = noun.doc
    at = noun.i + 1
    while at < len(doc) and at <= noun.i + 8:
        if doc[at].lower_ == "on" and at + 1 < len(doc):
            for time in article[TIMES]:
                if time.start <= doc[at + 1].idx < time.end or time.start == doc[at].idx:
                    return time
            return None
        at += 1
    return None


def _of_verb(
    article: Article, verb: Token, words: MeetingWords, lexicon: Lexicon, before: Sequence[Mention]
) -> list[Mention]:
    found = meeting_by_verb(article, verb, words)
    if found is None:
        return []
    parties, form = found
    sides = sides_of(parties)
    if verb.lemma_ in words.verbs:
        sides = _those_before(verb, before, words) or sides
    if len(sides) < 2 and not any(is_body(party) for party in sides):
        return []
    state = state_of(article, verb, words, lexicon)
    if state is None:
        return []
    return [_mention(article, verb, words, sides, time_of(article, verb), place_of(article, verb), form, state)]


def _are_the_two(noun: Token, words: MeetingWords) -> bool:
    two = any(child.lower_ in ("two", "both") for child in noun.lefts)
    return two and (noun.lower_ in words.sides or noun.lower_ in words.leaders)


def _those_before(verb: Token, before: Sequence[Mention], words: MeetingWords) -> tuple[Party, ...]:
    """Who "they" or "the two sides" are that "will meet again": the sides of the meeting told shortly before."""
    if not any(agent.lower_ in _THEY or _are_the_two(agent, words) for agent in agents(verb)):
        return ()
    if children(verb, "dobj") or objects_of(verb, *_WITH):
        return ()
    told = next((mention for mention in reversed(before) if len(sides_of(mention.parties)) >= 2), None)
    return sides_of(told.parties) if told is not None and verb.i - told.token.i < _NEAR else ()
