"""Who the parties of the marks are, and whether a record names them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from standoff.model import Party
from training.article import CorpusArticle
from training.marks import Label, Marked
from training.roles import PARTY_ROLES, SECTORS

_ID = re.compile(r"[A-Z][A-Z0-9-]{1,11}")

Ids = frozenset[str]


def read_ids(article: CorpusArticle) -> Mapping[Marked, Ids]:
    """Countries and organisations of every party mark; the empty set where nothing tells them.

    A mark without attributes is who the other labels of its words say, else who the same words are elsewhere in
    the article.
    """
    parties = [mark for mark in article.marks if mark.label.role in PARTY_ROLES]
    by_place: dict[tuple[int, int], Ids] = {}
    by_words: dict[str, Ids] = {}
    for mark in parties:
        if own := _own(mark.label):
            place, words = (mark.start, mark.end), article.words(mark).casefold()
            by_place[place] = by_place.get(place, own) | own
            by_words.setdefault(words, own)
    empty: Ids = frozenset()
    return {
        mark: _own(mark.label)
        or by_place.get((mark.start, mark.end))
        or by_words.get(article.words(mark).casefold(), empty)
        for mark in parties
    }


def _own(label: Label) -> Ids:
    return frozenset(a for a in label.attributes if a not in SECTORS and a != "anon" and _ID.fullmatch(a))


def names(wanted: Sequence[Ids], parties: Iterable[Party]) -> bool | None:
    """Whether `parties` are those that are wanted.

    Right is any of the wanted codes and no stranger, as in gold records; where the marks have no party, none. `None`
    where the marks have parties and do not tell who they are.
    """
    got = [_codes(party) for party in parties]
    if not wanted:
        return not got
    known = [ids for ids in wanted if ids]
    if not known:
        return None
    asked = frozenset().union(*known)
    strangers = [codes for codes in got if codes and not codes & asked]
    return any(codes & asked for codes in got) and (len(known) < len(wanted) or not strangers)


def _codes(party: Party) -> Ids:
    return frozenset(code for code in (party.id, party.country, party.code) if code)
