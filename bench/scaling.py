"""How cost grows: with the length of a text and of a sentence, with processes, and memory with documents.

    scaling.py length [--json FILE] [--plot FILE.svg]    cost of a token in texts of 1,000 to 200,000 words, and
                                                         in single sentences of 50 to 5,000 words
    scaling.py jobs [--articles N]                       one process beside two, interleaved, the same records
    scaling.py memory [--few N] [--many N]               most memory of `standoff code` on few and many documents

Texts are made of this repository's example reports. Every figure is CPU or wall time of this run and is to
be compared with others of the same run only.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from standoff.annotate.parse import DEFAULT_MODEL
from standoff.lexicon import load_lexicon
from standoff.model import Document, document_id
from standoff.pipeline import DocumentCoder
from standoff.run import Crew

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
WORDS = (1_000, 5_000, 20_000, 50_000, 100_000, 200_000)
SENTENCE_WORDS = (50, 100, 250, 500, 1_000, 2_500, 5_000)
PLACES = "Georgetown Paramaribo Albina Lethem Linden Brokopondo Skeldon Nickerie".split()


def report(words: int) -> str:
    """A text of about so many words: the example reports over and over, each time another."""
    paragraphs = [p for path in sorted(EXAMPLES.glob("*.txt")) for p in path.read_text("utf-8").split("\n\n")]
    taken: list[str] = []
    count = number = 0
    while count < words:
        taken.append(paragraphs[number % len(paragraphs)])
        count += len(taken[-1].split())
        number += 1
    return "\n\n".join(taken)


def sentence(words: int) -> str:
    """One sentence of about so many words."""
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < words:
        place = PLACES[len(parts) % len(PLACES)]
        parts.append(f"the ministry said that troops had entered {place} at dawn and that the mayor wanted them out")
    return "On Monday " + ", ".join(parts) + "."


def document(text: str) -> Document:
    """A document of a text."""
    return Document(id=document_id(text), text=text, language="en")


def cost(coder: DocumentCoder, text: str, repeat: int) -> dict[str, float]:
    """Words, CPU seconds and microseconds a word, the least of `repeat` runs."""
    seconds = []
    for _ in range(repeat):
        start = time.process_time()
        list(coder.code([document(text)]))
        seconds.append(time.process_time() - start)
    words = len(text.split())
    return {
        "words": words,
        "cpu_seconds": round(min(seconds), 3),
        "microseconds_a_word": round(1e6 * min(seconds) / words, 1),
    }


def measure_length(repeat: int) -> dict[str, list[dict[str, float]]]:
    """Cost of texts and of sentences by length."""
    coder = DocumentCoder()
    cost(coder, report(500), 1)
    return {
        "texts": [cost(coder, report(words), repeat if words < 50_000 else 1) for words in WORDS],
        "sentences": [cost(coder, sentence(words), repeat) for words in SENTENCE_WORDS],
    }


def plot(figures: dict[str, list[dict[str, float]]], path: Path) -> None:
    """The curve as an SVG picture: CPU seconds by words, both on a logarithmic scale."""
    import altair as alt
    import vl_convert

    names = {"texts": "a text", "sentences": "a single sentence"}
    rows = [{"what": names[what], **one} for what, those in figures.items() for one in those]
    chart = (
        alt.Chart(alt.InlineData(values=rows), title="CPU time of coding by length; a line of slope 1 is linear")
        .mark_line(point=True)
        .encode(
            x=alt.X("words:Q", scale=alt.Scale(type="log"), title="words"),
            y=alt.Y("cpu_seconds:Q", scale=alt.Scale(type="log"), title="CPU seconds"),
            color=alt.Color("what:N", title=None),
            strokeDash=alt.StrokeDash("what:N", title=None),
        )
        .properties(width=520, height=320)
    )
    path.write_text(vl_convert.vegalite_to_svg(chart.to_json()), encoding="utf-8")


def measure_jobs(articles: int, repeat: int) -> dict[str, object]:
    """Wall time of one process beside that of two on the same documents, and whether records are equal."""
    documents = [document(report(600 + 7 * number)) for number in range(articles)]
    batches = [documents[at : at + 8] for at in range(0, articles, 8)]
    lexicon = load_lexicon()
    with Crew(lexicon, DEFAULT_MODEL, 1) as one, Crew(lexicon, DEFAULT_MODEL, 2) as two:
        crews = {1: one, 2: two}
        found = {jobs: [list(crew.code_each([batch] * 2)) for batch in batches[:1]] for jobs, crew in crews.items()}
        walls: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(repeat):
            for jobs, crew in crews.items():
                start = time.perf_counter()
                found[jobs] = list(crew.code_each(batches))  # type: ignore[assignment]
                walls[jobs].append(time.perf_counter() - start)
        memory = max(one.peak_memory, two.peak_memory)
    return {
        "articles": articles,
        "wall_seconds_one": round(statistics.median(walls[1]), 2),
        "wall_seconds_two": round(statistics.median(walls[2]), 2),
        "speedup": round(statistics.median(a / b for a, b in zip(walls[1], walls[2], strict=True)), 2),
        "records_equal": found[1] == found[2],
        "megabytes_a_process": round(memory / 1e6),
    }


def lines(count: int) -> Iterator[str]:
    """So many small reports as JSON Lines."""
    for number in range(count):
        place = PLACES[number % len(PLACES)]
        text = (
            f"Report {number}. Guyana on Monday rejected a demand of Suriname, the minister said in {place}. "
            "He warned that patrols would go on. More than 40 soldiers were sent to the river."
        )
        yield json.dumps({"text": text, "published": "2021-03-04"}) + "\n"


def measure_memory(few: int, many: int) -> dict[str, object]:
    """The most memory that `standoff code` and its children held, in megabytes."""
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, count in (("few", few), ("many", many)):
            path = Path(folder, f"{name}.jsonl")
            path.write_text("".join(lines(count)), encoding="utf-8")
            figures[f"documents_{name}"] = count
            figures[f"megabytes_{name}"] = round(_peak_of([sys.executable, "-m", "standoff", "code", str(path)]))
    return figures


def _peak_of(command: list[str]) -> float:
    """Peak resident memory of a command, in megabytes."""
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed")
    return usage.ru_maxrss * 1024 / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["length", "jobs", "memory"])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--articles", type=int, default=80)
    parser.add_argument("--few", type=int, default=2_000)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--plot", type=Path, help="of length: write the curve to this file, as SVG")
    options = parser.parse_args()
    figures: dict[str, object]
    if options.what == "length":
        measured = measure_length(options.repeat)
        if options.plot:
            plot(measured, options.plot)
        figures = dict(measured)
    elif options.what == "jobs":
        figures = measure_jobs(options.articles, options.repeat)
    else:
        figures = measure_memory(options.few, options.many)
    text = json.dumps(figures, indent=1)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
