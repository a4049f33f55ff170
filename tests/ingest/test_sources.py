"""Names to files, in a fixed order, none twice; whatever cannot be read says so."""

import os
from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.ingest import Source, find_sources


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Talks failed.")


def _names(folder: Path, *names: str) -> list[str]:
    return [os.path.relpath(source.name, folder) for source in find_sources(names).sources]


def test_folders_give_their_text_files_sorted_and_count_the_rest(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.TXT", "sub/c.text", "sub/d.md", "e.odt", ".hidden.txt", ".git/f.txt")
    assert _names(tmp_path, str(tmp_path)) == ["a.TXT", "b.txt", "sub/c.text"]
    assert find_sources([str(tmp_path)]).skipped == 2


def test_folders_without_texts_are_told(tmp_path: Path) -> None:
    _write(tmp_path, "bare/a.md", "full/a.txt")
    found = find_sources([str(tmp_path / "bare"), str(tmp_path / "full")])
    assert found.barren == (str(tmp_path / "bare"),)


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    _write(tmp_path, "notes.md")
    assert _names(tmp_path, str(tmp_path / "notes.md")) == ["notes.md"]


def test_patterns_are_expanded_and_nothing_comes_twice(tmp_path: Path) -> None:
    _write(tmp_path, "a1.txt", "a2.txt", "b[1].txt")
    (tmp_path / "a3.txt").mkdir()
    assert _names(tmp_path, str(tmp_path / "a*.txt"), str(tmp_path / "a2.txt")) == ["a1.txt", "a2.txt"]
    assert _names(tmp_path, str(tmp_path / "b[1].txt")) == ["b[1].txt"]


def test_a_pattern_without_match_and_a_missing_file_are_sources_that_fail(tmp_path: Path) -> None:
    for name in ("none*.txt", "none.txt"):
        (source,) = find_sources([str(tmp_path / name)]).sources
        with pytest.raises(SourceError, match="No such file"):
            source.read(10)


def test_loops_of_links_end(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert _names(tmp_path, str(tmp_path)) == ["a.txt", "self.txt"]
    with pytest.raises(SourceError, match="symbolic links"):
        Source.of(str(tmp_path / "self.txt")).read(10)


def test_a_linked_file_of_a_folder_is_read_only_if_it_lies_there(tmp_path: Path) -> None:
    _write(tmp_path, "in/a.txt", "secret.txt")
    (tmp_path / "in" / "same.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "secret.txt")
    assert _names(tmp_path, str(tmp_path / "in")) == ["in/a.txt", "in/same.txt"]
    assert _names(tmp_path, str(tmp_path / "in" / "out.txt")) == ["in/out.txt"]


def test_patterns_do_not_go_through_linked_folders_unless_these_are_named(tmp_path: Path) -> None:
    _write(tmp_path, "all/sub/a.txt", "else/b.txt")
    (tmp_path / "all" / "loop").symlink_to(tmp_path / "all")
    (tmp_path / "all" / "out").symlink_to(tmp_path / "else")
    (tmp_path / "named").symlink_to(tmp_path / "else")
    assert _names(tmp_path, str(tmp_path / "all" / "**" / "*.txt")) == ["all/sub/a.txt"]
    assert _names(tmp_path, str(tmp_path / "named" / "**" / "*.txt")) == ["named/b.txt"]
    assert _names(tmp_path, str(tmp_path / "all" / "out" / "*.txt")) == ["all/out/b.txt"]


def test_folders_pipes_and_large_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    _write(tmp_path, "a.txt")
    assert _names(tmp_path, str(tmp_path)) == ["a.txt"]
    with pytest.raises(SourceError, match="named pipe"):
        Source.of(str(tmp_path / "pipe.txt")).read(10)
    with pytest.raises(SourceError, match="is a folder"):
        Source.of(str(tmp_path)).read(10)
    with pytest.raises(SourceError, match="larger than 10 bytes"):
        Source.of(str(tmp_path / "a.txt")).read(10)
    assert Source.of(str(tmp_path / "a.txt")).read(13) == b"Talks failed."


def test_endless_devices_are_too_large() -> None:
    with pytest.raises(SourceError, match="larger than"):
        Source.of("/dev/zero").read(1000)


@pytest.mark.parametrize("name", [b"line\nbreak.txt", b"caf\xe9.txt", "ünï.txt".encode(), b" .txt", b"-x.txt"])
def test_strange_names_are_read_and_can_be_written(tmp_path: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118 - names that are not text
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"Talks failed.")
    (source,) = find_sources([str(tmp_path)]).sources
    assert source.read(100) == b"Talks failed."
    source.name.encode("utf-8")


def test_an_address_is_no_file_and_says_so() -> None:
    with pytest.raises(SourceError, match="is an address"):
        Source.of("https://example.org/report.html").read(10)


def test_a_name_with_a_nul_is_an_error_and_not_a_crash() -> None:
    with pytest.raises(SourceError, match="null byte"):
        Source.of("a\0b").read(10)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(SourceError, match="Permission denied"):
        Source.of(str(tmp_path / "a.txt")).read(10)
