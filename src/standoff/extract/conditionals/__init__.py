"""If X, then Y: conditions, what hangs on them, and who is bound."""

from standoff.extract.conditionals.find import CONDITIONALS, find_conditionals

__all__ = ["CONDITIONALS", "find_conditionals"]
