"""The README shows what the program does today."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from standoff.cli.main import group

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.M | re.S)


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The report of the README in a file, with the working directory beside it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "note.txt"
    path.write_text(blocks("text")[0], encoding="utf-8")
    return path


def command() -> list[str]:
    shown = re.search(r"^`standoff (code .*)`$", README, re.M)
    assert shown
    return shown[1].split()


def test_the_table_of_the_readme_is_what_is_printed(note: Path) -> None:
    result = CliRunner().invoke(group, command())
    assert result.exit_code == 0, result.output
    assert result.stdout.rstrip() == blocks("text")[1].rstrip()


def test_the_record_of_the_readme_is_what_is_printed(note: Path) -> None:
    result = CliRunner().invoke(group, [*command()[:4], "--kinds", "position"])
    printed = [without_coder(line) for line in result.stdout.splitlines()]
    assert without_coder(blocks("json")[0]) in printed


def without_coder(line: str) -> dict[str, object]:
    """A record but for its coder, whose checksum changes with every word of the lexicon."""
    return {key: value for key, value in json.loads(line).items() if key != "coder"}
