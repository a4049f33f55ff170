"""What the encoder says of an article, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article, Layer
from standoff.annotate.encoder.labels import CUES, STANCES, STATUSES, TYPES, Relation
from standoff.annotate.encoder.model import Answers, Encoder, load_encoder, relation_shares
from standoff.annotate.encoder.windows import Window, windows
from standoff.annotate.parse import PARSE
from standoff.lexicon import Lexicon
from standoff.model import EventType, Stance, Status

_HEAD = CUES.index("head")
_LEAST = 0.02
"""A cue or trigger less likely than this is not kept."""


class Place(NamedTuple):
    """Where a word was read; a tuple, since every word has one."""

    answers: Answers
    window: Window
    at: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Probabilities for the words of an article, by the number of the token.

    Attributes:
        cues: that it is the head of a cue, in order, at least `_LEAST`.
        triggers: that it is the head of a trigger, whatever its type; the same.
        places: of all tokens that were read.
    """

    cues: Mapping[int, float]
    triggers: Mapping[int, float]
    places: Mapping[int, Place]

    def within_cue(self, token: int) -> float:
        """Probability that a token belongs to a cue."""
        place = self.places.get(token)
        return 1 - float(place.answers.cues[place.at, 0]) if place is not None else 0.0

    def cue_in(self, cue: tuple[int, int]) -> float | None:
        """The greatest probability with which one of the tokens from first to last heads a cue; `None` if unread."""
        numbers = range(cue[0], cue[1] + 1)
        if not any(number in self.places for number in numbers):
            return None
        return max(self.cues.get(number, 0.0) for number in numbers)

    def trigger_of(self, token: int, type_: EventType) -> float | None:
        """The probability that a token triggers an event of a type; `None` for one that was not read."""
        place = self.places.get(token)
        return float(place.answers.triggers[place.at, 1 + TYPES.index(type_)]) if place is not None else None

    def type_of(self, token: int) -> tuple[EventType, float]:
        """The likeliest type of the event that a token triggers, and its probability if it is a trigger."""
        shares = self.types_of(token)
        best = max(shares, key=lambda type_: shares[type_])
        return best, shares[best]

    def types_of(self, token: int) -> Mapping[EventType, float]:
        """The probability of each type, given that the token is a trigger; all alike for one that was not read."""
        place = self.places.get(token)
        if place is None:
            return dict.fromkeys(TYPES, 1 / len(TYPES))
        shares = place.answers.triggers[place.at, 1:]
        return dict(zip(TYPES, (shares / max(float(shares.sum()), 1e-9)).tolist(), strict=True))

    def status_of(self, token: int) -> Mapping[Status, float]:
        """The probability of each status of the event that a token triggers; empty for one that was not read."""
        place = self.places.get(token)
        if place is None:
            return {}
        return dict(zip(STATUSES, place.answers.statuses[place.at].tolist(), strict=True))

    def stance_of(self, token: int) -> Mapping[Stance, float]:
        """The probability that a token lies in the content of a position of each stance."""
        place = self.places.get(token)
        if place is None:
            return {}
        return dict(zip(STANCES, place.answers.stances[place.at, 1:].tolist(), strict=True))

    def related(self, token: int, relation: Relation) -> Mapping[int, float]:
        """The probability of each token in the window that it stands in `relation` to the anchor `token`."""
        place = self.places.get(token)
        if place is None:
            return {}
        return dict(zip(place.window.words, relation_shares(place.answers, place.at, relation), strict=True))


READING: Layer[Reading] = Layer("reading")


def find_reading(article: Article, lexicon: Lexicon) -> Reading:
    """What the encoder that ships says of the article."""
    return read_doc(article[PARSE], load_encoder())


def read_doc(doc: Doc, encoder: Encoder) -> Reading:
    """What `encoder` says of the sentences that can carry a record."""
    words = [token.text for token in doc]
    sentences = list(_sentences(doc))
    cues: dict[int, float] = {}
    triggers: dict[int, float] = {}
    places: dict[int, Place] = {}
    for window in windows(words, sentences, encoder.pieces):
        answers = encoder.read(window)
        places.update((token, Place(answers, window, at)) for at, token in enumerate(window.words))
        cues.update(_likely(window, answers.cues[:, _HEAD].tolist()))
        triggers.update(_likely(window, (1 - answers.triggers[:, 0]).tolist()))
    return Reading(cues, triggers, places)


def _likely(window: Window, shares: Sequence[float]) -> Iterator[tuple[int, float]]:
    return ((token, share) for token, share in zip(window.words, shares, strict=True) if share >= _LEAST)


def _sentences(doc: Doc) -> Iterator[list[int]]:
    """The numbers of the words of each sentence that somebody is named or meant in."""
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if any(map(_is_somebody, tokens)):
            yield [token.i for token in tokens]


def _is_somebody(token: Token) -> bool:
    return token.pos_ in ("PROPN", "PRON") or token.is_quote or token.tag_ in ("NNS", "JJ")
