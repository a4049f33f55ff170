"""Which time belongs to which verb or noun."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.annotate.dating import time_of, time_of_saying
from standoff.annotate.parse import PARSE

PUBLISHED = date(2021, 6, 11)  # a Friday

CASES = [
    ("The minister said on Monday that the army had left in May.", "said", "Monday"),
    ("The minister said on Monday that the army had left in May.", "left", "May"),
    ("On Friday, the ministry said that talks would resume.", "said", "Friday"),
    ("On Friday, the ministry said that talks would resume.", "resume", None),
    ("The ministry on Friday rejected the plan.", "rejected", "Friday"),
    ("The two presidents met Thursday in Vienna.", "met", "Thursday"),
    ("The two presidents met in Vienna on Thursday.", "met", "Thursday"),
    ("Rebels shelled the town on Wednesday.", "shelled", "Wednesday"),
    ("Officials condemned the 2014 invasion.", "invasion", "2014"),
    ("Officials condemned the 2014 invasion.", "condemned", None),
    ("Envoys praised Monday's talks in Accra.", "talks", "Monday"),
    ("The talks on Monday ended without a deal.", "talks", "Monday"),
    ("The sides held talks on Tuesday.", "talks", "Tuesday"),
    ("The sides held talks on Tuesday.", "held", "Tuesday"),
    ("The summit scheduled for June 20 was cancelled.", "summit", "June 20"),
    ("A convoy was hit by a drone on Sunday.", "hit", "Sunday"),
    ("Yesterday the court ordered his release.", "ordered", "Yesterday"),
    ("The port has been closed since March.", "closed", "March"),
    ("The army will stay until December.", "stay", None),
    ("The border is now closed.", "closed", None),
    ("The talks lasted for five days.", "lasted", None),
    ("On Monday troops crossed the river and seized the bridge.", "seized", "Monday"),
    ("They plan to sign the treaty in September.", "sign", "September"),
    ("They plan to sign the treaty in September.", "plan", None),
    ("After meeting his colleague on Monday, the envoy left.", "meeting", "Monday"),
    ("The government, which fell in April, had signed the pact.", "signed", None),
    ("The government, which fell in April, had signed the pact.", "fell", "April"),
    ("The ministry warned late on Thursday that it would respond.", "warned", "Thursday"),
    ("The attack took place early on Saturday.", "attack", "Saturday"),
    ("The president will visit Lima next week.", "visit", "next week"),
]


def _find(article: Article, word: str) -> object:
    return next(token for token in article[PARSE] if token.text == word)


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_a_time_belongs_to_the_verb_of_its_clause(
    annotate: Callable[..., Article], text: str, word: str, expected: str | None
) -> None:
    article = annotate(text, PUBLISHED)
    found = time_of(article, _find(article, word))  # type: ignore[arg-type]
    assert (found.text if found else None) == expected or (found and expected and expected in found.text)


SAYINGS = [
    ("The envoy said after meeting his colleague on Monday that a deal was near.", "said", "Monday"),
    ("Speaking in Lima on Friday, the envoy said a deal was near.", "said", "Friday"),
    ("The envoy said in a statement on Tuesday that a deal was near.", "said", "Tuesday"),
    ("The envoy said that a deal had been near on Tuesday.", "said", None),
    ("The envoy told reporters at a news conference Wednesday that a deal was near.", "told", "Wednesday"),
]


@pytest.mark.parametrize(("text", "word", "expected"), SAYINGS)
def test_the_time_of_saying_may_stand_in_a_clause_beside(
    annotate: Callable[..., Article], text: str, word: str, expected: str | None
) -> None:
    article = annotate(text, PUBLISHED)
    found = time_of_saying(article, _find(article, word))  # type: ignore[arg-type]
    assert (found.text if found else None) == expected
