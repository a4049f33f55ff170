"""The record: one SQLite file. The only room that speaks SQL."""

from standoff.store.answers import Earlier, Failure, Fate, Hit, PartyRow, Standing, StoredDocument
from standoff.store.filter import Filter
from standoff.store.queue import Doubt, Doubtful
from standoff.store.store import Store, open_store

__all__ = [
    "Doubt",
    "Doubtful",
    "Earlier",
    "Failure",
    "Fate",
    "Filter",
    "Hit",
    "PartyRow",
    "Standing",
    "Store",
    "StoredDocument",
    "open_store",
]
