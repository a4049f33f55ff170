"""The example crisis with records made by hand, for tests of the brief that do not hang on the coder."""

from datetime import date
from pathlib import Path

from handmade import (
    conditional,
    day,
    event,
    meeting,
    outlook,
    person,
    position,
    quantity,
    state,
    statement,
)
from standoff.model import (
    ConditionalType,
    CueClass,
    Document,
    EventType,
    Form,
    MeetingState,
    Record,
    Stance,
    Status,
    document_id,
)

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LICENCES, CAMP = "gold-dredging licences", "Camp Arawai"
KALPOE = person("Radjesh Kalpoe", "SUR", "Foreign Minister")
PILGRIM = person("Verona Braithwaite", "GUY", "Foreign Minister")
PANSA = person("Edgar Pansa", "SUR", "spokesman for the Surinamese armed forces", "MIL")
ANALYST = person("Denise Gravesande", "TTO", "security analyst in Port of Spain", None)


def documents() -> list[Document]:
    """The six reports, in order of publication."""
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        text = path.read_bytes().decode()
        found.append(
            Document(
                id=document_id(text),
                text=text,
                title=text.splitlines()[0],
                published=date.fromisoformat(path.name[:10]),
                language="en",
                source=f"/somewhere/private/{path.name}",
            )
        )
    return found


def records() -> list[Record]:
    """A part of what the six reports hold."""
    wire, agency, broadcaster, broadsheet, explainer, analysis = documents()
    demand = position(
        wire, "SUR", Stance.DEMAND, "cancel all gold-dredging licences on the upper Corentyne River", LICENCES,
        toward="GUY", on="2012-02-06",
    )  # fmt: skip
    leave = position(
        wire, "SUR", Stance.DEMAND, "withdraw its soldiers from a disputed jungle camp", CAMP, toward="GUY"
    )
    narrowed = position(
        broadsheet, "SUR", Stance.DEMAND, "a suspension of 90 days while a joint commission surveys the river",
        LICENCES, toward="GUY", on="2012-02-17",
    )  # fmt: skip
    refusal = position(
        wire, "GUY", Stance.REJECT, "would not discuss its garrison with anyone", CAMP, answers=(leave.id,)
    )
    again = position(broadsheet, "GUY", Stance.REJECT, "any withdrawal of Guyanese troops from Camp Arawai", CAMP)
    asked_again = position(agency, "SUR", Stance.DEMAND, "withdrawal of the Guyanese military from Camp Arawai", CAMP)
    return [
        demand,
        leave,
        narrowed,
        refusal,
        again,
        asked_again,
        position(wire, "BRA", Stance.OFFER, "to host talks in the northern city of Boa Vista", "talks in Boa Vista"),
        meeting(
            broadsheet, (KALPOE, PILGRIM), "The meeting, the first between the two ministers in almost three years",
            on="2012-02-16",
        ),
        meeting(
            broadsheet, (state("SUR"), state("GUY")), "agreed to meet again on Feb. 28 in Port of Spain",
            MeetingState.PLANNED, on="2012-02-28", place="Port of Spain",
        ),
        meeting(
            analysis, (state("SUR"), state("GUY")), "the session had been postponed at Guyana's request",
            MeetingState.CANCELLED, on="2012-02-28",
        ),
        conditional(
            wire, "SUR", "dredging began on the disputed stretch", "the navy would tow the barges away",
            ConditionalType.THREAT,
        ),
        conditional(
            broadsheet, "SUR", "Guyana agreed to moor the dredges for that period",
            "Suriname would reopen the ferry and restore landing rights", ConditionalType.PROMISE,
        ),
        event(
            wire, EventType.COERCE, "SUR", "GUY", "11 crew members of a dredge that a Surinamese patrol boat detained",
            on="2012-02-01", scale=-7,
        ),
        event(
            broadcaster, EventType.SANCTION, "SUR", "GUY", "Suriname banned Guyanese airlines from its airports",
            on="2012-02-13", scale=-6,
        ),
        event(
            broadcaster, EventType.ASSAULT, "SUR", "GUY",
            "one soldier was killed and three were wounded when gunmen attacked a supply boat", on="2012-02-12",
            status=Status.ALLEGED, scale=-9,
        ),
        event(
            explainer, EventType.ASSAULT, "SUR", "GUY", "Surinamese soldiers killed one of its men", on="2012-02-12",
            status=Status.DENIED, scale=-9,
        ),
        statement(wire, PILGRIM, "We do not negotiate about our own territory"),
        statement(wire, KALPOE, "Guyana has sold what it does not own"),
        statement(
            wire, PANSA, "there had been any build-up", cue="denied", cls=CueClass.DENY, form=Form.INDIRECT, denies=True
        ),
        statement(
            wire, PANSA, "about 120 soldiers were taking part in a routine exercise near Apoera", form=Form.INDIRECT
        ),
        quantity(wire, "SUR", "more than 300 troops", 300, "troops", "more than"),
        quantity(wire, "SUR", "about 120 soldiers", 120, "soldiers", "about"),
        outlook(broadsheet, ANALYST, "the hard-liners in Paramaribo will probably force him up again", "probably"),
    ]  # fmt: skip


__all__ = ["ANALYST", "CAMP", "LICENCES", "day", "documents", "records"]
