"""What is no record of a report as a line of JSON: the same from the command line and the interface."""

import msgspec

from standoff.store import Failure, PartyRow


def party_line(found: PartyRow) -> dict[str, object]:
    """A party as all reports know it."""
    party = found.party
    return {
        "kind": "party",
        "id": party.id,
        "country": party.country,
        "code": party.code,
        "sector": party.sector,
        "name": party.name,
        "type": party.kind.value,
        "names": list(found.names),
        "records": found.mentions,
        "documents": found.documents,
    }


def failure_line(failure: Failure) -> dict[str, object]:
    """What could not be read or coded."""
    plain: dict[str, object] = msgspec.to_builtins(failure)
    return {"kind": "failure"} | plain
