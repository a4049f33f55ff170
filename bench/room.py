"""How long the server takes for the pages of the reading room over a record of 200,000 events.

    room.py [--reports N] [--seed N] [--record FILE] [--output FILE]

Makes a record of invented reports, five events each (see `big_record.py`; some minutes), unless FILE is there from an
earlier run with the same options. Then asks for every page, and of the tables for every order, facet, day, word and far
page and pairs of them, twice: "first" is what the room has not been asked before (its counts are not kept yet), "again"
the same once more. CPU seconds of the server, wall seconds beside them. Prints JSON: the slowest, by sort of question,
and how many took longer than a second.
"""

import argparse
import json
import platform
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from starlette.testclient import TestClient

from big_record import Crisis, build
from standoff.store import Filter, open_store
from standoff.store.pages import Order
from standoff.web.app import create_app
from standoff.web.safety import Safety

Asked = tuple[tuple[str, str], ...]
PAGES = (
    "/|/positions|/timeline|/dyads|/documents|/documents?page=300|/documents?words=harbour|/parties|/parties/KEN|/records|"
    "/review|/api/documents|/api/parties|/api/brief"
).split("|")
DAYS: tuple[Asked, ...] = (
    (("since", "2016-01-01"),),
    (("since", "2025-06-01"),),
    (("until", "2018-01-01"),),
    (("as_of", "2020-01-01"),),
    (("since", "2020-01-01"), ("until", "2020-02-01")),
)
WHO: tuple[Asked, ...] = (
    (("actor", "KEN"),),
    (("actor", "Warsame"),),
    (("between", "KEN"), ("between", "SOM")),
)
MORE: tuple[Asked, ...] = (
    (("words", "troops"),),
    (("words", '"before the harbour"'),),
    (("document", "a"),),
    (("review", "unreviewed"),),
    (("review", "accepted"),),
)
WORST = 12


def questions(record: Path) -> Iterator[tuple[str, str]]:
    """Sorts of questions and addresses."""
    yield from (("page", address) for address in PAGES)
    with open_store(record) as store:
        report = next(store.documents(Filter(limit=1))).id
        totals = {kind: store.count(kind) for kind in ("event", "statement", "position", "meeting", "quantity")}
        facets = {kind: _facets(store.survey(kind, Filter()).choices) for kind in totals}
    yield "page", f"/documents/{report}"
    for kind, total in totals.items():
        yield from _of_kind("quantities" if kind == "quantity" else f"{kind}s", total, facets[kind])


def _facets(choices: Sequence[object]) -> tuple[Asked, ...]:
    """The most and the least frequent value of each condition."""
    by_name: dict[str, list[str]] = {}
    for choice in choices:
        by_name.setdefault(choice.condition, []).append(choice.value)  # type: ignore[attr-defined]
    return tuple(((name, values[place]),) for name, values in by_name.items() for place in (0, -1))


def _of_kind(plural: str, total: int, facets: tuple[Asked, ...]) -> Iterator[tuple[str, str]]:
    far = (("page", str(total // 50)),)
    sorts = {"bare": ((),), "days": DAYS, "who": WHO, "facets": facets, "more": MORE}
    for name, several in sorts.items():
        for asked in several:
            for order in Order:
                yield name, _address(plural, (*asked, ("order", order.value)))
    for order in Order:
        yield "far pages", _address(plural, (*far, ("order", order.value)))
    for facet in facets:
        for other in (*DAYS, *WHO, *MORE):
            yield "pairs", _address(plural, (*facet, *other))
    yield "as data", f"/api/{plural}?limit=500"
    yield "as data", f"/api/{plural}?limit=500&order=latest&since=2016-01-01"


def _address(plural: str, asked: Asked) -> str:
    return f"/records/{plural}?{urlencode(asked)}"


def ask(client: TestClient, address: str) -> tuple[float, float]:
    """CPU and wall seconds of an answer."""
    wall, cpu = time.perf_counter(), time.process_time()
    status = client.get(address).status_code
    taken = time.process_time() - cpu, time.perf_counter() - wall
    if status != 200:
        raise SystemExit(f"{address} was answered with {status}")
    return taken


def measure(record: Path) -> dict[str, object]:
    """All questions, each twice."""
    app = create_app(record, Safety(secret="bench"), lambda: datetime(2026, 1, 1, tzinfo=UTC), "bench")
    rows: list[dict[str, object]] = []
    with TestClient(app, base_url="http://localhost") as client:
        for made_when_opened in ("/", "/records/events", "/records/statements", "/dyads"):
            client.get(made_when_opened)
        for sort, address in questions(record):
            (cpu, wall), (again, _) = ask(client, address), ask(client, address)
            rows.append({"sort": sort, "address": address, "first": cpu, "first_wall": wall, "again": again})
    return summary(rows)


def summary(rows: Sequence[dict[str, object]]) -> dict[str, object]:
    """The slowest questions of each sort."""

    def seconds(row: dict[str, object], name: str) -> float:
        return float(str(row[name]))

    def shown(row: dict[str, object]) -> dict[str, object]:
        return {name: round(value, 2) if isinstance(value, float) else value for name, value in row.items()}

    sorts = dict.fromkeys(str(row["sort"]) for row in rows)
    slowest = sorted(rows, key=lambda row: -seconds(row, "first"))
    return {
        "questions": len(rows),
        "cpu_over_a_second_first": sum(seconds(row, "first") > 1 for row in rows),
        "cpu_over_a_second_again": sum(seconds(row, "again") > 1 for row in rows),
        "slowest_by_sort": {
            sort: {
                name: round(max(seconds(row, name) for row in rows if row["sort"] == sort), 2)
                for name in ("first", "again")
            }
            for sort in sorts
        },
        "slowest": [shown(row) for row in slowest[:WORST]],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--record", type=Path, help="Keep the record here, or use the one that is here.")
    parser.add_argument("--output", type=Path, help="Write the JSON to this file too.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = options.record or Path(folder) / "large.db"
        if not record.exists():
            build(record, Crisis(options.seed), options.reports)
        found = {"command": f"bench/room.py --reports {options.reports} --seed {options.seed}", **measure(record)}
    found |= {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    page = json.dumps(found, indent=2)
    print(page)
    if options.output:
        options.output.write_text(page + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
