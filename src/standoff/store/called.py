"""Parties by what a user calls them, where the reports use other words."""

from dataclasses import replace

from standoff.store import Filter, Store


def called(store: Store, term: str) -> str:
    """`term` if the record knows a party by it, else what the record knows of what is called so.

    That is the code of a state, of one that is no more or of an organisation, or a name without its title. `term`
    again if the record knows none of them.
    """
    if store.knows_party(term):
        return term
    from standoff.lexicon import load_lexicon
    from standoff.lexicon.called import codes_called, without_title

    lexicon = load_lexicon()
    others = (*codes_called(lexicon, term), without_title(lexicon, term))
    return next((other for other in others if store.knows_party(other)), term)


def with_known_parties(store: Store, asked: Filter) -> Filter:
    """The filter with its parties as the record knows them."""
    if asked.actor is not None:
        asked = replace(asked, actor=called(store, asked.actor))
    if asked.between is not None:
        first, second = asked.between
        asked = replace(asked, between=(called(store, first), called(store, second)))
    return asked
