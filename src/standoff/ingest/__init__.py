"""Bytes to documents."""

from standoff.ingest.reader import SourceReader
from standoff.ingest.sources import STANDARD_INPUT, Found, Source, find_sources

__all__ = ["STANDARD_INPUT", "Found", "Source", "SourceReader", "find_sources"]
