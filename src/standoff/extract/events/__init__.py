"""Who did what to whom: PLOVER events."""

from standoff.extract.events.find import EVENTS, find_deeds, find_events

__all__ = ["EVENTS", "find_deeds", "find_events"]
