"""Positions of several reports under their issues."""

import pytest

from handmade import position, report
from standoff.analyze.issues import group_issues, terms
from standoff.analyze.marks import shelve
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.likeness import read_likeness_words
from standoff.model import Stance


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def issue_of_two(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two demands of two reports come under one issue."""
    first, second = report(f"Chad wants {one}.", "2031-05-02"), report(f"Chad asks for {other}.", "2031-05-09")
    held = [
        position(first, "TCD", Stance.DEMAND, one, f"first {one}"),
        position(second, "TCD", Stance.DEMAND, other, f"second {other}"),
    ]
    found = group_issues(held, shelve([first, second]), lexicon)
    return found[held[0].id] == found[held[1].id]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("withdraw its soldiers from the valley", "pull its troops out of the valley", True),
        ("cancel the fishing permits", "suspend permits for trawlers", True),
        ("freedom for the eleven sailors", "the release of the crew", True),
        ("an end to the grain embargo", "the lifting of sanctions on grain", True),
        ("recognition of the election", "a rerun of the vote", True),
        ("withdraw its soldiers from the valley", "release the fishermen", False),
        ("stop building the dam", "stop jamming the radio", False),
        ("cancel the fishing permits", "cancel the arms contract", False),
        ("reopen the border", "share the maps", False),
        ("suspend all flights", "suspend all payments", False),
    ],
)
def test_words_for_one_thing_make_one_issue_and_acts_alone_do_not(one, other, same, lexicon):
    assert issue_of_two(one, other, lexicon) is same


def test_inflected_words_have_one_term(lexicon):
    words = lexicon.table(read_likeness_words)
    assert terms("dredging", words) == terms("dredges", words)
    assert terms("a licence", words) == terms("licenses", words)


def test_two_positions_of_one_sentence_stay_apart(lexicon):
    one = report("Chad wants the licences cancelled and the soldiers gone.", "2031-05-02")
    held = [
        position(one, "TCD", Stance.DEMAND, "the licences cancelled", "licences"),
        position(one, "TCD", Stance.DEMAND, "the soldiers gone", "soldiers"),
    ]
    found = group_issues(held, shelve([one]), lexicon)
    assert found[held[0].id] != found[held[1].id]


def test_a_narrower_demand_finds_its_issue_by_the_sentence_that_tells_it(lexicon):
    first = report("Chad wants Niger to cancel its licences for gold mining.", "2031-05-02")
    text = "Chad dropped its demand that Niger cancel its gold mining licences and would settle for a pause of a month."
    second = report(text, "2031-05-09")
    held = [
        position(first, "TCD", Stance.DEMAND, "cancel its licences for gold mining", "gold mining"),
        position(second, "TCD", Stance.DEMAND, "a pause of a month", "pause"),
    ]
    found = group_issues(held, shelve([first, second]), lexicon)
    assert found[held[1].id] == ("gold mining",)


def test_a_refusal_of_all_demands_stands_under_the_issue_of_each(lexicon):
    one = report("Chad wants the camp emptied and the ferry back. Niger rejected the demands.", "2031-05-02")
    held = [
        position(one, "TCD", Stance.DEMAND, "the camp emptied", "camp"),
        position(one, "TCD", Stance.DEMAND, "the ferry back", "ferry"),
    ]
    answer = position(one, "NER", Stance.REJECT, "rejected the demands", "demands", answers=tuple(p.id for p in held))
    assert group_issues([*held, answer], shelve([one]), lexicon)[answer.id] == ("camp", "ferry")


def test_later_reports_do_not_regroup_earlier_ones(lexicon):
    reports = [
        report(f"Chad wants {words}.", f"2031-05-0{n}")
        for n, words in enumerate(("the dam drained", "maps of the river", "the dam mapped"), 1)
    ]
    held = [position(r, "TCD", Stance.DEMAND, r.text.removeprefix("Chad wants ").rstrip("."), r.text) for r in reports]
    before = group_issues(held[:2], shelve(reports), lexicon)
    after = group_issues(held, shelve(reports), lexicon)
    assert {id_: after[id_] for id_ in before} == dict(before)


def test_what_names_no_thing_is_about_what_its_sentence_is_about(lexicon):
    text = "Chad dropped its demand for an end of gold mining and would be satisfied with a suspension."
    one = report(text, "2031-05-02")
    held = [
        position(one, "TCD", Stance.ACCEPT, "an end of gold mining", "mining"),
        position(one, "TCD", Stance.ACCEPT, "a suspension", "suspension"),
    ]
    found = group_issues(held, shelve([one]), lexicon)
    assert found[held[1].id] == ("mining",)
