"""Quotations, dates and names as the brief writes them."""

from datetime import date

import pytest

from handmade import person, state
from standoff.analyze.days import Day
from standoff.brief.phrases import read_phrases
from standoff.brief.wording import Names, around, cut, day_words, listed, on_day, quote, sentence
from standoff.lexicon import load_lexicon
from standoff.lexicon.country_names import read_country_names, read_country_words
from standoff.model import Party, PartyKind


@pytest.fixture(scope="module")
def names() -> Names:
    lexicon = load_lexicon()
    return Names(lexicon.table(read_country_names), lexicon.table(read_country_words), read_phrases())


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("to leave the valley,", "“to leave the valley”"),
        ("a so-called “safe zone” in the south", "“a so-called ‘safe zone’ in the south”"),
        ('calls it "a farce" and "a trap"', "“calls it ‘a farce’ and ‘a trap’”"),
        ("two\n  lines", "“two lines”"),
        ("“We will not go.”", "“We will not go”"),
        ("talks with the U.S.", "“talks with the U.S.”"),
        ("will “never” leave”", "“will ‘never’ leave”"),
    ],
)
def test_quotations_use_one_kind_of_marks(words, quoted):
    assert quote(words) == quoted


def test_long_quotations_are_cut_between_words():
    assert quote("one two three four", 14) == "“one two …”"
    assert cut("one two three", 40) == "one two three"


def test_a_clause_is_shown_with_what_is_around_it():
    text = "The envoy said on the way home that soldiers burned the mill and that nobody had stopped them before dawn."
    start = text.index("burned")
    shown = around(text, start, start + 6, 50)
    assert "burned" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= 56


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 5, 2), date(2031, 5, 2), "2 May"),
        (date(2031, 5, 2), date(2031, 5, 4), "2–4 May"),
        (date(2031, 5, 30), date(2031, 6, 2), "30 May to 2 June"),
        (date(2030, 5, 2), date(2030, 5, 2), "2 May 2030"),
        (date(2031, 5, 5), date(2031, 5, 11), "the week of 5 May"),
        (date(2014, 3, 1), date(2014, 3, 31), "March 2014"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
    ],
)
def test_days_are_told_in_words_and_the_year_where_it_differs(first, last, words):
    assert day_words(Day(first, last, told=True), 2031) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 5, 2), date(2031, 5, 2), "on 2 May"),
        (date(2031, 5, 5), date(2031, 5, 11), "in the week of 5 May"),
        (date(2031, 3, 1), date(2031, 3, 31), "in March 2031"),
    ],
)
def test_days_take_their_preposition(first, last, words):
    assert on_day(Day(first, last, told=True), 2031) == words


def test_small_words():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert sentence("it said “no!”") == "It said “no!”"
    assert sentence("it said “no …”") == "It said “no …”."


@pytest.mark.parametrize(
    ("party", "words"),
    [
        (state("USA"), "the U.S."),
        (state("NLD"), "the Netherlands"),
        (state("TCD"), "Chad"),
        (person("Ana Ruiz", "ESP", "Foreign Minister"), "Foreign Minister Ana Ruiz (Spain)"),
        (person("Ana Ruiz", "ESP", "Spanish Foreign Minister"), "Spanish Foreign Minister Ana Ruiz"),
        (person("Ana Ruiz", "ESP", None), "Ana Ruiz (Spain)"),
        (person("Ana Ruiz", "USA", "U.S. envoy"), "U.S. envoy Ana Ruiz"),
        (person("Ana Ruiz", "ESP", "its envoy"), "Ana Ruiz, envoy (Spain),"),
        (
            Party(text="the Organization of American States", start=0, end=1, id="OAS", kind=PartyKind.ORGANISATION),
            "the OAS",
        ),
        (Party(text="Western allies", start=0, end=1, id="WEST", kind=PartyKind.BLOC), "Western allies"),
        (Party(text="Ukrainians", start=0, end=1, country="UKR", anonymous=True), "Ukrainians"),
        (person("Ana Ruiz", "ESP", "spokeswoman for the army"), "Ana Ruiz, spokeswoman for the army (Spain),"),
        (Party(text="two diplomats", start=0, end=1, country="FRA", anonymous=True), "two diplomats (France)"),
        (Party(text="French diplomats", start=0, end=1, country="FRA", anonymous=True), "French diplomats"),
        (
            Party(text="the ministry", start=0, end=1, id="ESP", sector="GOV", kind=PartyKind.ORGANISATION),
            "the ministry (Spain)",
        ),
        (Party(text="some analysts", start=0, end=1, anonymous=True), "some analysts"),
    ],
)
def test_parties_are_named_so_that_one_knows_whose_they_are(names, party, words):
    assert names.party(party) == words
