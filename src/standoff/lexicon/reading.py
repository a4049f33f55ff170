"""How grammar and encoder are weighed against each other (`reading.toml`): one policy for every kind of record.

Each candidate, whoever found it, gets the probability that a careful editor would sign it. It is logistic in the
estimate of the construction that tells it and in the encoder's probability, with weights of their own for what grammar
alone, the encoder alone and both have found, fitted on the corpus's own dev split by `python -m training.weigh`. What
reaches the least probability is kept, and carries it as its confidence.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

FILE = "reading.toml"
_KINDS = ("statement", "event")
_LARGEST_WEIGHT = 100.0
_EDGE = 0.005
"""Probabilities are kept this far from 0 and 1 before their odds are taken."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What speaks for a candidate.

    Attributes:
        grammar: the estimate of the construction that tells it; of what the encoder alone found, how sure its parties
            and borders are.
        encoder: the encoder's probability; `None` where it did not read.
        alone: whether the encoder alone found it.
    """

    grammar: float
    encoder: float | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """Of one way to be found.

    Attributes:
        bias, grammar, encoder: logistic weights of 1, of the construction's log odds and of the encoder's.
    """

    bias: float
    grammar: float
    encoder: float = 0.0

    def __post_init__(self) -> None:
        """A weight that is no number, or leaves no room for the others, is a ValueError."""
        for weight in (self.bias, self.grammar, self.encoder):
            if not abs(weight) <= _LARGEST_WEIGHT:
                raise ValueError(f"{weight} is no weight: they are from -{_LARGEST_WEIGHT:g} to {_LARGEST_WEIGHT:g}")


@dataclass(frozen=True, slots=True)
class Policy:
    """For one kind of record.

    Attributes:
        least: probability from which a record is kept that grammar found.
        least_alone: the same of what the encoder alone found.
        look: probability of the encoder's from which its own finding is looked at.
        unread: weights of what grammar found in words that the encoder did not read.
        both: of what grammar found, with what the encoder says of it.
        alone: of what the encoder alone found.
    """

    least: float
    least_alone: float
    look: float
    unread: Weights
    both: Weights
    alone: Weights

    def __post_init__(self) -> None:
        """A limit that is no probability is a ValueError."""
        for limit in (self.least, self.least_alone, self.look):
            if not 0 <= limit <= 1:
                raise ValueError(f"{limit} is no probability")

    def share(self, clues: Clues) -> float:
        """The probability that a candidate is right, to two places."""
        weights = self.alone if clues.alone else self.unread if clues.encoder is None else self.both
        total = weights.bias + weights.grammar * log_odds(clues.grammar)
        if clues.encoder is not None:
            total += weights.encoder * log_odds(clues.encoder)
        return round(1 / (1 + math.exp(-total)), 2)

    def is_kept(self, clues: Clues) -> bool:
        """Whether a candidate is likely enough to be a record."""
        return self.share(clues) >= (self.least_alone if clues.alone else self.least)


@dataclass(frozen=True, slots=True)
class DeedPolicy:
    """How what the encoder sees of events goes together with frames, before it is weighed: its probability from which

    Attributes:
        governs: its own finding decides of the words that it governs.
        told: a deed under such a word is an event of its own ("demanded the *release* of").
        sure: an event needs no known party.
        status: of a status: that is the event's, whatever grammar says.
    """

    governs: float
    told: float
    sure: float
    status: float

    def __post_init__(self) -> None:
        """A limit that is no probability is a ValueError."""
        for limit in (self.governs, self.told, self.sure, self.status):
            if not 0 <= limit <= 1:
                raise ValueError(f"{limit} is no probability")


def read_policies(lexicon: Lexicon) -> Mapping[str, Policy]:
    """The policy for each kind of record that grammar and encoder both find.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    table = lexicon.toml(FILE)
    missing = [kind for kind in _KINDS if kind not in table]
    if missing:
        raise LexiconError(f"lexicon file {FILE!r} has no table for {', '.join(missing)}")
    try:
        return {
            kind: Policy(
                least=float(row["least"]),
                least_alone=float(row["least_alone"]),
                look=float(row["look"]),
                unread=Weights(*map(float, row["unread"])),
                both=Weights(*map(float, row["both"])),
                alone=Weights(*map(float, row["alone"])),
            )
            for kind, row in ((kind, table[kind]) for kind in _KINDS)
        }
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"lexicon file {FILE!r} is malformed: {error!r}") from error


def read_deed_policy(lexicon: Lexicon) -> DeedPolicy:
    """How the encoder's sight of events goes together with frames.

    Raises:
        LexiconError: the file is missing or malformed.
    """
    table = lexicon.toml(FILE)
    try:
        return DeedPolicy(**{name: float(value) for name, value in table["deed"].items()})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"lexicon file {FILE!r} is malformed: {error!r}") from error


def log_odds(share: float) -> float:
    """The logarithm of the odds of a probability."""
    inside = min(max(share, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))
