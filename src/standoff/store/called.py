"""Parties by what a user calls them, where the reports use other words."""

from dataclasses import replace

from standoff.lexicon import load_lexicon
from standoff.lexicon.country_names import country_called, former_state_called
from standoff.store import Filter, Store


def called(store: Store, term: str) -> str:
    """`term` if the record knows a party by it, else the code it knows of the country that is or was called so."""
    if store.knows_party(term):
        return term
    codes = (country_called(load_lexicon(), term), former_state_called(load_lexicon(), term))
    return next((code for code in codes if code is not None and store.knows_party(code)), term)


def with_known_parties(store: Store, asked: Filter) -> Filter:
    """The filter with its parties as the record knows them."""
    if asked.actor is not None:
        asked = replace(asked, actor=called(store, asked.actor))
    if asked.between is not None:
        first, second = asked.between
        asked = replace(asked, between=(called(store, first), called(store, second)))
    return asked
