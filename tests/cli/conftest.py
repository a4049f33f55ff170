"""Runs the command line in this process, and a record of two reports to list from."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from standoff.cli.main import run

REPORTS = {
    "2021-05-04-wire.txt": (
        "Kenya tells Somalia to withdraw patrol boats\n\n"
        "NAIROBI, May 4 - Kenya on Tuesday demanded that Somalia withdraw its patrol boats from the disputed waters. "
        "Foreign Minister Wanjiru Odera said: “We will not talk while the boats are there.”\n\n"
        "Somalia rejected the demand. If the boats are not withdrawn, Kenya will close the border, she warned. "
        "More than 300 soldiers were sent to Lamu on Monday. The ministers will meet in Kampala on May 9. "
        "A clash is likely, diplomats say.\n"
    ),
    "2021-05-10-daily.txt": (
        "Ministers meet in Kampala\n\n"
        "The foreign ministers of Kenya and Somalia met in Kampala on Sunday. Kenya offered to drop its demand, "
        "officials said on Monday. Somalia accused Kenya of sending troops to Gedo; Kenya denied it.\n"
    ),
}


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str


Standoff = Callable[..., Result]


@pytest.fixture
def standoff(capsys: pytest.CaptureFixture[str]) -> Standoff:
    """Runs `standoff` with arguments."""

    def call(*arguments: object) -> Result:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports, a file of another type, and nothing else."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "table.ods").write_text("a,b\n")
    return folder


@pytest.fixture(scope="session")
def record(reports: Path) -> Path:
    """A record of the two reports."""
    path = reports.parent / "crisis.db"
    assert run(["add", str(reports), "-d", str(path)]) == 0
    return path
