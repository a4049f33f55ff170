"""`python -m training.figures [--gold DIR] [--write]`: does the corpus have habits of phrase that the news has not?

Type-token ratio, repeated sequences of five words, cues and verbs of our articles beside those of gold texts, which
are not part of the project (default `../shared/gold`; nothing of them is shown but counts of single words). The table
is Markdown; `--write` puts it between the two marks in corpus/DATASHEET.md.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from standoff.annotate.parse import load_parser, parse_texts
from training.article import CorpusArticle, read_corpus
from training.check import ARTICLES
from training.errors import CorpusError
from training.phrases import Words, first_words, frequent, repeated_share, standardised_ratio, words_of

DATASHEET = ARTICLES.parent / "DATASHEET.md"
GOLD = ARTICLES.parent.parent.parent / "shared" / "gold"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
_SHOWN = 25
_PHRASES = 15
_FRAGMENT = re.compile(r"^T\d+\tCue\d* ([\d; ]+)\t", re.M)
_TAGS = re.compile(r"<[^>]+>")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to count in.

    Attributes:
        name: of its file.
        text: the words.
        cues: where cues stand; empty where none are marked.
        triggers: where triggers of events stand, likewise.
    """

    name: str
    text: str
    cues: Spans = ()
    triggers: Spans = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a body of text: lemmas of its verbs, of verbs and nouns, and of the heads of its cues and triggers."""

    verbs: Counter[str]
    words: Counter[str]
    cues: Counter[str]
    triggers: Counter[str]


def ours(articles: Iterable[CorpusArticle]) -> tuple[Text, ...]:
    """The articles with their cues and triggers."""
    return tuple(Text(a.name, a.text, _marked(a, "q"), _marked(a, "e")) for a in articles)


def _marked(article: CorpusArticle, role: str) -> Spans:
    return tuple((mark.start, mark.end) for mark in article.marks if mark.label.role == role)


def gold_articles(gold: Path) -> Iterator[Text]:
    """Whole news articles: PolNeAR, with its cues, Wikinews and the seed."""
    for path in sorted((gold / "polnear").glob("data/*/text/*.txt")):
        text = path.read_bytes().decode("utf-8")
        marked = sorted((path.parent.parent / "attributions").glob(f"{path.stem}_*.ann"))
        yield Text(path.stem, text, _polnear_cues(marked[0]) if marked else ())
    for path in sorted((gold / "timex" / "gum_news").glob("*.tml")):
        yield Text(path.stem, _TAGS.sub("", path.read_text(encoding="utf-8")))
    yield Text("seed", (gold / "seed" / "article.txt").read_text(encoding="utf-8"))


def _polnear_cues(path: Path) -> Spans:
    """The first fragment of each cue."""
    found = [match.group(1).split(";")[0].split() for match in _FRAGMENT.finditer(path.read_text(encoding="utf-8"))]
    return tuple((int(start), int(end)) for start, end in found)


def gold_sentences(gold: Path) -> Iterator[Text]:
    """Single sentences on events: PLOVER's gold records and PLV."""
    records = json.loads((gold / "plover_gsr" / "dev.json").read_text(encoding="utf-8", errors="replace"), strict=False)
    for number, record in enumerate(records):
        if record.get("text") or record.get("eventText"):
            yield Text(f"gsr-{number}", str(record.get("text") or record["eventText"]))
    with (gold / "plv" / "dev.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Text(f"plv-{row['uid']}", row["sentence"])


def count_words(texts: Sequence[Text]) -> Counts:
    """Lemmas of verbs and nouns, and of the word of each cue and trigger that governs its others."""
    counts = Counts(Counter(), Counter(), Counter(), Counter())
    docs = parse_texts(load_parser(), (text.text for text in texts))
    for text, doc in zip(texts, docs, strict=True):
        counts.verbs.update(token.lemma_.lower() for token in doc if token.pos_ == "VERB" and token.is_alpha)
        counts.words.update(token.lemma_.lower() for token in doc if token.pos_ in ("VERB", "NOUN"))
        counts.cues.update(_heads(doc, text.cues))
        counts.triggers.update(_heads(doc, text.triggers))
    return counts


def _heads(doc: Doc, spans: Spans) -> Iterator[str]:
    for start, end in spans:
        inside = [token for token in doc if start <= token.idx < end and not token.is_space]
        head = next((token for token in inside if token.head not in inside or token.head == token), None)
        if head is not None:
            yield head.lemma_.lower()


def strange(counts: Mapping[str, int], known: Mapping[str, int]) -> float:
    """Of all that is counted, those in a hundred that are not known."""
    all_ = sum(counts.values())
    return 100 * sum(count for word, count in counts.items() if word not in known) / all_ if all_ else 0.0


def report(articles: Sequence[Text], news: Sequence[Text], sentences: Sequence[Text]) -> str:
    """The tables as Markdown."""
    own, other = [words_of(text.text) for text in articles], [words_of(text.text) for text in news]
    size = min(sum(map(len, own)), sum(map(len, other)))
    lines = ["| | corpus | gold news articles |", "| --- | --- | --- |"]
    lines.append(f"| texts, words | {len(own):,}, {_words(own)} | {len(other):,}, {_words(other)} |")
    lines.append(f"| distinct words in 100, over stretches of 1,000 | {_ratio(own)} | {_ratio(other)} |")
    shares = [repeated_share(_spread(texts, size)) for texts in (own, other)]
    lines.append(
        f"| sequences of 5 words that come back, per cent, in {size:,} words each | {shares[0]:.1f} | {shares[1]:.1f} |"
    )
    spread = [_most_spread(texts) for texts in (articles, news)]
    lines.append(f"| texts that share the most widespread sequence, per cent | {spread[0]:.1f} | {spread[1]:.1f} |")
    own_counts, news_counts, event_counts = (count_words(texts) for texts in (articles, news, sentences))
    both = news_counts.words + event_counts.words
    lines.append(
        "| cues whose head is no cue's head on the other side, per cent | "
        f"{strange(own_counts.cues, news_counts.cues):.0f} | {strange(news_counts.cues, own_counts.cues):.0f} |"
    )
    lines.append(
        "| verbs that the other side has not, per cent | "
        f"{strange(own_counts.verbs, news_counts.verbs):.0f} | {strange(news_counts.verbs, own_counts.verbs):.0f} |"
    )
    rare = strange(own_counts.triggers, both)
    lines.append(f"| triggers whose head is no verb or noun of any gold text, per cent | {rare:.0f} | |")
    cues, verbs = (own_counts.cues, news_counts.cues), (own_counts.verbs, news_counts.verbs, event_counts.verbs)
    lines += ["", *_table("cue heads", ("corpus", "PolNeAR"), cues)]
    lines += ["", *_table("verbs", ("corpus", "gold news articles", "gold event sentences"), verbs)]
    lines += ["", *_table("heads of triggers", ("corpus",), (own_counts.triggers,))]
    lines += ["", "Most widespread sequences of the corpus (articles):", ""]
    named = {text.name: words for text, words in zip(articles, own, strict=True)}
    lines.append("; ".join(f"{' '.join(one.words)} ({one.texts})" for one in frequent(named, _PHRASES)) + ".")
    return "\n".join(lines)


def _words(texts: Sequence[Words]) -> str:
    return f"{sum(map(len, texts)):,}"


def _ratio(texts: Sequence[Words]) -> str:
    ratio = standardised_ratio(texts)
    return "-" if ratio is None else f"{ratio:.1f}"


def _spread(texts: Sequence[Words], size: int) -> tuple[Words, ...]:
    """`size` words from texts of all parts: every text, then every second one and so on, until they are few enough."""
    step = max(1, sum(map(len, texts)) // size)
    return first_words([*texts[::step], *(t for at, t in enumerate(texts) if at % step)], size)


def _most_spread(texts: Sequence[Text]) -> float:
    top = frequent({text.name: words_of(text.text) for text in texts}, 1)
    return 100 * top[0].texts / len(texts) if top else 0.0


def _table(what: str, names: Sequence[str], counts: Sequence[Counter[str]]) -> Iterator[str]:
    """The most frequent words of each body side by side, with their share in per mille."""
    yield f"| {what}, per mille | " + " | ".join(names) + " |"
    yield "| --- " * (len(names) + 1) + "|"
    yield "| distinct / all | " + " | ".join(f"{len(c):,} / {sum(c.values()):,}" for c in counts) + " |"
    yield f"| the {_SHOWN} most frequent | " + " | ".join(_shares(c) for c in counts) + " |"


def _shares(counts: Mapping[str, int]) -> str:
    all_ = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    return ", ".join(f"{word} {1000 * count / all_:.0f}" for word, count in ranked)


def write_between(path: Path, text: str) -> None:
    """Put `text` between the two marks of a file.

    Raises:
        CorpusError: the marks are not in the file.
    """
    whole = path.read_text(encoding="utf-8")
    if BEGIN not in whole or END not in whole:
        raise CorpusError(f"{path}: the marks {BEGIN} and {END} are missing; put them where the figures belong")
    before, rest = whole.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--write", action="store_true", help=f"into {DATASHEET.name}")
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"no gold data in {options.gold}: nothing to compare with (name its folder with --gold)", file=sys.stderr)
        return 1
    articles = ours(read_corpus(ARTICLES))
    text = report(articles, tuple(gold_articles(options.gold)), tuple(gold_sentences(options.gold)))
    if options.write:
        write_between(DATASHEET, text)
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
