"""FollowTheMoney's own library takes every entity as it is."""

import json
from dataclasses import replace

import pytest
from followthemoney import model

from handmade import day, event, meeting, person, report, state
from standoff.model import EventType, MeetingState, Party, Status

REPORT = replace(
    report("Ghana met Togo. Togo arrested Kofi Asante, a minister.", "2019-03-05"), url="https://news.example/bay"
)
ASANTE = person("Kofi Asante", "GHA", "Minister")
MET = meeting(REPORT, (state("GHA"), state("TGO")), "Ghana met Togo", MeetingState.HELD, on="2019-03-04")
ARREST = replace(
    event(REPORT, EventType.COERCE, "TGO", None, "Togo arrested Kofi Asante", status=Status.ALLEGED),
    recipient=(ASANTE,),
)


def entities(text):
    return [json.loads(line) for line in text.splitlines()]


def check(entity):
    """The library keeps every value as it is and misses none."""
    proxy = model.get_proxy(entity, cleaned=False)
    model.get(entity["schema"]).validate(entity)
    kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
    assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
    assert len(entity["id"]) == 40 and int(entity["id"], 16)


@pytest.mark.parametrize("excerpt", [160, 0])
def test_every_entity_of_the_example_is_valid(example, export, excerpt):
    found = entities(export(example, "ftm", excerpt=excerpt))
    for entity in found:
        check(entity)
    assert {entity["schema"] for entity in found} >= {"Person", "PublicBody", "Event", "Article", "Documentation"}
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))


def test_whatever_an_entity_points_at_is_exported_too(example, export):
    found = {entity["id"]: entity for entity in entities(export(example, "ftm"))}
    for entity in found.values():
        for name in ("involved", "proof", "document", "entity", "parent"):
            assert set(entity["properties"].get(name, ())) <= found.keys()


def test_an_allegation_says_so_in_its_name(make_store, export):
    found = entities(export(make_store([(REPORT, [MET, ARREST])]), "ftm"))
    names = [entity["properties"]["name"][0] for entity in found if entity["schema"] == "Event"]
    assert names == ["COERCE (alleged): Togo → Kofi Asante", "Meeting (held): Ghana, Togo"]


def test_a_person_has_the_offices_of_all_mentions(make_store, export):
    later = replace(ARREST, id="0" * 16, recipient=(replace(ASANTE, role="Deputy Prime Minister"),))
    found = entities(export(make_store([(REPORT, [ARREST, later])]), "ftm"))
    (known,) = [entity for entity in found if entity["schema"] == "Person"]
    assert known["properties"] == {
        "name": ["Kofi Asante"],
        "country": ["gh"],
        "position": ["Minister", "Deputy Prime Minister"],
    }


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        (day("2019-03-04"), {"date": ["2019-03-04"]}),
        (replace(day("2019-03-04"), latest=None), {"startDate": ["2019-03-04"]}),
        (replace(day("2019-03-04"), earliest=None, latest=None), {}),
        (None, {}),
    ],
)
def test_an_event_has_the_days_that_are_told_and_no_other(make_store, export, when, dates):
    (found,) = [
        entity
        for entity in entities(export(make_store([(REPORT, [replace(MET, date=when)])]), "ftm"))
        if entity["schema"] == "Event"
    ]
    assert {
        name: found["properties"][name] for name in ("date", "startDate", "endDate") if name in found["properties"]
    } == dates


def test_whom_only_a_description_tells_apart_is_no_entity(make_store, export):
    nameless = replace(ARREST, recipient=(Party(text="a man", start=0, end=1),))
    found = entities(export(make_store([(REPORT, [nameless])]), "ftm"))
    assert [entity["schema"] for entity in found] == ["PublicBody", "Article", "Documentation", "Event"]


@pytest.mark.parametrize(
    "url", ["https://news.example/a b", "javascript:alert(1)", "http://", "//x.example", "file:///etc/passwd"]
)
def test_an_address_that_is_none_is_left_out(make_store, export, url):
    for entity in entities(export(make_store([(replace(REPORT, url=url), [MET])]), "ftm")):
        check(entity)
        assert "sourceUrl" not in entity["properties"]


def test_ids_are_the_same_in_every_export_and_filter(make_store, export):
    store = make_store([(REPORT, [MET, ARREST])])
    all_of_them, some = export(store, "ftm"), export(store, "ftm", type="COERCE")
    assert {e["id"] for e in entities(some)} <= {e["id"] for e in entities(all_of_them)}
    assert export(store, "ftm") == all_of_them
