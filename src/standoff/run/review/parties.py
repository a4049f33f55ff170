"""What a party is called, that several are one, that a mention is somebody else."""

from collections.abc import Sequence

import msgspec

from standoff.errors import ReviewError
from standoff.lexicon import load_lexicon
from standoff.lexicon.country_names import country_called
from standoff.model import Party, PartyKind, Record
from standoff.model.amend import parties_in
from standoff.model.decision import Action, Signature
from standoff.model.review import MENTION, About, Anchor, FieldChange, Review, Whom
from standoff.store import Store

IDENTITY = ("id", "country", "code", "sector", "name", "kind")
"""The fields of `Party` that say who it is, and not how it is mentioned."""

_LONGEST = 100


def rename(store: Store, party: str, name: str, signed: Signature) -> int:
    """Call a person, organisation or group by another name, wherever it is mentioned, in later reports too.

    Args:
        store: an open record.
        party: a full name, an id (NATO), or the words for who has neither.
        name: what it is called from now on.
        signed: who, when, why.

    Raises:
        ReviewError: nobody is called `party`, it is a state, or `name` is no name.
    """
    whom, found = find_party(store, party)
    if any(party.kind is PartyKind.STATE for party in found):
        raise ReviewError(f"{whom.called} is a state, and states are called by their codes")
    wanted = checked_name(name)
    if whom.name == wanted:
        raise ReviewError(f"{wanted!r} is called so already")
    return _keep(store, Action.RENAME, (whom,), [FieldChange(path="name", value=_json(wanted))], signed)


def merge_parties(store: Store, parties: Sequence[str], into: str, signed: Signature) -> int:
    """Tell that several parties are one, `into`, wherever they are mentioned.

    Raises:
        ReviewError: one is not there, or there is none beside `into`.
    """
    target, known = find_party(store, into)
    others = tuple(dict.fromkeys(found for found in (find_party(store, one)[0] for one in parties) if found != target))
    if not others:
        raise ReviewError(f"nobody to merge into {target.called!r}: name another party beside it")
    return _keep(store, Action.MERGE, others, identity_changes(_identity(known, target)), signed)


def split_party(store: Store, record_id: str, field: str, who: str, signed: Signature) -> int:
    """Tell that one mention of a party is somebody else, in all records that rest on it.

    Args:
        store: an open record.
        record_id: a record in which the party takes part.
        field: as what: `speaker`, or `actor[1]` for the second of several.
        who: the party that it is: one of the record's, a country, or the full name of a person not known yet.
        signed: who, when, why.

    Raises:
        ReviewError: the record or the party in it is not there, or it is `who` already.
    """
    record = store.record(record_id)
    if record is None:
        raise ReviewError(f"no entry of {store.path} has the id {record_id!r}")
    mention = party_in(record, field)
    meant = somebody(store, who)
    if _same(mention, meant):
        raise ReviewError(f"{field} of {record.kind} {record_id} is {who!r} already")
    words = " ".join(mention.text.split())
    anchor = Anchor(
        doc=record.doc, kind=MENTION, record=None, label=None, words=words, start=mention.start, end=mention.end
    )
    review = Review(about=About.PARTY, action=Action.SPLIT, anchors=(anchor,), changes=tuple(identity_changes(meant)))
    return store.reviews.decide(review, signed)


def find_party(store: Store, asked: str) -> tuple[Whom, list[Party]]:
    """Who is meant: by full name, by id or what has an id is called, or by the words for who has neither.

    Raises:
        ReviewError: nobody is, or words that are called so lead to several ids.
    """
    wanted = " ".join(asked.split())
    code = country_called(load_lexicon(), wanted)
    by_name = store.reviews.ids_called(wanted)
    if len(by_name) > 1:
        raise ReviewError(f"{wanted!r} is what {' and '.join(by_name)} are called; name one by its id")
    ids = [*by_name, *([code] if code else [])]
    for whom in (Whom(name=wanted), Whom(id=wanted), *(Whom(id=id_) for id_ in ids), Whom(words=wanted)):
        found = store.reviews.parties(whom)
        if found:
            return _as_known(whom, found[0]), found
    raise ReviewError(f"nobody in {store.path} is called {wanted!r}; see: standoff list parties")


def somebody(store: Store, who: str) -> Party:
    """The identity of a party of the record, of a country, or of a person that is not known yet.

    Raises:
        ReviewError: `who` is no name.
    """
    try:
        whom, found = find_party(store, who)
    except ReviewError:
        name = checked_name(who)
        code = country_called(load_lexicon(), name)
        if code is not None:
            return Party(text="", start=0, end=0, id=code, country=code, code=code, kind=PartyKind.STATE)
        return Party(text="", start=0, end=0, name=name, kind=PartyKind.PERSON)
    return _identity(found, whom)


def party_in(record: Record, field: str) -> Party:
    """The party at `speaker`, or at `actor[1]`; `actor` is the first.

    Raises:
        ReviewError: there is none.
    """
    there = dict(parties_in(record))
    found = there.get(field) or there.get(f"{field}[0]")
    if found is None:
        told = ", ".join(there) or "it has none"
        raise ReviewError(f"{record.kind} {record.id} has no party at {field!r}; its parties are at: {told}")
    return found


def identity_changes(party: Party) -> list[FieldChange]:
    """The fields that make a mention be `party`."""
    return [FieldChange(path=name, value=_json(getattr(party, name))) for name in IDENTITY]


def checked_name(asked: str) -> str:
    """A name on one line.

    Raises:
        ReviewError: it is empty, too long, or holds characters that cannot be printed.
    """
    name = " ".join(asked.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise ReviewError(f"{name!r} is no name: it takes 1 to {_LONGEST} characters that can be printed")
    return name


def _as_known(whom: Whom, first: Party) -> Whom:
    """The same, spelled as the record does."""
    if whom.name is not None:
        return Whom(name=first.name)
    return Whom(id=first.id) if whom.id is not None else whom


def _identity(found: Sequence[Party], whom: Whom) -> Party:
    """The most frequent of those that are meant; of a state or organisation, the whole before its parts."""
    wholes = [party for party in found if party.sector is None] if whom.id is not None else []
    return (wholes or list(found))[0]


def _same(one: Party, other: Party) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in IDENTITY)


def _keep(
    store: Store, action: Action, whom: tuple[Whom, ...], changes: Sequence[FieldChange], signed: Signature
) -> int:
    review = Review(about=About.PARTY, action=action, whom=whom, changes=tuple(changes))
    return store.reviews.decide(review, signed)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
