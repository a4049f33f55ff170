"""What was found in an article before phrases are resolved: tokens, names, people, sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT, Layout
from standoff.annotate.parse import PARSE
from standoff.annotate.parties.acronyms import find_acronyms
from standoff.annotate.parties.context import Countries
from standoff.annotate.parties.names import Days, Hit, date_names, find_hits, settle
from standoff.annotate.parties.persons import Mention, find_mentions
from standoff.annotate.parties.phrases import AgentNoun, is_likened, is_linked, presiding_noun
from standoff.annotate.parties.runs import find_runs
from standoff.lexicon import Lexicon
from standoff.lexicon.agents import Agents, read_agents
from standoff.lexicon.gazetteer import read_gazetteer
from standoff.lexicon.memberships import Memberships, read_memberships
from standoff.lexicon.party_words import PartyWords, read_party_words
from standoff.lexicon.persons import PersonWords, read_person_words

_PRESS = "JRN"
_YEAR, _FIRST, _LAST = 4, 1800, 2099


@dataclass(frozen=True, slots=True)
class Findings:
    """The ground for resolving phrases.

    Attributes:
        article: the article.
        tokens: its tokens.
        sentence_of: number of the sentence, by token.
        agents: the lexicon's nouns for those who act.
        words: the lexicon's words about people.
        vocabulary: the lexicon's words for phrases that denote parties.
        memberships: members of organisations by year.
        hits: names of the gazetteer, in order.
        hit_starts: their first tokens.
        by_token: names by token index.
        mentions: people named, in order.
        mention_at: the same by token index.
        countries: the countries named.
        home: the country that the article is at home in, or `None`.
        post: the country of the place from which the report was sent, or `None`.
        acronyms: head token of the long form by acronym, where the article explains it.
        day: of publication or of the dateline, or `None` if neither is told.
        state_then: the state that held a country's seat on that day.
        nouns_at: agent nouns already looked up, by token index.
    """

    article: Article
    tokens: list[Token]
    sentence_of: list[int]
    agents: Agents
    words: PersonWords
    vocabulary: PartyWords
    memberships: Memberships
    hits: list[Hit]
    hit_starts: list[int]
    by_token: dict[int, list[Hit]]
    mentions: list[Mention]
    mention_at: dict[int, Mention]
    countries: Countries
    home: str | None
    post: str | None
    acronyms: dict[str, int]
    day: date | None
    state_then: Callable[[str], str]
    nouns_at: dict[int, AgentNoun | None] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """The year of the report."""
        return self.day.year if self.day is not None else None

    def noun(self, token: Token) -> AgentNoun | None:
        """The agent noun headed by `token`, looked up once."""
        if token.i not in self.nouns_at:
            self.nouns_at[token.i] = presiding_noun(token, self.agents, self.vocabulary)
        return self.nouns_at[token.i]

    def acronym_of(self, token: Token) -> str | None:
        """The acronym that the article gives to the body of the phrase of `token`."""
        return next((acronym for acronym, head in self.acronyms.items() if head == token.i), None)

    def hit_headed_by(self, token: Token) -> Hit | None:
        """The name whose governing token is `token`."""
        for hit in reversed(self.by_token.get(token.i, [])):
            if hit.head == token.i:
                return hit
        return None

    def hits_within(self, first: int, last: int) -> list[Hit]:
        """The names wholly inside the tokens `[first, last]`."""
        at = bisect_left(self.hit_starts, first)
        found = []
        while at < len(self.hits) and self.hits[at].first <= last:
            if self.hits[at].last <= last:
                found.append(self.hits[at])
            at += 1
        return found

    def hits_of_sentence(self, number: int) -> list[Hit]:
        """The names of the sentence with this number."""
        first = bisect_left(self.sentence_of, number)
        return self.hits_within(first, bisect_right(self.sentence_of, number) - 1)

    def is_linked(self, hit: Hit) -> bool:
        """See `phrases.is_linked`."""
        return is_linked(self.tokens, hit, self.vocabulary)

    def hits_before(self, noun: Token, *, linked: bool = False) -> list[Hit]:
        """The names among what stands before `noun` in its phrase; with `linked` also "Russian-backed"."""
        hits = self.hits_within(noun.left_edge.i, noun.i - 1)
        return [hit for hit in hits if linked or not self.is_linked(hit)]


def find_all(article: Article, lexicon: Lexicon) -> Findings:
    """Names and people of an article."""
    doc = article[PARSE]
    tokens = list(doc)
    agents, words = lexicon.table(read_agents), lexicon.table(read_person_words)
    vocabulary = lexicon.table(read_party_words)
    sentence_of = _sentences(tokens)
    gazetteer, layout = lexicon.table(read_gazetteer), article[LAYOUT]
    day = article.document.published or layout.dateline_date
    times = _Times(tokens, sentence_of, day)
    hits = settle(date_names(find_hits(tokens, gazetteer, words), gazetteer, times.report, times.told))
    hits = [hit for hit in hits if not is_likened(tokens, hit, vocabulary)]
    by_token: dict[int, list[Hit]] = {}
    for hit in hits:
        for index in range(hit.first, hit.last + 1):
            by_token.setdefault(index, []).append(hit)
    runs = list(find_runs(tokens, by_token, agents, words))
    headed = {run for run in runs if layout.in_heading(tokens[run.first].idx)}
    mentions = find_mentions(tokens, runs, words, headed, vocabulary.crafts | vocabulary.vessels)
    mention_at = {index: mention for mention in mentions for index in range(mention.run.first, mention.run.last + 1)}
    told = [hit for hit in hits if not is_linked(tokens, hit, vocabulary) and hit.name.sector != _PRESS]
    countries = Countries(tokens, sentence_of, told)
    post = _dateline_country(layout, tokens, hits)
    return Findings(
        article=article,
        tokens=tokens,
        sentence_of=sentence_of,
        agents=agents,
        words=words,
        vocabulary=vocabulary,
        memberships=lexicon.table(read_memberships),
        hits=hits,
        hit_starts=[hit.first for hit in hits],
        by_token=by_token,
        mentions=mentions,
        mention_at=mention_at,
        countries=countries,
        acronyms=find_acronyms(tokens),
        day=day,
        state_then=lambda code: gazetteer.state_then(code, day, day) if day is not None else code,
        home=countries.home(post),
        post=post,
    )


class _Times:
    """The days of the report, and the years that its sentences tell of.

    Without a day of its own a report counts as written in the last year that it names.
    """

    def __init__(self, tokens: Sequence[Token], sentence_of: Sequence[int], day: date | None) -> None:
        self._sentence_of = sentence_of
        self.report = (day, day) if day is not None else None
        self._told: dict[int, Days] = {}
        last: int | None = None
        for token in tokens:
            year = _year(token)
            if year is None or (day is not None and year >= day.year):
                continue
            self._told[sentence_of[token.i]] = _whole(year)
            last = max(last or year, year)
        if self.report is None and last is not None:
            self.report = _whole(last)

    def told(self, hit: Hit) -> Days | None:
        """The year that the sentence of `hit` names, if it lies before the report's."""
        return self._told.get(self._sentence_of[hit.first])


def _whole(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _year(token: Token) -> int | None:
    """The year that a token is, unless it counts something."""
    if len(token) != _YEAR or not token.text.isdecimal() or (token.dep_ == "nummod" and token.head.tag_ == "NNS"):
        return None
    year = int(token.text)
    return year if _FIRST <= year <= _LAST else None


def _dateline_country(layout: Layout, tokens: Sequence[Token], hits: Sequence[Hit]) -> str | None:
    """The country of the place from which the report was sent."""
    place = layout.dateline_place
    if place is None:
        return None
    inside = (hit for hit in hits if place.start <= tokens[hit.first].idx < place.end)
    return next((hit.name.country for hit in inside if hit.name.country is not None), None)


def _sentences(tokens: Sequence[Token]) -> list[int]:
    number = -1
    numbers = []
    for index, token in enumerate(tokens):
        if token.is_sent_start or index == 0:
            number += 1
        numbers.append(number)
    return numbers
