"""Articles without marks, which the teacher labels: written as those of the corpus, below `corpus/plain`."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from standoff.annotate.parse import load_parser, parse_texts
from training.article import split_article
from training.examples import Words, words_of

PLAIN = Path(__file__).parent.parent / "corpus" / "plain"


def read_plain(root: Path) -> Iterator[Words]:
    """The words of all articles below the folder `root`, by path.

    Raises:
        CorpusError: an article has no head, or one that is not as the guideline has it.
    """
    paths = sorted(root.glob("*/*.txt"))
    names = [path.relative_to(root).with_suffix("").as_posix() for path in paths]
    texts = [split_article(path.read_text(encoding="utf-8"), name)[1] for path, name in zip(paths, names, strict=True)]
    for name, doc in zip(names, parse_texts(load_parser(), texts), strict=True):
        yield words_of(name, doc)


def words_checksum(articles: Iterable[Words]) -> str:
    """SHA-256 of the words, by article: labels hold for no others."""
    total = hashlib.sha256()
    for article in articles:
        total.update("\0".join((article.article, *article.words)).encode() + b"\n")
    return total.hexdigest()
