"""Words are found in a whole parse by form, lemma or class, and in a stretch of it by what they hang on."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.syntax import heads_of, words_with

TEXT = "If talks fail, the minister said, patrols would go on. IF they succeed, nobody will go."


@pytest.mark.parametrize(
    ("attribute", "values", "found"),
    [
        ("LOWER", ("if",), ["If", "IF"]),
        ("LOWER", ("would", "will", "zyzzyva"), ["would", "will"]),
        ("LEMMA", ("go", "fail"), ["fail", "go", "go"]),
        ("POS", ("AUX",), ["would", "will"]),
        ("POS", (), []),
    ],
)
def test_words_are_found_in_order(
    annotate: Callable[..., Article], attribute: str, values: tuple[str, ...], found: list[str]
) -> None:
    assert [word.text for word in words_with(annotate(TEXT)[PARSE], attribute, values)] == found


def test_nothing_is_found_in_nothing(annotate: Callable[..., Article]) -> None:
    assert words_with(annotate("")[PARSE], "LOWER", ("if",)) == []


@pytest.mark.parametrize(
    ("first", "last", "heads"),
    [(0, 4, ["minister"]), (0, 9, ["met"]), (3, 7, ["Chad", "met"]), (3, 3, [])],
)
def test_the_heads_of_a_stretch_hang_on_nothing_in_it(
    annotate: Callable[..., Article], first: int, last: int, heads: list[str]
) -> None:
    text = "The minister of Chad met two envoys in Oslo."
    assert [word.text for word in heads_of(annotate(text)[PARSE][first:last])] == heads
