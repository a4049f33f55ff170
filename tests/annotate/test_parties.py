"""Who is who, mention by mention."""

from collections.abc import Callable

import parties_classes
import parties_crises
import parties_reports
import parties_talks
import pytest
from parties_table import ALL, NOBODY, Row

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.model import Party
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES

Annotate = Callable[..., Article]


@pytest.fixture(scope="module")
def annotate() -> Annotate:
    """Only the stages that parties rest on."""
    wanted = (LAYOUT, PARTIES)
    coder = DocumentCoder(stages=tuple(stage for stage in STAGES if stage.gives in wanted))
    return lambda text: next(coder.annotate([make_document(text)]))


def parties_of(article: Article, mention: str) -> tuple[Party, ...]:
    start = article.text.index(mention.replace("|", ""))
    span = article[PARSE].char_span(start, start + len(mention.partition("|")[0]), alignment_mode="expand")
    assert span is not None
    return article[PARTIES].of(span.root)


KNOWN_MISSES = parties_reports.KNOWN_MISSES | parties_crises.KNOWN_MISSES | parties_talks.KNOWN_MISSES
MISS = pytest.mark.xfail(strict=True, reason="only the drift of the report tells whose they are")
ROWS = [
    pytest.param(row, id=f"{row[1]} | {row[0][:60]}", marks=[MISS] if row[:2] in KNOWN_MISSES else [])
    for row in (*ALL, *parties_reports.REPORTS, *parties_crises.CRISES, *parties_talks.TALKS, *parties_classes.ALL)
]


@pytest.mark.parametrize("row", ROWS)
def test_a_mention_is_resolved(annotate: Annotate, row: Row) -> None:
    text, mention, party_id, country, sector, anonymous, name = row
    found = parties_of(annotate(text), mention)
    assert [(p.id, p.country, p.sector, p.anonymous, p.name) for p in found[:1]] == [
        (party_id, country, sector, anonymous, name)
    ]


@pytest.mark.parametrize(("text", "mention"), (*NOBODY, *parties_classes.NOBODY))
def test_some_phrases_denote_nobody(annotate: Annotate, text: str, mention: str) -> None:
    assert parties_of(annotate(text), mention) == ()
