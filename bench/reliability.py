"""Whether confidence is what it says: of the test crises' records at 0.8, are about 80 in 100 right?

    python bench/reliability.py [--split test] [--reader together] [--output DIR]

Writes `reliability.svg` and `reliability.json`: for statements and events the records by band of confidence, and the
share of them that the marks of our own corpus have (see `own_crises.py` for what counts as right).
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from own_crises import measure, read_split
from readers import READERS, make_coder

OUT = Path(__file__).resolve().parent / "results"
_KINDS = ("statement", "event")


def rows(split: str, reader: str) -> list[dict[str, Any]]:
    """A row for each kind and band: mean confidence, share right, and how many."""
    outcomes = measure(read_split(split), make_coder(reader)).outcomes
    found = []
    for kind in _KINDS:
        said = [(one.confidence, one.right) for one in outcomes if one.kind == kind and one.confidence is not None]
        for low in range(10):
            held = [(share, right) for share, right in said if min(int(share * 10 + 1e-9), 9) == low]
            if held:
                found.append(
                    {
                        "kind": kind,
                        "confidence": round(sum(share for share, _ in held) / len(held), 3),
                        "right": round(sum(right for _, right in held) / len(held), 3),
                        "records": len(held),
                    }
                )
    return found


def error(found: list[dict[str, Any]], kind: str) -> float:
    """Expected calibration error: the mean distance of confidence and share right, by records."""
    own = [row for row in found if row["kind"] == kind]
    total = sum(row["records"] for row in own)
    return round(sum(row["records"] * abs(row["confidence"] - row["right"]) for row in own) / total, 3)


def draw(found: list[dict[str, Any]]) -> str:
    """The plot as SVG."""
    import altair as alt
    import vl_convert

    scale = alt.Scale(domain=[0, 1])
    line = alt.Chart(alt.Data(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}])).mark_line(strokeDash=[4, 4], color="#888")
    points = alt.Chart(alt.Data(values=found)).mark_line(point=True)
    chart = line.encode(x=alt.X("x:Q", scale=scale), y=alt.Y("y:Q", scale=scale)) + points.encode(
        x=alt.X("confidence:Q", scale=scale, title="confidence"),
        y=alt.Y("right:Q", scale=scale, title="share that is right"),
        color=alt.Color("kind:N", title=None),
        strokeDash=alt.StrokeDash("kind:N", title=None),
    )
    svg: str = vl_convert.vegalite_to_svg(chart.properties(width=360, height=360).to_dict())
    return svg


def main() -> None:
    """Measure, draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--reader", choices=READERS, default="together")
    parser.add_argument("--output", type=Path, default=OUT)
    options = parser.parse_args()
    found = rows(options.split, options.reader)
    data = {
        "split": options.split,
        "reader": options.reader,
        "calibration error": {kind: error(found, kind) for kind in _KINDS},
        "bands": found,
    }
    (options.output / "reliability.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    (options.output / "reliability.svg").write_text(draw(found), encoding="utf-8")
    print(json.dumps(data, indent=1))


if __name__ == "__main__":
    main()
