"""Where something is, by the phrase that says so."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.places import place_of

PLACES = (
    ("The ministers met in Geneva on Monday.", "met", "Geneva"),
    ("Talks in Muscat ended without a deal.", "Talks", "Muscat"),
    ("Rebels attacked a convoy near Kherson.", "attacked", "Kherson"),
    ("Soldiers massed near the border with Latvia.", "massed", "the border with Latvia"),
    ("Troops clashed at the border with Chad.", "clashed", "the border with Chad"),
    ("A bomb exploded outside the embassy in Kabul.", "exploded", "the embassy in Kabul"),
    ("The army opened fire on protesters in the capital.", "opened", "the capital"),
    ("Police arrested ten students in Minsk on Sunday.", "arrested", "Minsk"),
    ("The president held talks with the king at the palace.", "talks", "the palace"),
    ("They signed the treaty in March.", "signed", None),
    ("He resigned in protest.", "resigned", None),
    ("She spoke on Monday.", "spoke", None),
    ("They agreed in principle.", "agreed", None),
    ("The vote took place in 2014.", "took", None),
    ("The summit in Samarkand drew ten leaders.", "summit", "Samarkand"),
    ("The offensive began at dawn.", "began", None),
    ("Ships collided in the South China Sea.", "collided", "the South China Sea"),
    ("The visit to Ankara was cancelled.", "visit", None),
    ("A protest outside parliament turned violent.", "protest", "parliament"),
    ("Fighting between the two armies resumed around Goma.", "resumed", "Goma"),
    ("Jets struck targets across northern Syria.", "struck", "northern Syria"),
    ("Demonstrators marched through Caracas.", "marched", "Caracas"),
    ("The envoys gathered on the island of Cyprus.", "gathered", "the island of Cyprus"),
    ("The general was killed in Tripoli last night.", "killed", "Tripoli"),
    ("In Nairobi, thousands marched against the tax.", "marched", "Nairobi"),
)


@pytest.mark.parametrize(("text", "word", "place"), PLACES, ids=[row[0] for row in PLACES])
def test_the_place_of_a_verb_or_noun(annotate: Callable[..., Article], text: str, word: str, place: str | None) -> None:
    article = annotate(text)
    token = next(token for token in article[PARSE] if token.text == word)
    found = place_of(article, token)
    assert (found.text if found else None) == place
