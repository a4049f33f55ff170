"""Meetings: one record for each, however often the report mentions it."""

from standoff.annotate.article import Article, Layer
from standoff.extract.meetings.mentions import find_mentions
from standoff.extract.meetings.merging import merge_mentions
from standoff.lexicon import Lexicon
from standoff.model import Meeting

MEETINGS: Layer[tuple[Meeting, ...]] = Layer("meetings")

__all__ = ["MEETINGS", "find_meetings"]


def find_meetings(article: Article, lexicon: Lexicon) -> tuple[Meeting, ...]:
    """All meetings of the report, in the order of their first mention."""
    return merge_mentions(article, find_mentions(article, lexicon))
