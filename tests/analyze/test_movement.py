"""Whether a side moved, told from its positions in two reports."""

import msgspec
import pytest

from handmade import position, report
from standoff.analyze import Verdict, movement
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Position, Stance

DEMAND, OFFER, ACCEPT, REJECT, THREAT = Stance.DEMAND, Stance.OFFER, Stance.ACCEPT, Stance.REJECT, Stance.THREAT
SOFTENED, HARDENED, HELD, UNOBSERVED = Verdict.SOFTENED, Verdict.HARDENED, Verdict.HELD, Verdict.UNOBSERVED


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


PAIRS = [
    (DEMAND, "cancel all fishing permits", DEMAND, "suspend fishing permits for 60 days", SOFTENED),
    (DEMAND, "suspend fishing permits for 60 days", DEMAND, "scrap every fishing permit", HARDENED),
    (DEMAND, "withdraw its troops from the valley", DEMAND, "withdraw its troops from the valley", HELD),
    (DEMAND, "withdraw its soldiers from the valley", DEMAND, "pull its forces out of the valley by Friday", HARDENED),
    (DEMAND, "freeze enrichment for three years", DEMAND, "freeze enrichment for seven years", HARDENED),
    (DEMAND, "freeze enrichment for 10 years", DEMAND, "freeze enrichment for two years", SOFTENED),
    (DEMAND, "limit enrichment to 3%", DEMAND, "limit enrichment to 20%", SOFTENED),
    (DEMAND, "limit enrichment to 20 per cent", DEMAND, "limit enrichment to 4 per cent", HARDENED),
    (DEMAND, "pay $40 million compensation", OFFER, "talks on compensation", SOFTENED),
    (REJECT, "would not lift the embargo", REJECT, "would not lift the embargo unless prisoners are freed", SOFTENED),
    (REJECT, "would not lift the embargo unless inspectors return", REJECT, "would never lift the embargo", HARDENED),
    (REJECT, "refused to hand over the suspects", REJECT, "ruled out handing over the suspects", HELD),
    (REJECT, "would not reopen the pipeline", OFFER, "reopen the pipeline in a month", SOFTENED),
    (OFFER, "free the prisoners", REJECT, "would not free the prisoners", HARDENED),
    (ACCEPT, "international observers", REJECT, "international observers", HARDENED),
    (OFFER, "deliver 50 tonnes of grain", OFFER, "deliver 80 tonnes of grain", SOFTENED),
    (OFFER, "deliver 80 tonnes of grain", OFFER, "deliver 30 tonnes of grain", HARDENED),
    (DEMAND, "release the fishermen", THREAT, "unless the fishermen are freed by Friday", HARDENED),
    (THREAT, "close the strait", THREAT, "close the strait", HELD),
    (DEMAND, "withdraw its troops", THREAT, "expel the troops", UNOBSERVED),
    (OFFER, "talks on the pipeline", DEMAND, "reopen the pipeline", UNOBSERVED),
    (OFFER, "two years to organise elections", OFFER, "five years to organise elections", HARDENED),
    (OFFER, "a vote within two years", OFFER, "a vote within a year", SOFTENED),
    (DEMAND, "a vote within two years", DEMAND, "a vote within a year", HARDENED),
    (DEMAND, "a vote within a year", DEMAND, "a vote within three years", SOFTENED),
    (OFFER, "two years to organise elections", REJECT, "elections would not be held for five years", HARDENED),
    (REJECT, "let inspectors into the plant", OFFER, "inspectors may come if sanctions go", SOFTENED),
    (OFFER, "release the water if the power is paid for", OFFER, "release the water", SOFTENED),
    (OFFER, "deliver 50 tonnes within ten days", OFFER, "deliver 80 tonnes within ten days", SOFTENED),
    (REJECT, "would not discuss the islands", DEMAND, "recognise its rule over the islands", UNOBSERVED),
]


def two(first: Stance, before: str, second: Stance, after: str) -> tuple[list[Position], list]:
    one = report(f"Chad spoke of the matter: {before}.", "2031-05-02")
    other = report(f"Chad spoke again: {after}.", "2031-05-20")
    held = [position(one, "TCD", first, before, "the matter"), position(other, "TCD", second, after, "the matter")]
    return held, [one, other]


@pytest.mark.parametrize(("first", "before", "second", "after", "verdict"), PAIRS)
def test_two_positions_of_two_reports_give_a_verdict(first, before, second, after, verdict, lexicon):
    held, documents = two(first, before, second, after)
    (row,) = movement(held, documents, lexicon)
    assert row.movement is verdict
    shown = (held[0].id, held[1].id) if verdict is not UNOBSERVED else (None, None)
    assert (row.from_, row.to) == shown


def test_one_observation_is_unobserved(lexicon):
    one = report("Chad again demanded the return of the island.", "2031-05-02")
    (row,) = movement([position(one, "TCD", DEMAND, "the return of the island", "island")], [one], lexicon)
    assert row.movement is UNOBSERVED


def test_two_positions_of_one_report_are_no_movement(lexicon):
    one = report("Chad wants all permits cancelled. It would accept a pause of 30 days.", "2031-05-02")
    held = [position(one, "TCD", DEMAND, "all permits cancelled", "permits")]
    held.append(position(one, "TCD", DEMAND, "a pause of 30 days", "permits"))
    assert [row.movement for row in movement(held, [one], lexicon)] == [UNOBSERVED]


def test_reports_without_any_date_cannot_be_put_in_order(lexicon):
    one = report("Chad wants all permits cancelled.")
    other = report("Chad wants a pause of 30 days.", "2031-05-02")
    held = [position(one, "TCD", DEMAND, "all permits cancelled", "permits")]
    held.append(position(other, "TCD", DEMAND, "a pause of 30 days", "permits"))
    assert [row.movement for row in movement(held, [one, other], lexicon)] == [UNOBSERVED]


def test_the_reports_own_words_for_giving_way_decide(lexicon):
    one = report("Chad wants the dam drained.", "2031-05-02")
    other = report("Chad dropped its demand for draining and asked for a look at the dam.", "2031-05-09")
    held = [position(one, "TCD", DEMAND, "the dam drained", "dam")]
    held.append(position(other, "TCD", DEMAND, "a look at the dam", "dam"))
    assert [row.movement for row in movement(held, [one, other], lexicon)] == [SOFTENED]


def test_forth_and_back_is_mixed(lexicon):
    texts = ["all permits cancelled", "permits suspended for 30 days", "every permit revoked"]
    documents = [report(f"Chad wants {text}.", f"2031-05-0{n}") for n, text in enumerate(texts, 1)]
    held = [position(d, "TCD", DEMAND, t, "permits") for d, t in zip(documents, texts, strict=True)]
    (row,) = movement(held, documents, lexicon)
    assert row.movement is Verdict.MIXED
    assert row.positions == tuple(p.id for p in held)


def test_a_restatement_after_a_step_does_not_undo_it(lexicon):
    texts = ["all permits cancelled", "permits suspended for 30 days", "permits suspended for 30 days at least"]
    documents = [report(f"Chad wants {text}.", f"2031-05-0{n}") for n, text in enumerate(texts, 1)]
    held = [position(d, "TCD", DEMAND, t, "permits") for d, t in zip(documents, texts, strict=True)]
    (row,) = movement(held, documents, lexicon)
    assert (row.movement, row.to, row.since) == (SOFTENED, held[1].id, "2031-05-02")


def test_the_order_of_input_does_not_matter(lexicon):
    held, documents = two(*PAIRS[0][:4])
    assert movement(held, documents, lexicon) == movement(held[::-1], documents[::-1], lexicon)


def test_the_line_of_output_has_the_fields_of_the_schema(lexicon):
    held, documents = two(*PAIRS[0][:4])
    line = msgspec.json.decode(msgspec.json.encode(movement(held, documents, lexicon)[0]))
    assert (line["kind"], line["movement"], line["from"], line["to"]) == (
        "movement",
        "softened",
        held[0].id,
        held[1].id,
    )
    assert line["holder"]["id"] == "TCD"
    assert [set(mark) for mark in line["evidence"]] == [{"doc", "start", "end", "text"}] * 2


def test_a_position_told_as_of_earlier_does_not_stand_on_the_day_of_the_report(lexicon):
    one = report("Chad wants permits suspended for 30 days.", "2031-05-02")
    other = report("Chad began by insisting that all permits be revoked.", "2031-05-20")
    held = [position(one, "TCD", DEMAND, "permits suspended for 30 days", "permits")]
    held.append(position(other, "TCD", DEMAND, "all permits be revoked", "permits"))
    (row,) = movement(held, [one, other], lexicon)
    assert row.movement is UNOBSERVED
    assert len(row.positions) == 2
