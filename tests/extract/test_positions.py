"""Positions: what makes one, whose it is, what it says, and what only looks like one."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.extract.positions import POSITIONS
from standoff.model import Position

Annotate = Callable[..., Article]

MUST = [
    # demands
    ("Kenya demanded that Uganda withdraw its troops from the border.", "demand", "KEN", "withdraw its troops", "UGA"),
    ("Peru demanded the return of the gold.", "demand", "PER", "the return of the gold", None),
    ("Chad wants Libya to free the pilots.", "demand", "TCD", "free the pilots", "LBY"),
    ("Chad wants Libya to free the pilots and pay compensation.", "demand", "TCD", "pay compensation", "LBY"),
    ("Greece called on Turkey to stop drilling near the island.", "demand", "GRC", "stop drilling", "TUR"),
    ("Greece called for Turkey to stop drilling.", "demand", "GRC", "stop drilling", "TUR"),
    ("Norway called for a ceasefire.", "demand", "NOR", "a ceasefire", None),
    ("Egypt urged Sudan to reopen the port.", "demand", "EGY", "reopen the port", "SDN"),
    ("Egypt appealed to Sudan to reopen the port.", "demand", "EGY", "reopen the port", "SDN"),
    ("Egypt asked Sudan in March to reopen the port.", "demand", "EGY", "reopen the port", "SDN"),
    ("Iran insisted on the lifting of all sanctions.", "demand", "IRN", "the lifting of all sanctions", None),
    ("Iran insisted that all sanctions be lifted.", "demand", "IRN", "sanctions be lifted", None),
    ("Poland's demand that the grain be sent back angered Ukraine.", "demand", "POL", "the grain be sent back", None),
    ("India renewed its demand for the extradition of the banker.", "demand", "IND", "the extradition", None),
    (
        "India's key demands include an apology, the release of two sailors and compensation.",
        "demand",
        "IND",
        "apology",
        None,
    ),
    (
        "India's key demands include an apology, the release of two sailors and compensation.",
        "demand",
        "IND",
        "the release of two sailors",
        None,
    ),
    ("Japan wants the sanctions lifted.", "demand", "JPN", "sanctions lifted", None),
    ("Oman would like to see the prisoners released.", "demand", "OMN", "prisoners released", None),
    ("Bolivia ordered Chile to withdraw its consul.", "demand", "BOL", "withdraw its consul", "CHL"),
    ("Hungary warned Serbia not to block the pipeline.", "demand", "HUN", "block the pipeline", "SRB"),
    ("Spain pressed Morocco to take back the migrants.", "demand", "ESP", "take back the migrants", "MAR"),
    (
        '"Kenya must withdraw its troops," Uganda\'s foreign ministry said.',
        "demand",
        "UGA",
        "withdraw its troops",
        "KEN",
    ),
    ("Uganda's foreign ministry said Kenya should withdraw its troops.", "demand", "UGA", "withdraw its troops", "KEN"),
    (
        '"The licences must be cancelled," the Surinamese government said.',
        "demand",
        "SUR",
        "licences must be cancelled",
        None,
    ),
    ("Suriname wants the licences to be cancelled.", "demand", "SUR", "licences to be cancelled", None),
    (
        "Bolivian leaders ordered the officers who seized power in Chile to free the president.",
        "demand",
        None,
        "free the president",
        None,
    ),
    (
        "Iran brushed aside the plan, insisting that Britain first guarantee in writing that it would not leave.",
        "demand",
        "IRN",
        "Britain first guarantee in writing",
        "GBR",
    ),
    # offers and promises
    ("Kazakhstan offered to buy the coal.", "offer", "KAZ", "buy the coal", None),
    ("Kazakhstan, which lies to the north, offered to buy the coal.", "offer", "KAZ", "buy the coal", None),
    ("Qatar offered aid to Lebanon.", "offer", "QAT", "aid", "LBN"),
    ("Brazil proposed a hotline between the two navies.", "offer", "BRA", "a hotline", None),
    ("Brazil proposed holding talks in June.", "offer", "BRA", "holding talks", None),
    ("Finland is ready to host the talks.", "offer", "FIN", "host the talks", None),
    ("Finland said it was willing to host the talks.", "offer", "FIN", "host the talks", None),
    ("Vietnam is open to joint patrols.", "offer", "VNM", "joint patrols", None),
    ("Chad expressed its readiness to host the talks.", "offer", "TCD", "host the talks", None),
    ("Sudan promised to release the detained pilots.", "promise", "SDN", "release the detained pilots", None),
    ("Ghana pledged that it would send grain.", "promise", "GHA", "send grain", None),
    ("Ghana vowed to withdraw its troops by May.", "promise", "GHA", "withdraw its troops", None),
    ("Jordan said it would reopen the crossing.", "promise", "JOR", "reopen the crossing", None),
    ("Syria renewed its promise to free the journalist.", "promise", "SYR", "free the journalist", None),
    (
        '"We are prepared to talk about a calendar," the Togolese government said.',
        "offer",
        "TGO",
        "talk about a calendar",
        None,
    ),
    ("Iran is open to a conversation about the cameras.", "offer", "IRN", "a conversation about the cameras", None),
    # acceptances
    ("Suriname agreed in principle to the plan.", "accept", "SUR", "the plan", None),
    ("Uzbekistan accepted the ceasefire.", "accept", "UZB", "the ceasefire", None),
    ("Uzbekistan agreed to withdraw its guards.", "accept", "UZB", "withdraw its guards", None),
    ("Mali agreed to a truce.", "accept", "MLI", "a truce", None),
    ("Laos bowed to the demand for inspections.", "accept", "LAO", "inspections", None),
    ("Cuba dropped its demand for an apology.", "accept", "CUB", "an apology", None),
    # refusals
    (
        "Iran rejected the proposal to move its uranium abroad.",
        "reject",
        "IRN",
        "the proposal to move its uranium",
        None,
    ),
    ("Iran refused to admit the inspectors.", "reject", "IRN", "admit the inspectors", None),
    ("Israel ruled out a return to the old border.", "reject", "ISR", "a return to the old border", None),
    ("Israel ruled out withdrawing its troops.", "reject", "ISR", "withdrawing its troops", None),
    ("Serbia has no intention of recognising the province.", "reject", "SRB", "recognising the province", None),
    ("Serbia does not intend to recognise the province.", "reject", "SRB", "recognise the province", None),
    ("Armenia turned down the offer.", "reject", "ARM", "the offer", None),
    (
        "Malaysia's proposal of a joint fishing zone was turned down by Indonesia.",
        "reject",
        "IDN",
        "a joint fishing zone",
        "MYS",
    ),
    (
        "Malaysia's proposal of a joint fishing zone was turned down by Indonesia.",
        "offer",
        "MYS",
        "joint fishing zone",
        None,
    ),
    ("The Saudi foreign ministry dismissed the demands.", "reject", "SAU", "the demands", None),
    ("Jordan is not prepared to take more refugees.", "reject", "JOR", "take more refugees", None),
    ("Jordan is unwilling to take more refugees.", "reject", "JOR", "take more refugees", None),
    ("Egypt said it would never accept the dam.", "reject", "EGY", "accept the dam", None),
    ("Ethiopia said it would not release the water.", "reject", "ETH", "release the water", None),
    ("A return to the 1967 lines is a red line for Israel.", "reject", "ISR", "A return to the 1967 lines", None),
    ('"A new dam is out of the question," Egypt\'s foreign ministry said.', "reject", "EGY", "A new dam", None),
    ('"There can be no talks while the siege lasts," the Syrian government said.', "reject", "SYR", "no talks", None),
    ("Iran called the plan unacceptable.", "reject", "IRN", "the plan", None),
    ("Iran described the inspections as unacceptable.", "reject", "IRN", "the inspections", None),
    ("Iran's refusal to admit the inspectors worried Austria.", "reject", "IRN", "admit the inspectors", None),
    ("Cuba withdrew its offer of a prisoner exchange.", "reject", "CUB", "a prisoner exchange", None),
    ("Chad objected to the pipeline.", "reject", "TCD", "the pipeline", None),
    ('"We do not negotiate about our own territory," the Chadian government said.', "reject", "TCD", "negotiate", None),
    ("The Chadian government said it would not discuss its garrison.", "reject", "TCD", "discuss its garrison", None),
    ("Chad insisted that its soldiers would never leave the camp.", "reject", "TCD", "leave the camp", None),
    (
        '"We are not going to dismantle the dairy quotas," the Canadian trade ministry said.',
        "reject",
        "CAN",
        "dismantle the dairy quotas",
        None,
    ),
    ("Swiss officials said the demand for a written guarantee was a nonstarter.", "reject", "CHE", "the demand", None),
    # threats
    ("Norway warned Russia that it would withhold visas.", "threat", "NOR", "withhold visas", None),
    ("Norway warned that it would cancel joint exercises.", "threat", "NOR", "cancel joint exercises", None),
    (
        "Canada rejected a U.S. ultimatum to open its market or face a tariff on lumber.",
        "threat",
        "USA",
        "face a tariff on lumber",
        None,
    ),
    (
        "Canada rejected a U.S. ultimatum to open its market or face a tariff on lumber.",
        "demand",
        "USA",
        "open its market",
        None,
    ),
    ("France threatened to suspend a budget grant.", "threat", "FRA", "suspend a budget grant", None),
    ("Sudan threatened Chad with war.", "threat", "SDN", "war", "TCD"),
    ("Egypt said it would respond with force.", "threat", "EGY", "respond with force", None),
    ("Egypt vowed to retaliate.", "threat", "EGY", "retaliate", None),
    ("Turkey is ready to attack the base.", "threat", "TUR", "attack the base", None),
    ("China warned of consequences.", "threat", "CHN", "consequences", None),
    ("China's threat to close the strait alarmed Japan.", "threat", "CHN", "close the strait", None),
    (
        "Norwegian ministers believed that pressure in the shape of a fishing ban would force Iceland to sign.",
        "threat",
        "NOR",
        "a fishing ban",
        "ISL",
    ),
]

MUST += [
    ("OSH, June 14 - Kyrgyzstan is ready to open the sluices.", "offer", "KGZ", "open the sluices", None),
    # set phrases
    ("Rwanda left the door open to mediation.", "offer", "RWA", "mediation", None),
    ("Congo gave Rwanda until Friday to withdraw its troops.", "demand", "COD", "withdraw its troops", "RWA"),
    ("Congo gave Rwanda ten days to withdraw its troops.", "demand", "COD", "withdraw its troops", "RWA"),
    ("Paris gave its consent to a visit by the inspectors.", "accept", "FRA", "a visit by the inspectors", None),
    ("Chile poured cold water on the plan.", "reject", "CHL", "the plan", None),
    ('"Sovereignty is non-negotiable," the Philippine foreign ministry said.', "reject", "PHL", "Sovereignty", None),
    ("Laos said it would welcome talks on fishing.", "offer", "LAO", "talks on fishing", None),
    ("The Philippines asked Washington for escorts.", "demand", "PHL", "escorts", "USA"),
    (
        "China urged the Philippines to stop sending arms and to return to dialogue.",
        "demand",
        "CHN",
        "return to dialogue",
        "PHL",
    ),
]

MUST_NOT = [
    ("Chad insisted that its president would not be insulted.", "demand"),
    ("Analysts believe Iran will demand a share of the water.", "demand"),
    ("Kenya warned that it would win the vote.", "threat"),
    ("The Norwegian senator leads by 40 pledged delegates.", "promise"),
    ("A Peruvian official requested anonymity to speak freely.", "demand"),
    ("The mayor gave the children until noon to finish.", "demand"),
    ("Peru welcomed the visit.", "offer"),
    ("He said nothing about the plan.", "reject"),
    ("Chile left the door open.", "offer"),
    ("France has not demanded the return of the president.", "demand"),
    ("Kenya denied that it had threatened to close the crossing.", "threat"),
    ("Iran has not rejected the plan.", "reject"),
    ("Iran refused to rule out an attack.", "reject"),
    ("Israel rejected the allegations.", "reject"),
    ("The spokesman declined to comment.", "reject"),
    ("The ministry dismissed the officer.", "reject"),
    ("Chad's minister accepted the prize.", "accept"),
    ("Kenya insisted that its troops had never crossed the border.", "demand"),
    ("If Iran rejects the plan, the talks will end.", "reject"),
    ("Egypt may demand a share of the water.", "demand"),
    ("Rain threatened the harvest in Kenya.", "threat"),
    ("The flood threatened to sweep away the bridge.", "threat"),
    ("Kenya's minister promised results.", "promise"),
    ("The company offers loans to students.", "offer"),
    ("Ghana warned of a drought.", "threat"),
    ("Ghana's minister said she would see what the talks bring.", "promise"),
    ("Prices declined in Peru.", "reject"),
    ("The minister offered no details.", "offer"),
    ("The threat of a Libyan raid on Malta is real.", "threat"),
    ('"We will not know until Friday," the Swedish minister said.', "reject"),
    ("Italy would have accepted the plan.", "accept"),
    ("The minister spoke on condition that his name not be used.", "demand"),
    ("Japan has accepted 300 refugees.", "accept"),
    ("Spain endorsed Fernando Aldecoa Ruiz.", "accept"),
    ("A return to the old border is not out of the question for Israel.", "reject"),
    ("Kenya might be ready to talk.", "offer"),
    ("Uganda asked whether the border would open.", "demand"),
    ("Peru's senators called out the minister for backing down.", "demand"),
    ("He was called a fraud by Swedish doctors for promoting the cure.", "demand"),
    ("The Chilean president told his advisers to find a way.", "demand"),
    ('"I want us to walk in peace," the Ghanaian minister said.', "demand"),
    ("Iran will threaten its neighbours with missiles, analysts say.", "threat"),
    ('"His words should be taken lightly," the Omani minister said.', "demand"),
    ("Kenya's army needs to be ready to help.", "offer"),
    ("One outcome is that Iran accepts a pause.", "accept"),
    ("Guyana neither accepted nor rejected the proposal.", "reject"),
    ("Guyana neither accepted nor rejected the proposal.", "accept"),
    ("A passenger demanded a refund and an official refused it.", "demand"),
]


def found(annotate: Annotate, text: str) -> tuple[Position, ...]:
    """The positions of a text published on a fixed day."""
    return annotate(text, date(2019, 5, 17))[POSITIONS]


@pytest.mark.parametrize(("text", "stance", "holder", "content", "toward"), MUST)
def test_a_position_is_found_with_its_holder_and_content(
    annotate: Annotate, text: str, stance: str, holder: str | None, content: str, toward: str | None
) -> None:
    fitting = [
        p for p in found(annotate, text) if p.stance == stance and content in " | ".join(s.text for s in p.content)
    ]
    assert fitting, [(p.stance.value, p.content[0].text) for p in found(annotate, text)]
    assert holder is None or [party.id for party in fitting[0].holder] == [holder]
    if toward is not None:
        assert toward in [party.id for party in fitting[0].toward]


@pytest.mark.parametrize(("text", "stance"), MUST_NOT)
def test_what_only_looks_like_a_position_is_none(annotate: Annotate, text: str, stance: str) -> None:
    assert [p.content[0].text for p in found(annotate, text) if p.stance == stance] == []


def test_each_infinitive_of_a_list_is_a_demand_of_its_own(annotate: Annotate) -> None:
    text = "Tunisia wants Algeria to drop its claims, halt its patrols at sea and share the gas in the bay."
    contents = [p.content[0].text for p in found(annotate, text)]
    assert contents == ["drop its claims", "halt its patrols at sea", "share the gas in the bay"]


def test_a_list_below_that_is_split_too(annotate: Annotate) -> None:
    text = "Kenya demanded that Uganda withdraw its troops, reopen the border and pay compensation."
    contents = [p.content[0].text for p in found(annotate, text)]
    assert contents == ["Uganda withdraw its troops", "reopen the border", "pay compensation"]


def test_the_first_person_is_the_speaker(annotate: Annotate) -> None:
    text = '"We will not withdraw our troops," Egyptian Foreign Minister Samir Halabi-Nour said on Monday.'
    (position,) = found(annotate, text)
    assert (position.stance, position.holder[0].name, position.holder[0].id) == ("reject", "Samir Halabi-Nour", "EGY")
    assert position.via is not None


def test_the_position_takes_the_day_on_which_it_was_said(annotate: Annotate) -> None:
    (position,) = found(annotate, "Kenya rejected the proposal for a joint zone on Monday.")
    assert position.date is not None
    assert position.date.value == "2019-05-13"


def test_every_span_slices_to_its_text(annotate: Annotate) -> None:
    text = "\n".join(row[0] for row in MUST)
    for position in found(annotate, text):
        for span in (*position.evidence, *position.content):
            assert text[span.start : span.end] == span.text


def test_the_same_text_gives_the_same_positions_with_different_ids(annotate: Annotate) -> None:
    text = "\n".join(row[0] for row in MUST)
    first, second = found(annotate, text), found(annotate, text)
    assert first == second
    assert len({position.id for position in first}) == len(first)
