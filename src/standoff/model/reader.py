"""Who reads a report."""

from enum import StrEnum


class Reader(StrEnum):
    """Grammar with its word lists, or these together with the encoder."""

    RULES = "rules"
    ENCODER = "encoder"
