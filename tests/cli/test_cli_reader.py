"""`--reader`, and what happens where the encoder's files are not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import standoff as package
from standoff.annotate.encoder import encoder_checksum

Standoff = Any

REPORT = "NAIROBI, May 4, 2021 - Kenya has rejected talks with Somalia, officials said.\n"
_RUN = """
import sys
from standoff.cli.main import run
sys.exit(run(sys.argv[1:]))
"""
HEAVY = ("onnxruntime", "numpy", "spacy", "standoff.annotate.encoder")


def _mirror(source: Path, target: Path, without: Path) -> None:
    """A tree of links to all files of `source` except those in the folder `without`."""
    target.mkdir()
    for entry in source.iterdir():
        if entry.name == "__pycache__" or entry == without:
            continue
        if entry in (without, *without.parents):
            _mirror(entry, target / entry.name, without)
        else:
            (target / entry.name).symlink_to(entry)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program as it is, but for the encoder's data; a report lies beside it."""
    folder = tmp_path_factory.mktemp("bare")
    source = Path(package.__file__).parent
    _mirror(source, folder / "standoff", source / "annotate" / "encoder" / "data")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


def _run_bare(bare: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        cwd=bare,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"PYTHONPATH": str(bare), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_without_the_encoder_it_is_told_how_to_do_without(bare: Path) -> None:
    done = _run_bare(bare, "code", "report.txt")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "--reader rules" in done.stderr
    assert str(bare) in done.stderr
    assert "Traceback" not in done.stderr


def test_rules_do_without_the_encoder(bare: Path) -> None:
    done = _run_bare(bare, "code", "--reader", "rules", "report.txt")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"statement", "event"} <= {line["kind"] for line in lines}


def test_the_reader_is_chosen_and_named_in_the_records(standoff: Standoff, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    for arguments, sign in (((), True), (("--reader", "rules"), False)):
        result = standoff("code", path, *arguments)
        assert (result.code, result.err) == (0, "")
        versions = {line["coder"]["version"] for line in map(json.loads, result.out.splitlines()) if "coder" in line}
        assert len(versions) == 1
        assert versions.pop().endswith(f"+{encoder_checksum()}") is sign


def test_another_reader_is_refused(standoff: Standoff) -> None:
    result = standoff("code", "-", "--reader", "oracle")
    assert result.code == 2
    assert "encoder" in result.err
    assert "rules" in result.err


@pytest.mark.parametrize("command", ["code", "add", "watch", "run"])
def test_whatever_codes_takes_a_reader(standoff: Standoff, command: str) -> None:
    assert "--reader [encoder|rules]" in standoff(command, "--help").out


@pytest.mark.parametrize("arguments", [["--help"], ["code", "--help"], ["--version"]])
def test_help_loads_neither_network_nor_parser(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom standoff.cli.main import run\nrun(sys.argv[1:])\n"
        f"sys.stderr.write(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout
    assert done.stderr == ""
