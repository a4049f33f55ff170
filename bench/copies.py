"""How well copies are found, and tellings of one event put together.

Copies: reports of the project are cut, re-headlined, re-spelled and re-worded as news desks do it, by a seed, and go
through the store with their originals, with reports on the same crises by other writers, and with forms that are
filled in anew each day. Events: the pairs of tests/analyze/happenings, coded and put together.

    python bench/copies.py [--copies N] [--seed N] [--output FILE]
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from standoff.model import Document, document_id
from standoff.pipeline import DocumentCoder
from standoff.store import open_store

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("examples", "tests/duplicates", "tests/extract/fresh", "tests/extract/fresh_reports", "tests/gold")
FIRST_DAY = date(2030, 1, 1)
_SHORTEST = 300

_SPELLING = (
    "defence/defense harbour/harbor neighbour/neighbor programme/program centre/center metres/meters licence/license "
    "organise/organize recognise/recognize colour/color labour/labor travelled/traveled percent/per-cent "
    "twelve/12 ten/10"
).split()
_OTHER_WORDS = (
    "said/told-reporters government/authorities talks/negotiations demanded/called-for soldiers/troops country/state "
    "announced/declared attack/assault leave/quit around/about near/close-to began/started ended/finished major/big "
    "killed/left-dead wounded/injured several/a-number-of since/ever-since people/persons rejected/dismissed"
).split()
_DROPPED = ("that", "also", "already", "still", "however", "early", "late", "then", "just")
_LOCAL = (
    "Two families in this town have relatives there and have heard nothing since the weekend, their pastor said.",
    "The chamber of commerce in our province counts on a loss of about a fifth of its trade if it lasts till summer.",
    "Readers can leave their questions for our correspondent at the desk in Market Street until noon tomorrow.",
)
_TAILS = ("Editing by the night desk", "Copyright 2030. All rights reserved.", "Related: Five things to know", "")
_HEADLINES = (
    "Tension grows",
    "What we know",
    "Crisis enters a new week",
    "No end in sight, say envoys",
    "Morning report",
)
_FORMS = (
    "{place} counted {a} new cases of the fever on {day}, the ministry said, which brings the total to {b}. {c} "
    "people are in hospital and {d} have died. The ministry asks everybody to boil water, to wash hands and to keep "
    "children at home while the rains last. Schools in {other} stay closed. The next figures are to be published "
    "tomorrow at noon.",
    "Shares in {place} closed {a} points lower at {b} on {day}. Banks and shippers led the losses, with turnover at "
    "{c} million. The currency stood at {d} to the dollar. Traders in {other} said that buyers were waiting for the "
    "central bank, whose board meets next week, and that nobody wanted to hold positions over the holiday.",
    "Observers counted {a} ceasefire violations near {place} on {day} and {b} near {other}, their daily bulletin "
    "says. {c} of them were caused by heavy weapons. {d} civilians were hurt. Patrols were stopped at two checkpoints "
    "and turned back. The mission reminds both sides of what they signed and asks for safe passage for its cars.",
)
_LONG_WORD = re.compile(r"\b[a-z]{5,}\b")
_STRANGERS = (
    "lantern gravel orchard whisper copper saddle meadow thimble walnut harvest candle pebble ribbon cellar marble "
    "feather anchor bramble ladder kettle"
).split()
CHANGED = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)
_PLACES = "Mirsk Talovo Dubica Senova Kraljevac Orlin Tesnik Vardan Polje Zelin Harad Brezno".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True)
class Made:
    """A document, and the original whose copy it is; its own id for an original."""

    document: Document
    original: str


class Desk:
    """Prints other people's reports, by a seed."""

    def __init__(self, seed: int, changed: float = 0.0) -> None:
        """Args: seed: of all choices; changed: share of the long words that are changed for others besides."""
        self._random = random.Random(seed)
        self._changed = changed

    def copy(self, text: str) -> str:
        """`text` as some desk prints it."""
        title, *paragraphs = [line for line in text.splitlines() if line.strip()]
        kept = max(2, round(len(paragraphs) * self._random.uniform(0.45, 1.0)))
        body = [self._reword(paragraph) for paragraph in paragraphs[:kept]]
        if self._random.random() < 0.4:
            body.insert(self._random.randint(2, len(body)), self._random.choice(_LOCAL))
        if self._random.random() < 0.7:
            title = self._random.choice(_HEADLINES)
        return "\n\n".join((title, *body, self._random.choice(_TAILS))).rstrip() + "\n"

    def form(self, number: int) -> str:
        """A form filled in for another day."""
        one, other = self._random.sample(_PLACES, 2)
        figures = {name: self._random.randint(2, 900) for name in "abcd"}
        form = _FORMS[number % len(_FORMS)]
        return form.format(place=one, other=other, day=_DAYS[number // len(_FORMS) % 7], **figures) + "\n"

    def _reword(self, paragraph: str) -> str:
        for pair in _SPELLING:
            one, other = pair.split("/")
            paragraph = re.sub(rf"\b{one}\b", other.replace("-", " "), paragraph)
        for pair in _OTHER_WORDS:
            one, other = pair.split("/")
            if self._random.random() < 0.35:
                paragraph = re.sub(rf"\b{one}\b", other.replace("-", " "), paragraph)
        for word in _DROPPED:
            if self._random.random() < 0.4:
                paragraph = re.sub(rf"\b{word} ", "", paragraph)
        return _LONG_WORD.sub(self._exchange, paragraph)

    def _exchange(self, word: re.Match[str]) -> str:
        return self._random.choice(_STRANGERS) if self._random.random() < self._changed else word[0]


def originals() -> list[str]:
    """The reports of the project, but for those that are copies already."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths if "-copy-" not in path.name]
    return [text for text in dict.fromkeys(texts) if len(text) >= _SHORTEST and len(text.splitlines()) > 3]


def make(copies: int, seed: int, changed: float) -> list[Made]:
    """All originals, so many copies of each, and as many filled-in forms as there are originals; in a mixed order."""
    desk, found = Desk(seed, changed), list[Made]()
    for place, text in enumerate(originals()):
        first = _document(text, place)
        found.append(Made(first, first.id))
        found += [Made(_document(desk.copy(text), place + shift + 1), first.id) for shift in range(copies)]
        form = _document(desk.form(place), place)
        found.append(Made(form, form.id))
    unique = list({made.document.id: made for made in found}.values())
    random.Random(seed).shuffle(unique)
    return unique


def _document(text: str, days: int) -> Document:
    return Document(
        id=document_id(text),
        text=text,
        title=text.split("\n", 1)[0] or None,
        published=FIRST_DAY + timedelta(days=days),
        language="en",
    )


def measure_copies(made: Sequence[Made]) -> dict[str, float | int]:
    """Pairs of one cluster against pairs of one original, through the store."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "copies.db", create=True) as store:
        began = time.perf_counter()
        for one in made:
            store.add(one.document, (), None, None)
        seconds = time.perf_counter() - began
        found = store.copies()
    right = _pairs({one.document.id: one.original for one in made})
    together = _pairs({one.document.id: found.get(one.document.id, one.document.id) for one in made})
    return {
        "reports": len(made),
        "pairs": len(right),
        "pairs found": len(together),
        "precision": round(len(right & together) / max(len(together), 1), 4),
        "recall": round(len(right & together) / max(len(right), 1), 4),
        "milliseconds a report": round(1000 * seconds / len(made), 2),
    }


def _pairs(group_of: dict[str, str]) -> set[tuple[str, str]]:
    groups: dict[str, list[str]] = {}
    for id_, group in group_of.items():
        groups.setdefault(group, []).append(id_)
    return {pair for ids in groups.values() for pair in combinations(sorted(ids), 2)}


def report_pairs() -> Iterator[str]:
    """What the rules say of the pairs of the tests."""
    sys.path.insert(0, str(ROOT / "tests" / "analyze" / "happenings"))
    import test_pairs

    coder = DocumentCoder()
    yield from test_pairs.report([test_pairs.judge(coder, pair) for pair in test_pairs.pairs()])


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--copies", type=int, default=6, help="copies of each report")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, help="write the figures of copies as JSON")
    given = parser.parse_args()
    figures = {}
    for changed in CHANGED:
        figures[f"{changed:.0%} of long words changed"] = measure_copies(make(given.copies, given.seed, changed))
        print(f"{changed:.0%} of long words changed:", figures[f"{changed:.0%} of long words changed"])
    for line in report_pairs():
        print(line)
    if given.output:
        told = {"command": f"bench/copies.py --copies {given.copies} --seed {given.seed}", "copies": figures}
        given.output.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
