"""FollowTheMoney entities as JSON Lines, for OpenAleph, Yente and their kin."""

from standoff.export.ftm.write import write_ftm

__all__ = ["write_ftm"]
