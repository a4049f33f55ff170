"""Bytes to documents."""

from standoff.ingest.html import HtmlReader
from standoff.ingest.reader import SourceReader
from standoff.ingest.sources import STANDARD_INPUT, Found, Source, find_sources

__all__ = ["STANDARD_INPUT", "Found", "HtmlReader", "Source", "SourceReader", "find_sources"]
