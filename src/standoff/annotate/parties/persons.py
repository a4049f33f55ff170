"""The people of an article: who is named where, and what the article tells of them."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from standoff.annotate.parties.names import head_of
from standoff.annotate.parties.phrases import AgentNoun
from standoff.annotate.parties.runs import PARTICLES, Run
from standoff.lexicon.persons import Leader, PersonWords

SPEECH = frozenset(
    "say tell add warn announce declare insist argue claim deny reply respond ask urge accuse stress note believe "
    "think write explain vow pledge promise acknowledge admit recall agree refuse reject condemn demand".split()
)
_OBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "appos", "conj", "poss", "dobj", "ROOT", "dative"})
_PERSONAL_PREPOSITIONS = frozenset({"by", "with", "to", "between", "from", "for", "against", "of", "and"})


@dataclass(slots=True, eq=False)
class Person:
    """One person while the article is read.

    Attributes:
        name: the fullest name that the article gives.
        parts: its words without particles.
        gender: "m", "f" or "".
        role: office or description as text, or `None`.
        id, country, code, sector: see `Party`; `None` until told.
        told: whether an office told to whom this person belongs.
        office: the first office that the article gives.
        borrowed: whether it is the office of somebody's ("her deputy"), so that context tells nothing of it.
    """

    name: str
    parts: tuple[str, ...]
    gender: str = ""
    role: str | None = None
    id: str | None = None
    country: str | None = None
    code: str | None = None
    sector: str | None = None
    told: bool = False
    office: AgentNoun | None = None
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named."""

    run: Run
    head: int
    person: Person = field(compare=False)


def find_mentions(
    doc: Sequence[Token], runs: Sequence[Run], words: PersonWords, headed: Container[Run], crafts: Container[str]
) -> list[Mention]:
    """The runs that name people, each with its person.

    Args:
        doc: the tokens.
        runs: what may be names.
        words: the lexicon's words about people.
        headed: the runs in headings, where capitals tell nothing.
        crafts: nouns after which stands the name of a ship.
    """
    runs = [run for run in runs if not (run.first and not run.titles and doc[run.first - 1].lemma_.lower() in crafts)]
    likely = {run for run in runs if _names_a_person(doc, run, words, strict=run in headed)}
    people: list[Person] = []
    full = {run: _full_person(doc, run, people) for run in runs if run in likely and len(_parts(doc, run)) > 1}
    mentions: list[Mention] = []
    for run in runs:
        person = full.get(run) or _single(doc, run, people, mentions, words, likely=run in likely and run not in headed)
        if person is not None:
            _learn_gender(doc, run, person, words)
            mentions.append(Mention(run, head_of(doc, run.first, run.last).i, person))
    return mentions


def _single(
    doc: Sequence[Token],
    run: Run,
    people: list[Person],
    mentions: Sequence[Mention],
    words: PersonWords,
    *,
    likely: bool,
) -> Person | None:
    """The person of a name of one word: one already known, or somebody new if it is surely a person."""
    parts = _parts(doc, run)
    if len(parts) != 1:
        return None
    person = _by_part(parts[0], people, mentions)
    if person is not None:
        return person
    sure = likely or (_is_speaker(doc, run) and not _is_acronym(doc, run))
    if parts[0] in words.leaders or (sure and not _is_thing_phrase(doc, run)):
        person = Person(_text(doc, run), parts)
        people.append(person)
    return person


def _is_acronym(doc: Sequence[Token], run: Run) -> bool:
    return doc[run.last].is_upper and len(doc[run.last]) > 1


def learn_leaders(
    mentions: Sequence[Mention], words: PersonWords, year: int | None, state_then: Callable[[str], str]
) -> None:
    """Country and sector of holders of high office whom the article leaves unexplained.

    Args:
        mentions: people of the article.
        words: the leaders.
        year: of the report, `None` if nobody tells it.
        state_then: the state that held a country's seat on the day of the report.
    """
    for mention in mentions:
        if mention.person.country is None:
            _learn_leader(mention.person, words, year, state_then)


def _text(doc: Sequence[Token], run: Run) -> str:
    pieces = [doc[at].text_with_ws for at in range(run.first, run.last)]
    return "".join((*pieces, doc[run.last].text))


def _parts(doc: Sequence[Token], run: Run) -> tuple[str, ...]:
    """The words of the name; a hyphenated name is one, particles are left out."""
    words: list[str] = []
    joined = False
    for token in doc[run.first : run.last + 1]:
        if token.text in ("-", "–"):
            joined = bool(words)
        elif token.lower_ in PARTICLES:
            joined = False
        elif joined:
            words[-1] += "-" + token.text
            joined = False
        else:
            words.append(token.text)
    return tuple(words) or (_text(doc, run),)


def _names_a_person(doc: Sequence[Token], run: Run, words: PersonWords, *, strict: bool) -> bool:
    tokens = doc[run.first : run.last + 1]
    if run.titles or (run.office is not None and run.office.agent.office):
        return not words.is_thing(tokens[-1].text) and not _is_acronym(doc, run)
    if any(words.is_thing(token.text) for token in tokens):
        return False
    if len(_parts(doc, run)) == 1:
        return False
    if tokens[0].text in words.given:
        return True
    if strict or all(token.is_upper for token in tokens):
        return False
    if tokens[-1].text in words.leaders:
        return True
    return not _is_thing_phrase(doc, run) and _is_animate(doc, run)


def _is_thing_phrase(doc: Sequence[Token], run: Run) -> bool:
    """Whether the run is only a part of a larger phrase, or has an article before it."""
    head = head_of(doc, run.first, run.last)
    if run.first and doc[run.first - 1].lower_ in ("the", "a", "an") and run.office is None:
        return True
    return head.dep_ in ("compound", "amod", "nmod") and not run.titles


def _is_animate(doc: Sequence[Token], run: Run) -> bool:
    head = head_of(doc, run.first, run.last)
    if head.dep_ == "pobj":
        return head.head.lower_ in _PERSONAL_PREPOSITIONS
    return head.dep_ in _OBJECT_DEPS


def _is_speaker(doc: Sequence[Token], run: Run) -> bool:
    head = head_of(doc, run.first, run.last)
    return head.dep_ == "nsubj" and head.head.lemma_ in SPEECH


def _full_person(doc: Sequence[Token], run: Run, people: list[Person]) -> Person:
    """The person of a full name: one known by a form of it, else a new one."""
    parts = _parts(doc, run)
    for person in people:
        if person.parts[-1] == parts[-1] and (
            person.parts[0] == parts[0] or set(person.parts) <= set(parts) or set(parts) <= set(person.parts)
        ):
            if len(parts) > len(person.parts):
                person.name, person.parts = _text(doc, run), parts
            return person
    person = Person(_text(doc, run), parts)
    people.append(person)
    return person


def _by_part(part: str, people: Sequence[Person], mentions: Sequence[Mention]) -> Person | None:
    """The person whom one word of a name means: the last one named of those who bear it."""
    for mention in reversed(mentions):
        if mention.person.parts[-1] == part:
            return mention.person
    for person in people:
        if part == person.parts[-1]:
            return person
    for person in people:
        if part in person.parts:
            return person
    return None


def _learn_gender(doc: Sequence[Token], run: Run, person: Person, words: PersonWords) -> None:
    for at in run.titles:
        person.gender = person.gender or words.titles[doc[at].text].gender or ""
    person.gender = person.gender or words.given.get(person.parts[0], "")
    if run.office is not None and doc[run.office.head].lower_.endswith("woman"):
        person.gender = "f"


def _learn_leader(person: Person, words: PersonWords, year: int | None, state_then: Callable[[str], str]) -> None:
    """Country and sector of the one of that name who was in office in `year`, or had been by then.

    One who only came to office later is known by the full name alone, and held none yet.
    """
    short = person.parts[-1] if person.parts[-1] in words.leaders else person.parts[0]
    fitting = [leader for leader in words.leaders.get(short, ()) if _may_be(person, leader)]
    if year is not None:
        begun = [leader for leader in fitting if leader.since <= year]
        fitting = begun or [leader for leader in fitting if person.parts == tuple(leader.name.split())]
        fitting.sort(key=lambda leader: (leader.until is not None and leader.until < year, -leader.since))
    if not fitting:
        return
    leader = fitting[0]
    person.id = person.country = person.code = state_then(leader.country)
    if year is None or leader.since <= year:
        past = year is not None and leader.until is not None and leader.until < year
        person.sector = person.sector or ("ELI" if past else "GOV")


def _may_be(person: Person, leader: Leader) -> bool:
    """Whether the article's name of a person does not contradict that of a leader."""
    return len(person.parts) == 1 or person.parts[0][0] == leader.name[0]
