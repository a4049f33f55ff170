"""The policy that weighs grammar and encoder: whole, within bounds, and moved by each clue as its sign says."""

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import LexiconError
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.reading import FILE, Clues, Policy, Weights, log_odds, read_deed_policy, read_policies

SHARES = st.floats(0, 1)
SHIPPED = load_lexicon()
POLICIES = sorted(SHIPPED.table(read_policies))


def _changed(pattern: str, new: str) -> Lexicon:
    """A lexicon of this one file, with one change."""
    text, count = re.subn(pattern, new, SHIPPED.text(FILE), count=1, flags=re.MULTILINE | re.DOTALL)
    assert count == 1, pattern
    return Lexicon({FILE: text.encode()})


def _policy(kind: str) -> Policy:
    return SHIPPED.table(read_policies)[kind]


def test_statements_and_events_have_a_policy() -> None:
    assert {"statement", "event"} <= set(POLICIES)
    for kind in POLICIES:
        assert 0 < _policy(kind).least < 1
        assert 0 < _policy(kind).least_alone < 1
        assert 0 < _policy(kind).look < 1


@pytest.mark.parametrize(
    ("pattern", "new", "told"),
    [
        (r"^least = [^\n]*", "", "least"),
        (r"^least = [^\n]*", 'least = "much"', "much"),
        (r"^least = [^\n]*", "least = nan", "nan"),
        (r"^least = [^\n]*", "least = 1.5", "1.5 is no probability"),
        (r"^least_alone = [^\n]*", "", "least_alone"),
        (r"^least_alone = [^\n]*", "least_alone = 7", "7.0 is no probability"),
        (r"^look = [^\n]*", "look = -0.1", "-0.1 is no probability"),
        (r"^look = [^\n]*", "look = [0.1]", "malformed"),
        (r"^unread = [^\n]*", "unread = [0.5]", "malformed"),
        (r"^unread = [^\n]*", "unread = 0.5", "malformed"),
        (r"^both = [^\n]*", "both = [0.1, 0.2, 0.3, 0.4]", "malformed"),
        (r"^both = [^\n]*", 'both = ["a", 0.2, 0.3]', "malformed"),
        (r"^alone = [^\n]*", "alone = [inf, 0.0, 0.0]", "no weight"),
        (r"^alone = [^\n]*", "alone = [0.0, nan, 0.0]", "no weight"),
        (r"^alone = [^\n]*", "alone = [0.0, 0.0, -1e9]", "no weight"),
        (r"^alone = [^\n]*", "", "alone"),
        (r"^\[statement\].*", "statement = 3\n[event]\n", "malformed"),
        (r"^\[event\]", "[events]", "no table for event"),
        (r".*", "", "no table for statement, event"),
        (r"^\[event\]", "[event", "is not TOML"),
    ],
)
def test_a_malformed_policy_is_told(pattern: str, new: str, told: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(told)) as error:
        read_policies(_changed(pattern, new))
    assert FILE in str(error.value)


@pytest.mark.parametrize(
    ("pattern", "new", "told"),
    [
        (r"^\[deed\]", "[deeds]", "deed"),
        (r"^sure = [^\n]*", "", "sure"),
        (r"^sure = [^\n]*", "sure = 1.01", "1.01 is no probability"),
        (r"^told = [^\n]*", 'told = "often"', "often"),
        (r"^governs = [^\n]*", "governs = 0.8\nrules = 0.1", "rules"),
        (r"^\[deed\].*", "[deed]\n", "malformed"),
        (r"^\[deed\]", "[[deed]]", "malformed"),
    ],
)
def test_a_malformed_policy_of_deeds_is_told(pattern: str, new: str, told: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(told)) as error:
        read_deed_policy(_changed(pattern, new))
    assert FILE in str(error.value)


def test_an_absent_policy_is_told() -> None:
    with pytest.raises(LexiconError, match="is missing"):
        read_policies(Lexicon({}))


@pytest.mark.parametrize("kind", POLICIES)
@given(grammar=SHARES, encoder=st.none() | SHARES, alone=st.booleans())
def test_a_share_is_a_probability_to_two_places(
    kind: str, grammar: float, encoder: float | None, *, alone: bool
) -> None:
    share = _policy(kind).share(Clues(grammar, encoder, alone))
    assert 0 <= share <= 1
    assert share == round(share, 2)


@pytest.mark.parametrize("kind", POLICIES)
@pytest.mark.parametrize("way", ["unread", "both", "alone"])
@given(low=SHARES, high=SHARES, other=SHARES)
def test_a_share_moves_with_each_clue_as_the_sign_of_its_weight_says(
    kind: str, way: str, low: float, high: float, other: float
) -> None:
    low, high = sorted((low, high))
    policy = _policy(kind)
    weights: Weights = getattr(policy, way)
    alone = way == "alone"

    def shift(before: Clues, after: Clues) -> float:
        return policy.share(after) - policy.share(before)

    read = None if way == "unread" else other
    assert shift(Clues(low, read, alone), Clues(high, read, alone)) * weights.grammar >= 0
    if way != "unread":
        assert shift(Clues(other, low, alone), Clues(other, high, alone)) * weights.encoder >= 0


@pytest.mark.parametrize("kind", POLICIES)
def test_what_the_encoder_finds_likelier_is_likelier(kind: str) -> None:
    """The encoder's word counts for a record, whoever found it, and what grammar is sure of counts without it."""
    policy = _policy(kind)
    assert policy.both.encoder > 0
    assert policy.alone.encoder > 0
    assert policy.unread.grammar > 0


@pytest.mark.parametrize("kind", POLICIES)
@given(grammar=SHARES)
def test_what_the_encoder_did_not_read_is_weighed_by_grammar_alone(kind: str, grammar: float) -> None:
    weights = _policy(kind).unread
    changed = re.escape("unread = ") + r"[^\n]*"
    text = re.sub(changed, "unread = [50.0, 0.0]", SHIPPED.text(FILE))
    sure = read_policies(Lexicon({FILE: text.encode()}))[kind]
    assert sure.share(Clues(grammar)) == 1
    assert sure.share(Clues(grammar, 0.5)) == _policy(kind).share(Clues(grammar, 0.5))
    assert _policy(kind).share(Clues(0.5)) == pytest.approx(1 / (1 + 2.718281828**-weights.bias), abs=0.005)


@pytest.mark.parametrize("kind", POLICIES)
@given(grammar=SHARES, encoder=SHARES, alone=st.booleans())
def test_what_is_likely_enough_for_who_found_it_is_kept(
    kind: str, grammar: float, encoder: float, *, alone: bool
) -> None:
    policy, clues = _policy(kind), Clues(grammar, encoder, alone)
    assert policy.is_kept(clues) is (policy.share(clues) >= (policy.least_alone if alone else policy.least))


@pytest.mark.parametrize("kind", POLICIES)
def test_what_the_encoder_alone_doubts_is_not_kept(kind: str) -> None:
    assert not _policy(kind).is_kept(Clues(0.0, 0.0, alone=True))
    assert _policy(kind).is_kept(Clues(1.0, 1.0))


def test_log_odds_are_even_at_half_and_bounded_at_the_ends() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(0.9) == pytest.approx(-log_odds(0.1))
    assert log_odds(0) == log_odds(0.001) == pytest.approx(-log_odds(1))
    assert log_odds(1) == pytest.approx(5.2933, abs=1e-4)


def test_nothing_in_a_policy_can_be_changed() -> None:
    policy = _policy("event")
    for field in fields(policy):
        with pytest.raises(AttributeError):
            setattr(policy, field.name, 0)
