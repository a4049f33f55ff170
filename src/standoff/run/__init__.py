"""Many sources through the coder; the only room beside the surfaces that catches errors."""

from standoff.run.add import add_sources
from standoff.run.code import Bench, code_sources
from standoff.run.outcome import Outcome, Tally

__all__ = ["Bench", "Outcome", "Tally", "add_sources", "code_sources"]
