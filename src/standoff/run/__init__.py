"""Many sources through the coder; the only room beside the surfaces that catches errors."""

from standoff.run.add import add_sources
from standoff.run.code import Bench, Coding, code_sources
from standoff.run.crew import Crew
from standoff.run.outcome import Outcome, Tally

__all__ = ["Bench", "Coding", "Crew", "Outcome", "Tally", "add_sources", "code_sources"]
