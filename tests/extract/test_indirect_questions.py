"""What somebody has not said yet is no position."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.extract.positions import POSITIONS


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Latvia has yet to say whether it will release the sailors.", False),
        ("Nobody knows whether Malawi will open the border to trade.", False),
        ("Latvia said it will release the sailors.", True),
    ],
)
def test_an_indirect_question_promises_nothing(annotate: Callable[..., Article], text: str, held: bool) -> None:
    assert bool(annotate(text)[POSITIONS]) is held
