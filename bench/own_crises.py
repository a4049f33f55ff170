"""How well the coder does on our own corpus, which is annotated whole: statements, events, positions.

    python bench/own_crises.py [--split dev|test|train] [--reader READER] [--json] [--limit N] [--errors FILE]

The coder reads the bare texts of the split's articles (corpus/crises.csv), with title and day, and its records are
matched one to one with the marks:

- A statement is found if half of the content's words are in common (Dice) and the head of the source is; "content" asks
  for the first alone. Statements within statements count, for the corpus marks them.
- An event is found if its type is right and its evidence has words of the marked trigger; "same sentence" asks for
  the type in the sentence. Records of every status count on both sides, as the corpus marks every status, negated
  ones too; "live" counts only occurred, ongoing, planned and alleged ones, which is what users see first. Of found
  events: are actor, recipient (id of country or organisation; any of them and no stranger) and status right?
- A position is found if its stance is right and half of the words are in common.

Precision is over all records, since the articles are annotated whole. `--errors` writes JSON: `said`, a row a record
with kind, label, confidence and right (which the calibration of confidence reads); `missed`, a row for what was not
found.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from training.article import CorpusArticle, document_of, read_article
from training.check import ARTICLES
from training.measure.events import score_events
from training.measure.matching import Tally
from training.measure.outcome import Outcome, bands
from training.measure.positions import score_positions
from training.measure.statements import score_statements
from training.splits import read_splits

from readers import READERS, make_coder
from standoff.annotate.parse import PARSE
from standoff.extract.events import EVENTS
from standoff.extract.positions import POSITIONS
from standoff.extract.statements import STATEMENTS
from standoff.model import EventType
from standoff.pipeline import DocumentCoder

FLOORS = {"statements": (85, 80), "events": (75, 70)}
"""Precision and recall that are wanted of the test crises."""


@dataclass(slots=True)
class Sums:
    """Figures of several articles."""

    articles: int = 0
    words: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    types: dict[EventType, Tally] = field(default_factory=dict)
    fields: Counter[tuple[str, bool]] = field(default_factory=Counter)
    outcomes: list[Outcome] = field(default_factory=list)

    def count(self, name: str, tally: Tally) -> None:
        """Add to one figure."""
        self.tallies[name] = self.tallies.get(name, Tally()) + tally


def read_split(split: str, limit: int | None = None) -> tuple[CorpusArticle, ...]:
    """The first `limit` articles of a split, by path; all with `None`."""
    splits = read_splits()
    paths = [path for path in sorted(ARTICLES.glob("*/*.txt")) if splits[path.parent.name] == split]
    return tuple(read_article(path, ARTICLES) for path in paths[:limit])


def measure(articles: Sequence[CorpusArticle], coder: DocumentCoder) -> Sums:
    """Code all articles and score them."""
    sums = Sums()
    coded = coder.annotate(document_of(article) for article in articles)
    for article, found in zip(articles, coded, strict=True):
        sums.articles += 1
        sums.words += len(article.text.split())
        statements = score_statements(article, found[STATEMENTS])
        events = score_events(article, found[EVENTS], [sentence.start_char for sentence in found[PARSE].sents])
        positions = score_positions(article, found[POSITIONS])
        for name, tally in {
            "statements": statements.found,
            "statements, content": statements.content,
            "events": events.found,
            "events, same sentence": events.nearby,
            "events, live": events.live,
            "events, any type": events.any_type,
            "positions": positions.found,
            "positions, any word": positions.touched,
        }.items():
            sums.count(name, tally)
        for type_, tally in events.by_type.items():
            sums.types[type_] = sums.types.get(type_, Tally()) + tally
        for name, (right, asked) in events.fields.items():
            sums.fields.update({(name, True): right, (name, False): asked - right})
        sums.outcomes += [*statements.outcomes, *events.outcomes, *positions.outcomes]
    return sums


def as_data(sums: Sums) -> dict[str, Any]:
    """The figures as JSON."""
    fields = {name for name, _ in sums.fields}
    return {
        "articles": sums.articles,
        "words": sums.words,
        "figures": {name: _figures(tally) for name, tally in sums.tallies.items()},
        "types": {type_.value: _figures(tally) for type_, tally in sums.types.items()},
        "fields of found events": {name: _share(sums, name) for name in sorted(fields)},
        "confidence": {
            kind: [asdict(band) for band in bands(sums.outcomes, kind)] for kind in ("statement", "event", "position")
        },
    }


def _share(sums: Sums, name: str) -> dict[str, float]:
    right, wrong = sums.fields[name, True], sums.fields[name, False]
    return {"right": round(100 * right / (right + wrong), 1), "asked": right + wrong}


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 1),
        "recall": round(tally.recall, 1),
        "f1": round(tally.f1, 1),
        "right": tally.right,
        "said": tally.said,
        "wanted": tally.wanted,
    }


def lines(data: dict[str, Any]) -> Iterator[str]:
    """The figures as a table."""
    yield f"{data['articles']} articles, {data['words']:,} words"
    yield f"{'':24} precision recall    F1  (right, said, wanted)"
    for name, row in data["figures"].items():
        floor = "" if name not in FLOORS else "  floor {} / {}".format(*FLOORS[name])
        yield _line(name, row) + floor
    yield from (_line(f"  {name}", row) for name, row in data["types"].items())
    for name, row in data["fields of found events"].items():
        yield f"{name + ' of found events':24} {row['right']:9.1f} of {row['asked']}"
    for kind, rows in data["confidence"].items():
        for row in rows:
            share = 100 * row["right"] / row["records"]
            yield f"{kind + ' at confidence':24} {row['low']:.1f}-{row['high']:.1f}: {share:5.1f} of {row['records']}"


def _line(name: str, row: dict[str, float]) -> str:
    counts = f"({row['right']}, {row['said']}, {row['wanted']})"
    return f"{name:24} {row['precision']:9.1f} {row['recall']:6.1f} {row['f1']:5.1f}  {counts}"


def write_errors(outcomes: Iterable[Outcome], path: Path) -> None:
    """Every record and every miss."""
    said: list[dict[str, Any]] = []
    missed: list[dict[str, Any]] = []
    for outcome in outcomes:
        row = asdict(outcome)
        if outcome.confidence is None:
            missed.append({key: value for key, value in row.items() if key not in ("confidence", "right", "fields")})
        else:
            said.append(row)
    path.write_text(json.dumps({"said": said, "missed": missed}, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev", "test"), default="dev")
    parser.add_argument("--reader", choices=READERS, default="together")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--limit", type=int, help="of articles")
    parser.add_argument("--errors", type=Path, help="file for every record and every miss")
    options = parser.parse_args()
    sums = measure(read_split(options.split, options.limit), make_coder(options.reader))
    if options.errors is not None:
        write_errors(sums.outcomes, options.errors)
    data = as_data(sums)
    print(json.dumps(data, indent=1) if options.json else "\n".join(lines(data)))


if __name__ == "__main__":
    main()
