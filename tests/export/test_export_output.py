"""An export is there whole or not at all, whatever happens on the way."""

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from handmade import event, report
from standoff.errors import ExportError
from standoff.export.output import new_file, new_folder
from standoff.export.plover import plover_rows
from standoff.export.task import Task
from standoff.export.words import Words
from standoff.model import EventType
from standoff.store import Filter, open_store

STANDOFF = (sys.executable, "-m", "standoff")


def run(*arguments, **more):
    return subprocess.run(
        [*STANDOFF, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False, **more
    )


def test_a_file_has_its_manifest_beside_it(example_path, tmp_path):
    out = tmp_path / "events.jsonl"
    result = run("export", "plover", "-d", example_path, "-o", out, "--type", "request")
    assert (result.returncode, result.stdout) == (0, "")
    manifest = json.loads((tmp_path / "events.jsonl.manifest.json").read_text())
    assert manifest["options"]["filter"] == {"type": "REQUEST"}
    assert manifest["files"][0]["rows"] == len(out.read_text().splitlines()) > 0
    assert {"exported_by", "coded_by", "days_by_origin"} <= manifest.keys()


def test_what_is_there_is_replaced_only_when_asked(tmp_path):
    path = tmp_path / "x"
    path.write_text("old")
    with pytest.raises(ExportError, match="is there already"), new_file(path, replace=False):
        raise AssertionError("not reached")
    with pytest.raises(ValueError), new_file(path, replace=True) as out:
        out.write("half")
        raise ValueError
    assert path.read_text() == "old"
    with new_file(path, replace=True) as out:
        out.write("new")
    assert (path.read_text(), len(list(tmp_path.iterdir()))) == ("new", 1)


def test_a_file_that_appears_meanwhile_is_not_written_over(tmp_path):
    path = tmp_path / "x"
    with pytest.raises(ExportError, match="somebody else"), new_file(path, replace=False) as out:
        out.write("mine")
        path.write_text("theirs")
    assert (path.read_text(), len(list(tmp_path.iterdir()))) == ("theirs", 1)


@pytest.mark.parametrize("target", ["/dev/null", "/dev/full"])
def test_a_device_is_never_replaced(target, tmp_path):
    with pytest.raises(ExportError, match="device"), new_file(Path(target), replace=True):
        raise AssertionError("not reached")


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with new_file(tmp_path / "link", replace=True) as out:
        out.write("new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_text() == "new"


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter").write_text("dear")
    with pytest.raises(ExportError, match="no earlier export"), new_folder(tmp_path / "home", replace=True, ours="M"):
        raise AssertionError("not reached")
    with pytest.raises(ExportError, match="no folder"), new_file(tmp_path / "none" / "x", replace=False):
        raise AssertionError("not reached")
    assert (tmp_path / "home" / "letter").read_text() == "dear"


def _small_files():
    """No file may be larger than SQLite's shared memory: what a full disk looks like to the one who writes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (32_768, 32_768))


@pytest.mark.parametrize("form", ["plover", "parquet", "csv"])
def test_a_full_disk_leaves_nothing_behind_and_says_so(example_path, tmp_path, form):
    result = run("export", form, "-d", example_path, "-o", tmp_path / "out", preexec_fn=_small_files)
    assert result.returncode == 1, result.stderr
    assert "cannot be written: File too large; nothing of it was kept" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_files_that_no_export_wrote_is_not_replaced(example_path, tmp_path):
    for form in ("csv", "parquet"):
        folder = tmp_path / form
        assert run("export", form, "-d", example_path, "-o", folder).returncode == 0
        assert run("export", form, "-d", example_path, "-o", folder, "--replace").returncode == 0
        (folder / "notes.txt").write_text("mine")
        result = run("export", form, "-d", example_path, "-o", folder, "--replace")
        assert result.returncode == 1 and "holds notes.txt, which no export wrote" in result.stderr
        assert (folder / "notes.txt").read_text() == "mine"


def test_a_full_device_behind_standard_output_is_told(example_path):
    with Path("/dev/full").open("w") as full:
        call = [*STANDOFF, "export", "plover", "-d", str(example_path)]
        result = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert "No space left on device" in result.stderr and "Traceback" not in result.stderr


def test_a_reader_that_goes_away_ends_the_export_quietly(example_path):
    with subprocess.Popen(
        [*STANDOFF, "export", "plover", "-d", str(example_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) == 141
        assert process.stderr.read() == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["parquet"], "is a folder: say where with -o DIR"),
        (["csv"], "is a folder: say where with -o DIR"),
        (["csv", "--kinds", "wars"], "unknown: wars; known are documents, statements"),
        (["plover", "--kinds", "events"], "--kinds is of csv and parquet"),
        (["akte"], "'akte' is not one of"),
        (["plover", "--stance", "demand"], "an event has no stance"),
        (["plover", "--excerpt", "-1"], "--excerpt"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_can(example_path, arguments, says):
    result = run("export", *arguments, "-d", example_path)
    assert result.returncode == 2
    assert says in " ".join(result.stderr.split())


def test_an_empty_export_says_why(example_path):
    result = run("export", "plover", "-d", example_path, "--since", "2030-01-01")
    assert (result.returncode, result.stdout) == (0, "")
    assert "none fits all" in result.stderr


def test_an_export_is_of_one_state_of_the_record_whoever_writes_meanwhile(make_store, lexicon):
    reports = [report(f"Mali met Chad, round {number}.", f"2019-05-{number:02d}") for number in range(1, 9)]
    content = [(one, [event(one, EventType.CONSULT, "MLI", "TCD", "Mali met Chad")]) for one in reports]
    store = make_store(content)
    task = Task(store, Filter(), Words(), lexicon)
    with store.snapshot(), open_store(store.path) as other:
        rows = plover_rows(task)
        first = next(rows)
        for document, _ in content:
            other.add(document, [], None, None)
        told = [first, *rows]
    assert [row["text_info"]["document"] for row in told] == [one.id for one in reports]
    assert store.count("event") == 0
