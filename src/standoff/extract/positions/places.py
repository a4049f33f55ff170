"""On whose side an officer stands whom the report names without a country.

"Colonel X rejected the demands" that were put to Togo: whoever answers for a side stands on it, with all
that he says in the report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from standoff.extract.positions.draft import Draft
from standoff.model import Party, Stance

_OFFICIAL = ("MIL", "GOV", "REB")


def addressed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the demands that name nobody put to whom their holder put one on the same issue."""
    put: dict[tuple[str | None, str], Draft] = {}
    for draft in drafts:
        if draft.stance is Stance.DEMAND and draft.toward:
            put.setdefault((draft.holder[0].id, draft.label.text), draft)
    return [_addressed(draft, put.get((draft.holder[0].id, draft.label.text))) for draft in drafts]


def _addressed(draft: Draft, other: Draft | None) -> Draft:
    silent = draft.stance is Stance.DEMAND and not draft.toward and not draft.finding.toward
    return replace(draft, toward=other.toward) if silent and other is not None and draft.holder[0].id else draft


def placed(drafts: Sequence[Draft], links: Sequence[Sequence[int]]) -> list[Draft]:
    """The drafts with named officers, and the forces for which they speak, on the side for which they answer.

    Args:
        drafts: of one document, in order of the text.
        links: for each the indices of those that it answers.
    """
    sides = _sides(drafts, links)
    return [replace(d, holder=tuple(_placed(p, d, sides) for p in d.holder)) for d in drafts] if sides else list(drafts)


def _sides(drafts: Sequence[Draft], links: Sequence[Sequence[int]]) -> Mapping[str, Party]:
    """The one side for which each named officer without a country answers, by name."""
    found: dict[str, list[Party]] = {}
    for draft, link in zip(drafts, links, strict=True):
        for holder in draft.holder:
            if holder.name is not None and _is_unplaced(holder):
                found.setdefault(holder.name, []).extend(party for index in link for party in drafts[index].toward)
    return {
        name: asked[0]
        for name, asked in found.items()
        if len({party.id for party in asked}) == 1 and asked[0].id is not None
    }


def _is_unplaced(party: Party) -> bool:
    return party.id is None and party.country is None and party.sector in _OFFICIAL


def _placed(party: Party, draft: Draft, sides: Mapping[str, Party]) -> Party:
    speaker = draft.statement.speaker if draft.statement is not None else None
    name = party.name if party.name is not None else speaker.name if speaker is not None else None
    if name is None or name not in sides or not _is_unplaced(party):
        return party
    return replace(party, id=sides[name].id, country=sides[name].country)
