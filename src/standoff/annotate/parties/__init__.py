"""Who is who: names, offices, institutions, people and pronouns resolved by the article itself."""

from standoff.annotate.article import Layer
from standoff.annotate.parties.parties import Parties, find_parties

PARTIES: Layer[Parties] = Layer("parties")

__all__ = ["PARTIES", "Parties", "find_parties"]
