"""Events in PLOVER's, POLECAT's, ICEWS' and GDELT's manner."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from handmade import event, find, person, report, state, statement
from standoff.model import EventType, Party, PartyKind, Status, Time, TimeType

TEXT = (
    "Ministers met in Georgetown on Monday. Ghana told Togo to leave the bay. "
    "Togo shelled a lighthouse, Kofi Asante said, and will arm its boats."
)
REPORT = replace(report(TEXT, "2019-03-05", "Bay row"), url="https://news.example/bay", publisher="The Daily Test")
ASANTE = person("Kofi Asante", "GHA", "Defence Minister")
SAID = statement(REPORT, ASANTE, "Togo shelled a lighthouse")
MET = replace(
    event(REPORT, EventType.CONSULT, "GHA", None, "Ministers met in Georgetown", on="2019-03-04", quad=1, scale=4.0),
    actor=(state("GHA", "Ghana"), state("TGO", "Togo")),
    mode=("multilateral", "third-party"),
    context=("diplomatic", "territory"),
    place=find(REPORT, "Georgetown"),
)
TOLD = event(REPORT, EventType.REQUEST, "GHA", "TGO", "Ghana told Togo to leave the bay", quad=3, scale=0.0)
SHELLED = event(
    REPORT, EventType.ASSAULT, "TGO", "GHA", "shelled a lighthouse", status=Status.ALLEGED, according_to=SAID.id
)
ARMS = event(REPORT, EventType.MOBILIZE, "TGO", None, "will arm its boats", status=Status.PLANNED)
ALL = [MET, TOLD, SHELLED, ARMS, SAID]


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


@pytest.fixture
def store(make_store):
    return make_store([(REPORT, ALL)])


def test_plover_tells_each_event_with_its_words_and_their_place(store, export, lexicon):
    lines = [json.loads(line) for line in export(store, "plover").splitlines()]
    met, told, shelled, arms = lines
    assert list(met) == list(told)
    assert (met["date"], met["event"], met["mode"]) == ("2019-03-04", "CONSULT", ["multilateral", "third-party"])
    assert met["event_loc"] == [{"text": "Georgetown", "city": "Georgetown", "country": "GUY"}]
    assert [entity["code"] for entity in met["actor"]] == ["GHA", "TGO"]
    assert met["text_info"] == {"document": REPORT.id, "characters": len(TEXT), "start": 0, "end": 27, "further": []}
    assert (met["text"], met["event_text"]) == (
        "Ministers met in Georgetown on Monday.",
        "Ministers met in Georgetown",
    )
    assert (met["link"], met["cite_info"]["publisher"]) == ("https://news.example/bay", "The Daily Test")
    assert (met["coded_date"], met["time"], met["coder"]) == (None, None, "hand 0, lexicon 000000000000")
    assert told["date"] == "2019-03-05"
    assert "date=publication" in told["comment"]
    assert "status=alleged" in shelled["comment"]
    assert f"according_to={SAID.id} (Kofi Asante)" in shelled["comment"]
    assert (shelled["mode"], arms["mode"]) == ([], ["future"])


def test_polecat_has_codes_names_and_numbers(store, export):
    met, told = rows_of(export(store, "polecat"))
    assert len(met) == 40
    expected = {
        "Event ID": MET.id,
        "Event Date": "2019-03-04",
        "Event Type": "CONSULT",
        "Event Mode": "multilateral",
        "Intensity": "4.0",
        "Quad Code": "VERBAL COOPERATION",
        "Contexts": "diplomatic;territory",
        "Actor Name": "Ghana",
        "Actor Country": "Ghana",
        "Actor COW": "452",
        "Recipient Name": "Togo",
        "Recipient COW": "461",
        "City": "Georgetown",
        "Country": "Guyana",
        "Latitude": "",
        "Source": "The Daily Test",
        "Publication Date": "2019-03-05",
        "Story People": "Kofi Asante",
        "Story Locations": "Georgetown",
        "Language": "English",
        "Version": "hand 0, lexicon 000000000000",
    }
    assert {name: met[name] for name in expected} == expected
    assert (told["Event Type"], told["Event Date"], told["Quad Code"]) == ("REQUEST", "2019-03-05", "VERBAL CONFLICT")


def test_icews_writes_roots_as_text_and_meetings_both_ways(store, export):
    one, other, told = rows_of(export(store, "icews"))
    assert (one["Event ID"], other["Event ID"]) == (f"{MET.id}-1", f"{MET.id}-2")
    assert (one["Source Name"], one["Target Name"]) == (other["Target Name"], other["Source Name"]) == ("Ghana", "Togo")
    assert {row["CAMEO Code"] for row in (one, other)} == {"04"}
    assert (told["CAMEO Code"], told["Event Text"], told["Intensity"]) == ("02", "Appeal", "0.0")
    assert [row["Sentence Number"] for row in (one, other, told)] == ["1", "1", "2"]
    assert told["Story ID"] == REPORT.id


@pytest.mark.parametrize("form", ["polecat", "icews"])
def test_a_format_without_a_status_leaves_out_what_is_alleged_or_planned(store, export, form):
    assert "ASSAULT" not in export(store, form) and "Assault" not in export(store, form)
    (alleged,) = rows_of(export(store, form, status="alleged"))
    assert alleged["Event ID"] == SHELLED.id


def test_mentions_are_told_one_by_one_with_offset_status_and_confidence(make_store, export):
    twice = replace(TOLD, evidence=(*TOLD.evidence, find(REPORT, "leave the bay")))
    first, second, *_ = rows_of(export(make_store([(REPORT, [twice, SAID])]), "gdelt"))
    assert first["GlobalEventID"] == second["GlobalEventID"] == TOLD.id
    assert [int(row["ActionCharOffset"]) for row in (first, second)] == [span.start for span in twice.evidence]
    assert (first["EventTimeDate"], first["MentionTimeDate"], first["Confidence"]) == ("20190305", "20190305", "80")
    assert (first["MentionType"], first["MentionIdentifier"]) == ("1", "https://news.example/bay")
    extras = json.loads(first["Extras"])
    assert (extras["status"], extras["actor"], extras["day"]) == ("occurred", ["GHA"], "publication")


def test_every_actor_is_paired_with_every_recipient(make_store, export):
    many = replace(TOLD, actor=(state("GHA"), state("TGO")), recipient=(state("BEN"), state("CIV")))
    rows = rows_of(export(make_store([(REPORT, [many])]), "polecat"))
    assert [(row["Event ID"], row["Actor Name"], row["Recipient Name"]) for row in rows] == [
        (f"{TOLD.id}-1", "Ghana", "Benin"),
        (f"{TOLD.id}-2", "Ghana", "Ivory Coast"),
        (f"{TOLD.id}-3", "Togo", "Benin"),
        (f"{TOLD.id}-4", "Togo", "Ivory Coast"),
    ]


def test_two_attackers_are_not_each_others_victims(make_store, export):
    both = replace(TOLD, event=EventType.ASSAULT, actor=(state("GHA"), state("TGO")), recipient=())
    rows = rows_of(export(make_store([(REPORT, [both])]), "icews"))
    assert [(row["Source Name"], row["Target Name"]) for row in rows] == [("Ghana", ""), ("Togo", "")]


@pytest.mark.parametrize(
    ("party", "name"),
    [
        (state("GHA", "Accra"), "Ghana"),
        (ASANTE, "Kofi Asante"),
        (Party(text="the alliance", start=0, end=1, id="NATO", code="IGO", kind=PartyKind.ORGANISATION), "NATO"),
        (Party(text="rebels", start=0, end=1, id="TALIBAN", country="AFG", sector="REB"), "Taliban"),
        (Party(text="12 soldiers", start=0, end=1, id="GHA", country="GHA", sector="MIL"), "Military (Ghana)"),
        (Party(text="Togo's envoy", start=0, end=1, country="TGO", kind=PartyKind.PERSON, anonymous=True), "Togo"),
        (Party(text="they", start=0, end=1), ""),
    ],
)
def test_a_party_goes_by_its_name_or_by_sector_and_country(make_store, export, party, name):
    (row,) = rows_of(export(make_store([(REPORT, [replace(TOLD, actor=(party,))])]), "polecat"))
    assert row["Actor Name"] == name


@pytest.mark.parametrize(
    ("when", "day", "until", "flag"),
    [
        (None, "2019-03-05", None, "date=publication"),
        (("2019-03-01", "2019-03-01"), "2019-03-01", None, None),
        (("2019-02-01", "2019-02-28"), "2019-02-01", "2019-02-28", "date=span"),
        (("2019-02-01", None), "2019-02-01", None, "date=span"),
        ((None, "2019-02-28"), "2019-02-28", None, "date=span"),
    ],
)
def test_a_day_that_is_not_told_is_flagged(make_store, export, when, day, until, flag):
    ends = [date.fromisoformat(end) if end else None for end in when or ()]
    time = (
        Time(text="x", start=0, end=1, type=TimeType.DATE, value=None, earliest=ends[0], latest=ends[1])
        if when
        else None
    )
    (line,) = export(make_store([(REPORT, [replace(TOLD, date=time)])]), "plover").splitlines()
    told = json.loads(line)
    assert (told["date"], told["enddate"]) == (day, until)
    assert ("date=" in told["comment"]) == (flag is not None)
    assert flag is None or flag in told["comment"]


def test_nobody_invents_a_day_for_an_undated_report(make_store, export):
    store = make_store([(replace(REPORT, published=None), [TOLD])])
    assert json.loads(export(store, "plover"))["date"] is None
    assert [row["Event Date"] for form in ("polecat", "icews") for row in rows_of(export(store, form))] == ["", ""]
    assert rows_of(export(store, "gdelt"))[0]["EventTimeDate"] == ""


@pytest.mark.parametrize("form", ["plover", "polecat", "icews", "gdelt"])
def test_without_text_no_words_leave_the_record(store, export, form):
    told = export(store, form, excerpt=0)
    assert "shelled" not in told and "leave the bay" not in told and "Ministers" not in told
    assert REPORT.id in told or "https://news.example/bay" in told or MET.id in told


def test_an_excerpt_is_never_longer_than_asked(store, export):
    for line in export(store, "plover", excerpt=20).splitlines():
        told = json.loads(line)
        assert len(told["text"]) <= 20 and len(told["event_text"]) <= 20


def test_the_filters_of_list_apply(store, export):
    assert len(export(store, "plover", type="REQUEST").splitlines()) == 1
    assert len(export(store, "plover", actor="TGO").splitlines()) == 3
    assert export(store, "plover", since=date(2020, 1, 1)) == ""
