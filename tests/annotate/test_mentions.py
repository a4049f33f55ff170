"""The table `mentions.txt`: who is who, over every region of the world."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from spacy.tokens import Token

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.model import Party
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES

Annotate = Callable[[str], Article]
PUBLISHED = date(2015, 6, 1)
PRONOUNS = ("He", "She", "he", "she", "it", "they")


@dataclass(frozen=True, slots=True)
class Mention:
    """One row of the table: what is said of `text`, and why it is known to be missed, or ""."""

    text: str
    id: str
    country: str
    sector: str
    anonymous: str
    miss: str


def read_mentions() -> Iterator[tuple[str, list[Mention]]]:
    """The sentences of the table, each with its mentions."""
    sentence, mentions = "", []
    for line in (Path(__file__).parent / "mentions.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("  "):
            cells = [cell.strip() for cell in line.split("|")]
            mentions.append(Mention(*cells, *([""] if len(cells) == 5 else [])))
            continue
        if sentence:
            yield sentence, mentions
        sentence, mentions = line, []
    yield sentence, mentions


def questions() -> Iterator[object]:
    """Each sentence with the mentions that must be right; each known miss by itself."""
    for sentence, mentions in read_mentions():
        yield pytest.param(sentence, [mention for mention in mentions if not mention.miss])
        for mention in mentions:
            if mention.miss:
                yield pytest.param(sentence, [mention], marks=pytest.mark.xfail(strict=True, reason=mention.miss))


@pytest.fixture(scope="module")
def annotate() -> Annotate:
    """Only the stages that parties rest on."""
    coder = DocumentCoder(stages=tuple(stage for stage in STAGES if stage.gives in (LAYOUT, PARTIES)))
    return lambda text: next(coder.annotate([make_document(text, published=PUBLISHED)]))


def party_of(article: Article, mention: str) -> Party | None:
    """Whom the mention denotes, asked at its head, else at its last words."""
    text = article.text
    start = text.rfind(f" {mention}") + 1 if mention in PRONOUNS else text.find(mention)
    assert start >= 0, f"{mention!r} does not stand in the text"
    inside = [
        token for token in article[PARSE] if start <= token.idx and token.idx + len(token) <= start + len(mention)
    ]
    heads: list[Token] = [token for token in inside if token.head == token or token.head not in inside]
    for token in (*heads, *reversed(inside)):
        found = article[PARTIES].of(token)
        if found:
            return next((party for party in found if party.text == mention), found[0])
    return None


def fits(asked: str, told: str | None) -> bool:
    """Whether `told` is among the answers that the table allows."""
    return asked == "*" or (told is None if asked == "-" else told is not None and told.upper() in asked.split(","))


def mistakes(party: Party | None, mention: Mention) -> list[str]:
    """What of `mention` is not as the table says."""
    if party is None:
        return [] if (mention.id, mention.country) == ("-", "-") else ["nobody found"]
    wrong = [
        f"{name} is {told}, not {asked}"
        for name, asked, told in (
            ("id", mention.id, party.id),
            ("country", mention.country, party.country),
            ("sector", mention.sector, party.sector),
            ("anonymous", mention.anonymous.replace("-", "*"), str(int(party.anonymous))),
        )
        if not fits(asked, told)
    ]
    return [f"{mention.text}: {error}" for error in wrong]


@pytest.mark.parametrize(("sentence", "mentions"), list(questions()))
def test_a_mention_of_the_table_denotes_whom_it_says(
    annotate: Annotate, sentence: str, mentions: list[Mention]
) -> None:
    article = annotate(sentence)
    assert [error for mention in mentions for error in mistakes(party_of(article, mention.text), mention)] == []


def test_the_table_is_as_large_as_it_should_be() -> None:
    assert sum(len(mentions) for _, mentions in read_mentions()) >= 400
