"""One table of how well the coder does: `quality.py [--gold DIR] [--only NAME,...] [--reader READER] [--json]`.

DIR is the folder of gold data (default `../shared/gold`, which is not part of the project); its
scorers are expected in `../score` beside it. Each row is a figure, its floor where one is set, and
what it means. `docs/quality.md` explains the figures and tells what other systems reach.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from readers import READERS

HERE = Path(__file__).resolve().parent
DEFAULT_GOLD = HERE.parent.parent / "shared" / "gold"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        data: gold set.
        figure: what is measured.
        value: in percent.
        floor: the least that is expected now, or `None`.
    """

    data: str
    figure: str
    value: float
    floor: float | None = None


def run(*command: str | Path) -> str:
    """Standard output of a Python program; its errors end this one."""
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def first_json(printed: str) -> Any:
    """The JSON at the head of what a scorer prints; some print a closing line behind it."""
    return json.JSONDecoder().raw_decode(printed)[0]


def scored(gold: Path, scorer: str, predict: list[str | Path], *args: str | Path) -> Any:
    """What `scorer` says as JSON of the predictions that `predict.py` makes; {} stands for their file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text(run(HERE / "predict.py", *predict), encoding="utf-8")
        filled = [path if arg == "{}" else arg for arg in args]
        return first_json(run(gold.parent / "score" / scorer, *filled))


def seed(gold: Path, reader: str) -> Iterator[Row]:
    """The hand-made record of one long report."""
    command = f"{sys.executable} {HERE / 'code_seed.py'} {reader} {{article}} {{published}}"
    out = first_json(run(gold.parent / "score" / "score_record.py", gold / "seed", "--run", command, "--json"))
    yield Row("seed", "facts", out["facts"], 55)
    for kind, tally in out["kinds"].items():
        if tally["gold"]:
            yield Row("seed", f"{kind} found of {tally['gold']}", 100 * tally["found"] / tally["gold"])
        if tally["predicted"]:
            yield Row("seed", f"{kind} precision of {tally['predicted']}", 100 * tally["sound"] / tally["predicted"])
    yield Row("seed", f"false alarms of {out['forbidden']}", out["false_alarms"])


def events(gold: Path, reader: str) -> Iterator[Row]:
    """PLOVER gold standard records."""
    path = gold / "plover_gsr" / "dev.json"
    out = scored(gold, "score_events.py", ["events", path, "--reader", reader], path, "{}", "--json")
    yield Row("GSR dev", "event type F1", 100 * out["type_f1"], 72)
    yield Row("GSR dev", "type, source and target F1", 100 * out["full_f1"], 55)


def relations(gold: Path, reader: str) -> Iterator[Row]:
    """PLOVER types of given pairs."""
    path = gold / "plv" / "dev.tsv"
    out = scored(gold, "score_relations.py", ["relations", path, "--reader", reader], path, "{}", "--json")
    yield Row("PLV dev", "macro-F1", out["macro_f1"], 72)
    yield Row("PLV dev", "accuracy", out["accuracy"])


def attribution(gold: Path, reader: str) -> Iterator[Row]:
    """Who said what in 84 articles."""
    corpus = gold / "polnear"
    out = scored(
        gold, "score_attribution.py", ["attribution", corpus, "dev", "--reader", reader], corpus, "dev", "{}", "--json"
    )
    whole = out["types"]["all"]
    yield Row("PolNeAR dev", "content, soft F1", 100 * whole["soft"][2], 74)
    yield Row("PolNeAR dev", "who said what, end to end F1", 100 * whole["e2e"][2], 60)
    yield Row("PolNeAR dev", "who said what, precision", 100 * whole["e2e"][0])
    yield Row("PolNeAR dev", "who said what, recall", 100 * whole["e2e"][1])


def timex(gold: Path, reader: str) -> Iterator[Row]:
    """Time expressions of news and of histories.

    The news set tags neither durations nor sets, so there the floor of the value is that of the types which it
    tags; with all types, each duration that we find counts as wrong.
    """
    news, histories = gold / "timex" / "gum_news", gold / "timex" / "wikiwars"
    ask = ("--json", "--day")
    out = scored(gold, "score_timex.py", ["timex", news], "score", news, "{}", *ask)
    tagged = scored(gold, "score_timex.py", ["timex", news], "score", news, "{}", *ask, "--types", "DATE,TIME")
    yield Row("GUM news dev", f"right day of {out['day']['gold']}", out["day"]["recall"], 88)
    yield Row("GUM news dev", "found, relaxed F1, all types", out["relaxed"]["f1"])
    yield Row("GUM news dev", "found, relaxed F1, DATE and TIME", tagged["relaxed"]["f1"])
    yield Row("GUM news dev", "value F1, all types", out["value"]["f1"])
    yield Row("GUM news dev", "value F1, DATE and TIME", tagged["value"]["f1"], 74)
    out = scored(gold, "score_timex.py", ["timex", histories], "score", histories, "{}", *ask)
    yield Row("WikiWars dev", "found, relaxed F1", out["relaxed"]["f1"], 88)
    yield Row("WikiWars dev", "value F1", out["value"]["f1"], 72)
    yield Row("WikiWars dev", f"right day of {out['day']['gold']}", out["day"]["recall"])


SETS: dict[str, Callable[[Path, str], Iterator[Row]]] = {
    "seed": seed,
    "events": events,
    "relations": relations,
    "attribution": attribution,
    "timex": timex,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=DEFAULT_GOLD)
    parser.add_argument("--only", default=",".join(SETS), help=f"some of {', '.join(SETS)}")
    parser.add_argument("--reader", choices=READERS, default="together", help="what finds; times need no encoder")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"no gold data in {options.gold}: nothing to measure (name its folder with --gold)")
        return
    rows = [row for name in options.only.split(",") for row in SETS[name](options.gold, options.reader)]
    if options.json:
        print(json.dumps([{"data": r.data, "figure": r.figure, "value": r.value, "floor": r.floor} for r in rows]))
        return
    for row in rows:
        floor = "" if row.floor is None else f"floor {row.floor:g}{'' if row.value >= row.floor else '  BELOW'}"
        print(f"{row.data:14s} {row.figure:34s} {row.value:6.1f}  {floor}".rstrip())


if __name__ == "__main__":
    main()
