"""The options that say how sources are to be read."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from standoff.cli.main import group
from standoff.cli.options import COLUMN_FIELDS, Columns
from standoff.ingest.columns import USUAL


def test_the_fields_of_the_option_are_those_that_are_read() -> None:
    assert tuple(USUAL) == COLUMN_FIELDS


@pytest.mark.parametrize(
    ("written", "columns"),
    [
        ("text=body", {"text": "body"}),
        (" text = body , published=", {"text": "body", "published": ""}),
        ("text=a\\,b,title=c=d", {"text": "a,b", "title": "c=d"}),
    ],
)
def test_columns_are_written_as_field_and_name(written: str, columns: dict[str, str]) -> None:
    assert Columns().convert(written, None, None) == columns


@pytest.mark.parametrize("option", ["--columns=body", "--columns=txt=a", "--columns=text=a,text=b", "--encoding=zip"])
def test_options_that_say_nothing_are_refused(tmp_path: Path, option: str) -> None:
    (tmp_path / "a.txt").write_text("Talks failed.")
    result = CliRunner().invoke(group, ["code", str(tmp_path / "a.txt"), option])
    assert result.exit_code == 2
    assert "for instance" in result.output or "FIELD=NAME" in result.output


def test_the_choice_of_columns_is_told_and_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("story,date\nTalks in Genève failed.,2021-05-04\n".encode("cp1252"))
    result = CliRunner().invoke(group, ["code", str(path), "--columns", "text=story", "--encoding", "windows-1252"])
    assert result.exit_code == 0
    assert "read by --columns text=story,published=date" in result.stderr
    assert '"published":"2021-05-04"' in result.stdout
