"""One name and one office for each person, however the reports name them.

Two mentions are one person if their last names agree and no country speaks against it. A mention by the
last name alone ("Ms. Ruiz") counts where only one person of the record bears it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from standoff.model import Party, PartyKind

_HONORIFIC = re.compile(
    r"^(?:(?:H\.\s?E|His|Her|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Excellency|Rt|Hon|Madam|Mme|M)\.?,?\s+)+",
    re.IGNORECASE,
)
_LONGEST_ROLE = 7


@dataclass(frozen=True, slots=True)
class People:
    """Everybody named, by last name in lower case.

    Attributes:
        by_surname: the persons of that last name.
    """

    by_surname: Mapping[str, tuple[Party, ...]]

    def known_as(self, party: Party) -> Party:
        """`party` with the name and office by which the brief knows that person; itself if it is nobody known."""
        if not _could_be_person(party):
            return party
        words = bare_name(party.name or party.text).casefold().split()
        same = [known for known in self.by_surname.get(words[-1] if words else "", ()) if _agrees(known, party)]
        if len(same) != 1 or (len(words) > 1 and party.name is None):
            return party
        return replace(same[0], text=party.text, start=party.start, end=party.end)


NOBODY = People({})
"""Nobody is known."""


def meet(parties: Iterable[Party]) -> People:
    """Everybody named in `parties`."""
    named: dict[str, list[Party]] = {}
    for party in parties:
        if party.name and party.kind is PartyKind.PERSON and len(bare_name(party.name).split()) > 1:
            named.setdefault(bare_name(party.name).casefold().split()[-1], []).append(party)
    return People({surname: _persons(found) for surname, found in sorted(named.items())})


def bare_name(name: str) -> str:
    """The name without titles of courtesy."""
    return _HONORIFIC.sub("", " ".join(name.split()))


def _could_be_person(party: Party) -> bool:
    """Whether it can be somebody by name; reviewers name groups and organisations too."""
    if party.name is not None:
        return party.kind is PartyKind.PERSON
    return bool(_HONORIFIC.match(party.text))


def _agrees(known: Party, party: Party) -> bool:
    return known.country is None or party.country is None or known.country == party.country


def _persons(found: list[Party]) -> tuple[Party, ...]:
    """The mentions of one last name as persons, by full name; a name that only adds to another is the same."""
    by_name: dict[str, list[Party]] = {}
    for party in found:
        by_name.setdefault(bare_name(party.name or "").casefold(), []).append(party)
    return tuple(_one(mentions) for _, mentions in sorted(by_name.items()))


def _one(mentions: list[Party]) -> Party:
    """The person of these mentions, with the most frequent country, name and short office."""
    roles = Counter(role for party in mentions if (role := party.role) and len(role.split()) <= _LONGEST_ROLE)
    roles = roles or Counter(party.role for party in mentions if party.role)
    with_side = [party for party in mentions if party.id is not None or party.country is not None] or mentions
    best = min(with_side, key=lambda party: (party.id is None, party.sector is None, party.text, party.start))
    spelled = Counter(bare_name(party.name or "") for party in mentions)
    return replace(
        best,
        name=min(spelled, key=lambda name: (-spelled[name], name)),
        role=min(roles, key=lambda role: _plainness(roles[role], role)) if roles else None,
    )


def _plainness(times: int, role: str) -> tuple[int, bool, bool, int, str]:
    """Sorts offices: the most frequent, of more than one word, with a capital, short."""
    return (-times, " " not in role, not role[:1].isupper(), len(role), role)
