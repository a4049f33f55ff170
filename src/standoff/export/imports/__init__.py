"""Files of events that somebody else coded, read row by row."""

from standoff.export.imports.read import BadRow, read_events

__all__ = ["BadRow", "read_events"]
