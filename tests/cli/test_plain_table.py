"""Tables for pipes are laid out exactly as rich lays them out."""

import io
import random

import pytest
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from standoff.cli.plain_table import lines

WORDS = (
    "border talks Kenya Somalia a of the ministers “we will not”, harbourmaster-general 外交部 2021-05-04 "
    "antidisestablishmentarianism é"
).split()


def _by_rich(headers: list[str], rows: list[list[str]], wide: list[str], console: Console) -> list[str]:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for header in headers:
        table.add_column(header, no_wrap=header not in wide, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    with console.capture() as held:
        console.print(table)
    return [line.rstrip() for line in held.get().splitlines()]


def _case(seed: int) -> tuple[list[str], list[list[str]], list[str], Console]:
    chance = random.Random(seed)
    headers = [f"head {number}" for number in range(chance.randint(1, 6))]
    wide = [header for header in headers if chance.random() < 0.6]

    def cell(header: str) -> str:
        most = chance.choice([2, 5, 25]) if header in wide else 1
        return " ".join(chance.choices(WORDS, k=chance.randint(0, most)))

    rows = [[cell(header) for header in headers] for _ in range(chance.randint(0, 6))]
    width = chance.choice([40, 60, 80, 120])
    return (
        headers,
        rows,
        wide,
        Console(file=io.StringIO(), width=width, color_system=None, highlight=False, emoji=False),
    )


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_random_tables_are_as_rich_prints_them(first: int) -> None:
    laid_out = 0
    for seed in range(first, first + 100):
        headers, rows, wide, console = _case(seed)
        found = lines(headers, rows, wide, console.width)
        if found is not None:
            laid_out += 1
            assert list(found) == _by_rich(headers, rows, wide, console), seed
    assert laid_out > 60


def test_what_cannot_be_made_narrow_enough_is_left_to_rich() -> None:
    assert lines(["one", "two"], [["x" * 30, "y" * 30]], [], 20) is None
