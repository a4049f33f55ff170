"""Time expressions: found by a grammar over pieces of the text, resolved against publication and narrative."""

from standoff.annotate.times.find import TIMES, find_times

__all__ = ["TIMES", "find_times"]
