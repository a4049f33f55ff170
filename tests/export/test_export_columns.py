"""The columns of the formats are those that their users hold."""

import tomllib

import pytest

from standoff.lexicon.cameo import read_cameo_roots
from standoff.lexicon.country_codes import read_country_codes
from standoff.lexicon.country_names import read_country_names
from standoff.lexicon.formats import read_formats
from standoff.lexicon.plover import read_plover
from standoff.model import EventType, Status


@pytest.mark.parametrize(
    ("form", "first", "last", "many"),
    [
        ("plover", "id", "comment", 23),
        ("plover_entity", "code", "age", 10),
        ("polecat", "Event ID", "Version", 40),
        ("icews", "Event ID", "Longitude", 20),
        ("gdelt", "GlobalEventID", "Extras", 16),
    ],
)
def test_a_format_has_its_columns(lexicon, form, first, last, many):
    columns = lexicon.table(read_formats).columns[form]
    assert (columns[0], columns[-1], len(columns), len(set(columns))) == (first, last, many, many)


@pytest.mark.shared
def test_the_columns_are_those_of_the_reference(lexicon, shared):
    columns = lexicon.table(read_formats).columns
    reference = tomllib.loads((shared / "reference" / "plover.toml").read_text(encoding="utf-8"))["formats"]
    ours = {"plover_jsonl": "plover", "plover_entity": "plover_entity", "polecat_tsv": "polecat", "icews_tsv": "icews"}
    assert {name: list(columns[our]) for name, our in ours.items()} == reference


def test_every_type_and_mode_has_a_root_of_cameo(lexicon):
    roots, plover = lexicon.table(read_cameo_roots), lexicon.table(read_plover)
    for type_ in EventType:
        for mode in (None, *plover.types[type_].modes):
            assert 1 <= int(roots.root(type_, mode).code) <= 20
    modes = {(type_, mode) for type_, mode in roots.of if mode}
    assert all(mode in plover.types[type_].modes for type_, mode in modes)
    texts = {root.code: root.text for root in roots.of.values()}
    assert (texts["02"], texts["20"]) == ("Appeal", "Use unconventional mass violence")
    assert set(texts.items()) == {(root.code, root.text) for root in roots.of.values()}


def test_every_state_of_the_lexicon_has_codes_in_other_schemes(lexicon):
    codes = read_country_codes(lexicon)
    assert codes.keys() == read_country_names(lexicon).keys()
    known = {"USA": 2, "GUY": 110, "DEU": 255, "DDR": 265, "RUS": 365, "SUN": 365, "YEM": 679, "XKX": 347, "PSE": None}
    assert {code: codes[code].cow for code in known} == known
    letters = [entry.alpha2 for entry in codes.values() if entry.alpha2]
    assert len(set(letters)) == len(letters) > 200


def test_a_status_is_carried_plainly_or_has_an_auxiliary_mode_or_is_alleged(lexicon):
    formats = lexicon.table(read_formats)
    assert set(Status) - formats.plain - formats.auxiliary.keys() == {Status.ALLEGED}
