"""`standoff list events` and `meetings`: each once, however many reports tell it; `standoff show` of one."""

from standoff.cli.happenings.listing import events, meetings, mentions

__all__ = ["events", "meetings", "mentions"]
