"""The order of stages is checked, and what they declare is true."""

from datetime import date
from typing import Any

import pytest

from standoff.annotate.article import Article, Layer
from standoff.annotate.parse import PARSE, load_parser
from standoff.errors import ModelError, PipelineError
from standoff.lexicon import load_lexicon
from standoff.model import Coder, Document
from standoff.pipeline import DocumentCoder, Stage, check_stages
from standoff.pipeline.coder import RECORD_LAYERS
from standoff.pipeline.stages import STAGES

A: Layer[int] = Layer("a")
B: Layer[int] = Layer("b")
TEXT = (
    "Chad rejects offer\n\nN'DJAMENA, March 4 - Chad said on Monday it would not hand over 200 prisoners unless "
    "Niger lifted its blockade. “We will wait,” Foreign Minister Adoum Kerim told reporters after talks in Niamey."
)


def nothing(_article: Article, _lexicon: object) -> int:
    return 0


def test_a_stage_must_find_what_it_needs() -> None:
    with pytest.raises(PipelineError, match="'b' needs 'a'"):
        check_stages([Stage(gives=B, needs=(A,), find=nothing)], given=(PARSE,))
    check_stages([Stage(A, (PARSE,), nothing), Stage(B, (A,), nothing)], given=(PARSE,))


def test_two_stages_cannot_give_the_same() -> None:
    with pytest.raises(PipelineError, match="two stages give 'a'"):
        check_stages([Stage(A, (), nothing), Stage(A, (), nothing)], given=())


def test_an_article_refuses_to_fill_a_layer_twice_and_to_read_an_empty_one() -> None:
    article = Article(Document(id="x", text="x"), Coder("standoff", "0", "0"))
    with pytest.raises(PipelineError, match="no stage before gave 'a'"):
        article[A]
    article.fill(A, 1)
    assert article[A] == 1
    with pytest.raises(PipelineError, match="two stages"):
        article.fill(A, 2)


class Watched(dict[str, Any]):
    """Layers that remember which of them were read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.read.add(name)
        return super().__getitem__(name)


def test_every_stage_reads_only_what_it_declares(coder: DocumentCoder) -> None:
    layers, lexicon = Watched(), load_lexicon()
    document = Document(id="x", text=TEXT, published=date(2011, 3, 8), language="en")
    article = Article(document, coder.identity, layers)
    article.fill(PARSE, load_parser()(TEXT))
    for stage in STAGES:
        layers.read.clear()
        article.fill(stage.gives, stage.find(article, lexicon))
        undeclared = layers.read - {layer.name for layer in stage.needs} - {stage.gives.name}
        assert not undeclared, f"{stage.gives.name} reads {undeclared} without declaring it"


def test_every_kind_of_record_has_a_stage() -> None:
    assert set(RECORD_LAYERS) <= {stage.gives.name for stage in STAGES}


def test_an_absent_model_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="is not installed"):
        load_parser("no_such_model")


def test_a_model_without_a_parser_is_refused(tmp_path: Any) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has no tagger, parser, lemmatizer"):
        load_parser(str(tmp_path / "blank"))
