"""`python -m training.check`: reads the whole corpus, says what is wrong, and prints its figures."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from standoff.model import EventType
from training.article import CorpusArticle, read_article
from training.errors import CorpusError
from training.roles import Entry

ARTICLES = Path(__file__).parent.parent / "corpus" / "articles"


def count(articles: Sequence[CorpusArticle]) -> dict[str, int]:
    """The figures: articles, words, crises, styles, entries by kind, events by type, distinct cues."""
    figures = {
        "articles": len(articles),
        "words": sum(len(article.text.split()) for article in articles),
        "crises": len({article.head["crisis"] for article in articles}),
        "styles": len({article.head["style"] for article in articles}),
    }
    kinds = Counter(entry for article in articles for entry, _ in article.entries)
    figures |= {entry.value: kinds[entry] for entry in Entry}
    types = Counter(
        attribute
        for article in articles
        for (entry, _), held in article.entries.items()
        if entry is Entry.EVENT
        for attribute in held["e"][0].label.attributes
        if attribute in frozenset(EventType)
    )
    figures |= {type_.value: types[type_.value] for type_ in EventType}
    cues = {article.words(mark).lower() for article in articles for mark in article.marks if mark.label.role == "q"}
    return figures | {"distinct cues": len(cues)}


def main(root: Path = ARTICLES) -> int:
    """Check the articles below `root`; 1 if any is wrong."""
    articles, faults = [], []
    for path in sorted(root.glob("*/*.txt")):
        try:
            articles.append(read_article(path, root))
        except CorpusError as error:
            faults.append(str(error))
    for fault in faults:
        print(fault, file=sys.stderr)
    for name, number in count(articles).items():
        print(f"{name:>14} {number:>7,}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
