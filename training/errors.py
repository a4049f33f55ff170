"""What can be wrong with the corpus."""

from standoff.errors import StandoffError


class CorpusError(StandoffError):
    """An article of the corpus does not follow GUIDELINE.md; the message says file, line and what was found."""
