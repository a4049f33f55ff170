"""Texts on which a walk up the parse once did not end: roots that are no verbs."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article


@pytest.mark.parametrize(
    "text",
    [
        "Talks with Uganda in Arusha, according to the Foreign Ministry, on Friday.",
        "Talks in Arusha talks in Arusha",
        "On Friday, talks in March",
        "Of talks in Arusha, in March, by mid-June",
        "Monday: summit of Kenya and Uganda",
        "Wednesday",
    ],
)
def test_a_text_without_a_verb_is_annotated(annotate: Callable[..., Article], text: str) -> None:
    assert annotate(text).text == text
