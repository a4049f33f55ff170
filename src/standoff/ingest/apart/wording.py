"""Text that libraries give, without what no text has."""

import re

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def tidy(text: str) -> str:
    """`text` without control characters and halves of characters, and without white space at its ends."""
    return _NO_TEXT.sub("", text).strip()
