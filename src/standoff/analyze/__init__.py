"""Questions over stored records. Every function takes model records and documents, and knows no store."""

from standoff.analyze.issues import group_issues
from standoff.analyze.marks import Mark
from standoff.analyze.movement import Movement, Verdict, movement

__all__ = ["Mark", "Movement", "Verdict", "group_issues", "movement"]
