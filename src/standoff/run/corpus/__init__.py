"""A corpus of any size into a folder of Parquet, on one machine or on a cluster.

Three stages, each of which is done whole or not at all, and is not done again when a run is taken up:
reading (`rows`), coding in parts (`coding`), and a table for each kind (`tables`). `local` and `spark` are the two
engines that carry the rows; what a row becomes is decided in one place for both.
"""

from standoff.run.corpus.engine import CorpusRun, Engine, run_corpus
from standoff.run.corpus.plan import CorpusOptions, Input, Plan, make_plan

__all__ = ["CorpusOptions", "CorpusRun", "Engine", "Input", "Plan", "make_plan", "run_corpus"]
