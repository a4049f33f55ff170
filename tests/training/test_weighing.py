"""How grammar and encoder are weighed is fitted on rows that are easy to count."""

import pytest

pytest.importorskip("torch", reason="the weights are fitted with torch: pip install '.[train]'")

from training.weigh import Row, fit, weigh

from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.reading import FILE, Clues, read_deed_policy, read_policies

_SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)


def rows(grammar: float | None, *, alone: bool = False) -> list[Row]:
    """A hundred of each probability of the encoder's, of which as many are right; grammar says the same if `None`."""
    return [
        Row(Clues(share if grammar is None else grammar, share, alone), number < round(100 * share))
        for share in _SHARES
        for number in range(100)
    ]


def test_probabilities_that_hold_are_left_as_they_are() -> None:
    bias, grammar, encoder = fit(rows(0.5))
    assert (bias, grammar) == (pytest.approx(0, abs=0.01), pytest.approx(0, abs=0.01))
    assert encoder == pytest.approx(1, abs=0.05)


def test_clues_that_say_the_same_share_the_weight() -> None:
    _, grammar, encoder = fit(rows(None))
    assert grammar == pytest.approx(encoder, abs=0.01)
    assert grammar + encoder == pytest.approx(1, abs=0.05)


def test_where_the_encoder_did_not_read_grammar_alone_is_weighed() -> None:
    weights = fit([Row(Clues(row.clues.encoder or 0.0), row.right) for row in rows(0.5)])
    assert weights == (pytest.approx(0, abs=0.01), pytest.approx(1, abs=0.05))


def test_what_is_written_is_a_policy_of_the_program() -> None:
    found = [*rows(0.5), *rows(0.5, alone=True)]
    text = weigh({"statement": found, "event": found})
    policy = read_policies(Lexicon({FILE: text.encode()}))["event"]
    assert policy.share(Clues(0.5, 0.9)) == pytest.approx(0.9, abs=0.02)
    assert policy.share(Clues(0.5, 0.1, alone=True)) == pytest.approx(0.1, abs=0.02)
    assert policy.share(Clues(0.5)) == pytest.approx(0.5, abs=0.02)
    assert read_deed_policy(Lexicon({FILE: text.encode()})) == read_deed_policy(load_lexicon())
