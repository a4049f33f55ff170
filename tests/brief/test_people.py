"""One name and office for each person."""

from dataclasses import replace

from handmade import person
from standoff.brief.people import bare_name, meet
from standoff.model import Party, PartyKind

MINISTER = person("Ana Ruiz", "ESP", "Foreign Minister")
STATELY = person("H.E. Ana Ruiz", "ESP", "Minister of Foreign Affairs of the Kingdom of Spain and its territories")
OTHER = person("Marta Ruiz", "PRT", "judge")


def mention(text: str, country: str | None) -> Party:
    return Party(text=text, start=5, end=9, country=country, kind=PartyKind.PERSON)


def test_titles_of_courtesy_are_no_part_of_a_name():
    assert bare_name("H.E. Ana Ruiz") == "Ana Ruiz"
    assert bare_name("Ms. Ruiz") == "Ruiz"
    assert bare_name("Dame Ana  Ruiz") == "Ana Ruiz"
    assert bare_name("Hermann Maas") == "Hermann Maas"


def test_stately_mentions_are_known_by_the_short_office():
    known = meet([STATELY, MINISTER, STATELY]).known_as(STATELY)
    assert (known.name, known.role) == ("Ana Ruiz", "Foreign Minister")


def test_a_last_name_is_the_one_person_who_bears_it():
    assert meet([MINISTER]).known_as(mention("Ms. Ruiz", "ESP")).name == "Ana Ruiz"
    assert meet([MINISTER]).known_as(mention("Ms. Ruiz", None)).name == "Ana Ruiz"
    assert meet([MINISTER]).known_as(mention("Ms. Ruiz", "PRT")).name is None


def test_of_two_who_bear_a_name_none_is_meant_unless_the_country_tells():
    people = meet([MINISTER, OTHER])
    assert people.known_as(mention("Ms. Ruiz", None)).name is None
    assert people.known_as(mention("Ms. Ruiz", "PRT")).name == "Marta Ruiz"


def test_states_and_groups_stay_what_they_are():
    group = mention("two ministers", "ESP")
    assert meet([MINISTER]).known_as(group) is group


def test_the_place_of_the_mention_is_kept():
    known = meet([MINISTER]).known_as(replace(STATELY, start=40, end=52))
    assert (known.start, known.end) == (40, 52)
