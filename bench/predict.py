"""Predictions over a gold set, in the form that its scorer reads, as JSON lines on standard output.

predict.py events GOLD.json         for score_events.py
predict.py relations GOLD.tsv       for score_relations.py
predict.py attribution CORPUS SPLIT for score_attribution.py
predict.py timex TML_DIR            for score_timex.py

`--reader` is rules, encoder or together (the default).
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from readers import READERS


def predictions(options: argparse.Namespace) -> Iterator[str]:
    """The lines of the gold set that `options` names."""
    if options.what == "events":
        from predict_events import predict_events

        return predict_events(options.gold, options.reader)
    if options.what == "relations":
        from predict_events import predict_relations

        return predict_relations(options.gold, options.reader)
    if options.what == "attribution":
        from predict_attribution import predict_attribution

        return predict_attribution(options.gold, options.split, options.reader)
    from predict_timex import predict_timex

    return predict_timex(options.gold)


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_subparsers(dest="what", required=True)
    for name in ("events", "relations", "attribution", "timex"):
        one = what.add_parser(name)
        one.add_argument("gold", type=Path)
        one.add_argument("--reader", choices=READERS, default="together")
        if name == "attribution":
            one.add_argument("split")
    for line in predictions(parser.parse_args()):
        print(line)


if __name__ == "__main__":
    main()
