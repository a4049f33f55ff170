"""Bytes to documents."""

from standoff.ingest.child import ChildReader
from standoff.ingest.desk import Desk
from standoff.ingest.opened import Opened, Origin
from standoff.ingest.reader import Reading, SourceReader
from standoff.ingest.sources import STANDARD_INPUT, Found, Source, find_sources

__all__ = [
    "STANDARD_INPUT",
    "ChildReader",
    "Desk",
    "Found",
    "Opened",
    "Origin",
    "Reading",
    "Source",
    "SourceReader",
    "find_sources",
]
