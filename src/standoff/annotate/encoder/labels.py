"""What the encoder can say of a word: the labels of its heads, in the order of their logits."""

from enum import StrEnum

from standoff.model import EventType, Stance, Status

CUES = ("none", "inside", "head")
"""Outside a cue, within one, its head."""

TYPES = tuple(EventType)
"""A trigger's head has 1 + the place of its type; every other word 0."""

STATUSES = tuple(Status)
STANCES = tuple(Stance)
"""A word in the content of a position has 1 + the place of its stance; every other word 0."""


class Relation(StrEnum):
    """What a word is to an anchor: the first two to the head of a cue, the others to the head of a trigger."""

    SOURCE = "source"
    CONTENT = "content"
    ACTOR = "actor"
    RECIPIENT = "recipient"


RELATIONS = tuple(Relation)
