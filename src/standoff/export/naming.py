"""Parties and places in the words and codes of other data sets."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.lexicon import Lexicon
from standoff.lexicon.body_names import read_body_names
from standoff.lexicon.country_codes import CountryCode, read_country_codes
from standoff.lexicon.country_names import read_country_names
from standoff.lexicon.formats import Formats, read_formats
from standoff.lexicon.gazetteer import Gazetteer, Sense, read_gazetteer, split_words
from standoff.model import Party, PartyKind

_TOWNS = (Sense.CITY, Sense.CAPITAL)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was, as far as the lexicon knows it.

    Attributes:
        name: of the town or country; `None` if the lexicon does not know the words.
        city: name of the town, or `None`.
        country: alpha-3, or `None`.
    """

    name: str | None = None
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Names and codes from the lexicon."""

    countries: Mapping[str, str]
    bodies: Mapping[str, str]
    codes: Mapping[str, CountryCode]
    formats: Formats
    gazetteer: Gazetteer

    def country(self, code: str | None) -> str | None:
        """The name of a country by its alpha-3 code."""
        return self.countries.get(code) if code else None

    def cow(self, code: str | None) -> int | None:
        """Its number in the Correlates of War list."""
        entry = self.codes.get(code) if code else None
        return entry.cow if entry else None

    def alpha2(self, code: str | None) -> str | None:
        """Its ISO 3166-1 alpha-2 code."""
        entry = self.codes.get(code) if code else None
        return entry.alpha2 if entry else None

    def identity(self, party: Party) -> str | None:
        """What a party is called wherever it is mentioned: the name of a person, a state, an organisation.

        `None` for the others, whom only the words of the report tell apart.
        """
        if party.name:
            return party.name
        if party.kind is PartyKind.STATE:
            return self.country(party.id)
        if party.id is None or party.id in self.countries or party.kind is PartyKind.PERSON:
            return None
        return self.bodies.get(party.id, party.id)

    def label(self, party: Party) -> str | None:
        """The party's name, or else its sector and country in the manner of ICEWS: "Military (Guyana)"."""
        return self.identity(party) or self.sector_label(party) or self.country(party.country)

    def sector_label(self, party: Party) -> str | None:
        """The party's sector and country, or `None` where the sector is unknown."""
        sector = self.formats.sectors.get(party.sector or "")
        country = self.country(party.country)
        return f"{sector} ({country})" if sector and country else sector

    def place(self, words: str | None) -> Place:
        """What the lexicon knows of a place that is called so; nothing is guessed from a part of the words."""
        parts = split_words(words or "")
        parts = parts[1:] if parts[:1] == ("the",) else parts
        for name in self.gazetteer.by_first_word.get(parts[0].lower(), ()) if parts else ():
            if name.words != parts:
                continue
            if name.sense in _TOWNS:
                return Place(words, words, name.country)
            if name.sense is Sense.COUNTRY:
                return Place(self.country(name.id), None, name.id)
        return Place()


def read_naming(lexicon: Lexicon) -> Naming:
    """What the lexicon gives for names and codes.

    Raises:
        LexiconError: one of its files is broken.
    """
    return Naming(
        countries=read_country_names(lexicon),
        bodies=read_body_names(lexicon),
        codes=read_country_codes(lexicon),
        formats=lexicon.table(read_formats),
        gazetteer=lexicon.table(read_gazetteer),
    )
