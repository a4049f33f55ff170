"""A record that cannot be written can be read: on a medium or in a folder that is read-only, beside a writer too."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from standoff.store import open_store
from standoff.store.connection import APPLICATION_ID, schemas

Make = Callable[..., Any]
READER = textwrap.dedent(
    """
    import os
    import sys
    from pathlib import Path
    from standoff.errors import StandoffError
    from standoff.store import Failure, open_store
    from standoff.store import connection
    from standoff.store.watch import Watch
    connection.schemas()
    if os.geteuid() == 0:  # whom no mode of a file stops from writing
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        if not os.access(Path(connection.__file__).with_name("schema_0001.sql"), os.R_OK):
            sys.exit("the program lies where only root can read it")
    try:
        with open_store(sys.argv[1], create="create" in sys.argv) as store:
            watch = Watch(Path(sys.argv[1]))
            assert watch.version() == watch.version()
            watch.close()
            print(store.count("document"), len(store.search("patrol boats")), len(list(store.records("event"))))
            if "write" in sys.argv:
                store.fail(Failure("x.txt", None, "read", "it is empty"))
    except StandoffError as error:
        print(error)
    """
)


def _as_reader(*arguments: object) -> str:
    """What a process prints that may read everything and write nothing of the folder."""
    run = subprocess.run(
        [sys.executable, "-c", READER, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )
    if "only root" in run.stderr:
        pytest.skip(run.stderr.strip())
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may enter, in no folder of pytest's, which are for its user alone."""
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        made = Path(outer) / "archive #1?"
        made.mkdir()
        yield made
        made.chmod(0o755)


def _lock(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)


def _fill(path: Path, made: Any) -> None:
    with open_store(path, create=True) as store:
        store.add(made.document, made.records, made.records[0].coder, "model")


def test_a_record_in_a_read_only_folder_is_read_and_left_alone(folder: Path, example: Make) -> None:
    path = folder / "crisis.db"
    _fill(path, example())
    _lock(folder)
    before = path.read_bytes()
    assert _as_reader(path) == "1 1 1"
    assert [found.name for found in folder.iterdir()] == ["crisis.db"]
    assert path.read_bytes() == before


def test_a_read_only_file_in_a_folder_that_can_be_written_is_read(folder: Path, example: Make) -> None:
    path = folder / "crisis.db"
    _fill(path, example())
    path.chmod(0o444)
    folder.chmod(0o777)
    assert _as_reader(path) == "1 1 1"
    assert [found.name for found in folder.iterdir()] == ["crisis.db"]


def test_what_somebody_else_is_writing_is_read_as_it_is_now(folder: Path, example: Make) -> None:
    path = folder / "crisis.db"
    _fill(path, example())
    with open_store(path) as writer:
        later = example("Later. " + example().document.text, None)
        writer.add(later.document, later.records, later.records[0].coder, "model")
        _lock(folder)
        assert _as_reader(path) == "2 2 2"


def test_writing_is_refused_with_a_reason(folder: Path, example: Make) -> None:
    path = folder / "crisis.db"
    _fill(path, example())
    _lock(folder)
    assert "readonly" in _as_reader(path, "write")
    assert "cannot be written: the file or its folder is read-only" in _as_reader(path, "create")


def test_an_earlier_version_must_be_copied_first(folder: Path, example: Make) -> None:
    path = folder / "old.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(schemas()[0][1])
        raw.execute("PRAGMA user_version = 1")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _lock(folder)
    assert "has schema version 1" in _as_reader(path)
    assert "copy it to where it can be written" in _as_reader(path)


def test_a_copy_made_with_its_log_is_read_whole(folder: Path, tmp_path: Path, example: Make) -> None:
    path = tmp_path / "crisis.db"
    _fill(path, example())
    with open_store(path) as writer:
        later = example("Later. " + example().document.text, None)
        writer.add(later.document, later.records, later.records[0].coder, "model")
        for end in ("", "-wal", "-shm"):
            shutil.copy(path.with_name(path.name + end), folder / f"copy.db{end}")
    _lock(folder)
    assert _as_reader(folder / "copy.db") == "2 2 2"
