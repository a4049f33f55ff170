"""Documents in, records out: the pipeline with its model and lexicon loaded once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from standoff import __version__
from standoff.annotate.article import Article, Layer
from standoff.annotate.encoder import encoder_checksum
from standoff.annotate.parse import DEFAULT_MODEL, PARSE, load_parser, parse_texts
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Coder, Document, Reader, Record, Time
from standoff.pipeline.stage import Stage, check_stages
from standoff.pipeline.stages import stages_of

T = TypeVar("T")

RECORD_LAYERS = ("statements", "events", "positions", "meetings", "conditionals", "quantities", "outlooks")
TIMES: Layer[tuple[Time, ...]] = Layer("times")


@dataclass(frozen=True, slots=True)
class Coded:
    """A document and what was found in it.

    Attributes:
        document: the report.
        records: in the order of kinds, then of the text; none twice.
        times: the time expressions, in order of the text.
    """

    document: Document
    records: tuple[Record, ...]
    times: tuple[Time, ...] = ()


def identity_of(lexicon: Lexicon, reader: Reader) -> Coder:
    """This program with these word lists and, behind a plus sign, the checksum of the encoder if it reads.

    Raises:
        ModelError: the encoder cannot be read.
    """
    version = __version__ if reader is Reader.RULES else f"{__version__}+{encoder_checksum()}"
    return Coder("standoff", version, lexicon.checksum)


class DocumentCoder:
    """Codes documents; loading takes a second or so, after which one object serves any number."""

    def __init__(
        self,
        *,
        model: str = DEFAULT_MODEL,
        lexicon: Lexicon | None = None,
        reader: Reader = Reader.ENCODER,
        stages: Sequence[Stage] | None = None,
    ) -> None:
        """Load the models and check the stages.

        Args:
            model: name of the spaCy pipeline.
            lexicon: the one that comes with the program if `None`.
            reader: with or without the encoder.
            stages: others than those of the reader.

        Raises:
            ModelError: the spaCy pipeline is not installed.
            LexiconError: the lexicon is broken.
            PipelineError: the stages do not fit together.
        """
        self._stages = tuple(stages if stages is not None else stages_of(reader))
        check_stages(self._stages, given=(PARSE,))
        self._lexicon = lexicon if lexicon is not None else load_lexicon()
        self._parser = load_parser(model)
        self.identity = identity_of(self._lexicon, reader)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Article]:
        """Each document with all layers filled, in order; the texts must be English."""
        held: list[Document] = []

        def texts() -> Iterator[str]:
            for document in documents:
                held.append(document)
                yield document.text

        for doc in parse_texts(self._parser, texts()):
            article = Article(held.pop(0), self.identity)
            article.fill(PARSE, doc)
            for stage in self._stages:
                article.fill(stage.gives, stage.find(article, self._lexicon))
            yield article

    def code(self, documents: Iterable[Document]) -> Iterator[Coded]:
        """Each document with its records, in order."""
        for article in self.annotate(documents):
            yield Coded(article.document, tuple(_records(article)), _found(article, TIMES))


def _found(article: Article, layer: Layer[tuple[T, ...]]) -> tuple[T, ...]:
    """What stands in `layer`; nothing where the stages do not give it."""
    if layer not in article:
        return ()
    return article[layer]


def _records(article: Article) -> Iterator[Record]:
    """The records of all layers; of two with one id, which are the same finding, the first."""
    seen: set[str] = set()
    for name in RECORD_LAYERS:
        layer: Layer[tuple[Record, ...]] = Layer(name)
        for record in _found(article, layer):
            if record.id not in seen:
                seen.add(record.id)
                yield record
