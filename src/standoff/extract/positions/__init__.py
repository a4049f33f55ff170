"""Where each side stands: demands, offers, promises, acceptances, refusals and threats.

The constructions are found from the parse (`verbs`, `nouns`, `copulas`, `acts`), checked for being meant
(not denied, imagined or inside a condition), given parties and an issue (`draft`), and linked to what they
answer (`answers`).
"""

from standoff.extract.positions.find import POSITIONS, find_positions

__all__ = ["POSITIONS", "find_positions"]
