"""`standoff brief` from a record."""

import json

from standoff.cli.exits import DONE, FAILED, USAGE


def test_the_brief_names_the_sides_and_says_what_it_does_not_know(standoff, record):
    result = standoff("brief", "-d", record)
    assert result.code == DONE
    assert result.out.startswith("KENYA AND SOMALIA\n2 reports · 4 May to 10 May 2021")
    assert "Did anyone move?" in result.out
    assert "What the record does not know" in result.out
    assert "\x1b" not in result.out


def test_formats_follow_the_option_or_the_files_name(standoff, record, tmp_path):
    assert json.loads(standoff("brief", "-d", record, "--format", "json").out)["reports"] == 2
    assert standoff("brief", "-d", record, "--format", "md").out.startswith("# Kenya and Somalia")
    page = tmp_path / "brief.html"
    assert standoff("brief", "-d", record, "--output", page).out == ""
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_sides_may_be_named_in_several_ways(standoff, record):
    one = standoff("brief", "-d", record, "--between", "Kenya", "SOM")
    assert one.code == DONE
    assert one.out == standoff("brief", "-d", record, "--between", "KEN", "Somalia").out


def test_an_unknown_side_is_an_error_that_says_where_to_look(standoff, record):
    result = standoff("brief", "-d", record, "--between", "Kenya", "Atlantis")
    assert result.code == USAGE
    assert "no side of this record is called 'Atlantis'" in result.err
    assert "standoff list parties" in result.err


def test_a_record_that_is_not_there_is_an_error_that_says_how_to_make_one(standoff, tmp_path):
    result = standoff("brief", "-d", tmp_path / "none.db")
    assert result.code == FAILED
    assert "standoff add" in result.err


def test_a_page_that_cannot_be_written_is_an_error(standoff, record, tmp_path):
    result = standoff("brief", "-d", record, "--output", tmp_path / "no" / "folder.html")
    assert result.code == FAILED
    assert "folder.html" in result.err


def test_help_shows_what_one_may_ask(standoff):
    assert "--between" in standoff("brief", "--help").out


def test_two_names_of_one_side_are_an_error(standoff, record):
    result = standoff("brief", "-d", record, "--between", "Kenya", "KEN")
    assert result.code == USAGE
    assert "'Kenya' and 'KEN' are one side, KEN" in result.err
