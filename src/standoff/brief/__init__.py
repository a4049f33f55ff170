"""The brief: what a desk officer would write from the record, every line tied to the words that say so."""

from standoff.brief.build import build_brief
from standoff.brief.desk import Options
from standoff.brief.page import Brief

__all__ = ["Brief", "Options", "build_brief"]
