"""Which tellings are of one event, and what is known of it from all of them."""

from datetime import date

import pytest

from handmade import event, person, quantity, report, statement
from standoff.analyze.happenings import NO_RULINGS, Rulings, hold, merge_events
from standoff.analyze.series import tension
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Document, Event, EventType, Record, Status

ONE = report("Chadian gunners shelled the border town of Bilam on Friday, killing four people.", "2031-05-04")
OTHER = report("Bilam was shelled by Chad on Friday, its mayor said. Six people were killed.", "2031-05-05")
THIRD = report("Chad shelled a bridge near Rawa.", "2031-05-20")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def shelling(document: Document, words: str, **fields: object) -> Event:
    return event(document, EventType.ASSAULT, "TCD", "NER", words, **fields)  # type: ignore[arg-type]


def merged(events, lexicon, others: tuple[Record, ...] = (), copies=None, rulings=NO_RULINGS):
    return merge_events(events, hold([ONE, OTHER, THIRD], others, lexicon, copies), rulings)


def test_two_reports_of_one_day_are_one_event_told_twice(lexicon):
    told = [shelling(ONE, "shelled", on="2031-05-02"), shelling(OTHER, "shelled", on="2031-05-02")]
    (one,) = merged(told, lexicon)
    assert (one.support, len(one.mentions), len(one.marks)) == (2, 2, 2)


def test_events_of_different_days_stay_apart(lexicon):
    told = [shelling(ONE, "shelled", on="2031-05-02"), shelling(THIRD, "shelled", on="2031-05-19")]
    assert [one.support for one in merged(told, lexicon)] == [1, 1]


def test_undated_tellings_are_one_only_if_their_words_agree_and_their_reports_are_near(lexicon):
    alike = [shelling(ONE, "shelled the border town of Bilam"), shelling(OTHER, "Bilam was shelled")]
    unlike = [shelling(ONE, "shelled the border town of Bilam"), shelling(THIRD, "shelled")]
    assert len(merged(alike, lexicon)) == 1
    assert len(merged(unlike, lexicon)) == 2


def test_copies_count_once(lexicon):
    told = [shelling(ONE, "shelled", on="2031-05-02"), shelling(OTHER, "shelled", on="2031-05-02")]
    (one,) = merged(told, lexicon, copies={OTHER.id: ONE.id})
    assert (one.support, len(one.mentions)) == (1, 2)


def test_a_copy_stands_for_an_original_that_is_out_of_sight(lexicon):
    told = [shelling(ONE, "shelled", on="2031-05-02"), shelling(OTHER, "shelled", on="2031-05-02")]
    (one,) = merged(told, lexicon, copies={OTHER.id: "elsewhere", ONE.id: "elsewhere"})
    assert {mention.source for mention in one.mentions} == {ONE.id}


def test_told_and_denied_is_disputed_and_the_telling_stands_first(lexicon):
    told = [
        shelling(ONE, "shelled", on="2031-05-02", status=Status.DENIED),
        shelling(OTHER, "shelled", on="2031-05-02", status=Status.ALLEGED),
    ]
    (one,) = merged(told, lexicon)
    assert one.disputed
    assert one.main.status is Status.ALLEGED
    assert one.support == 1, "who only denies it does not support it"
    assert [party.id for party in one.denied_by] == ["TCD"]


def test_what_is_imagined_is_no_telling_of_what_is_done(lexicon):
    told = [
        shelling(ONE, "shelled", on="2031-05-02", status=Status.HYPOTHETICAL),
        shelling(OTHER, "shelled", on="2031-05-02"),
    ]
    assert len(merged(told, lexicon)) == 2


def test_on_whose_word_it_is_told_and_who_denies_it(lexicon):
    mayor = statement(OTHER, person("Ada Bilam", "NER", "mayor"), "Bilam was shelled by Chad on Friday")
    general = statement(ONE, person("Idriss Tombal", "TCD", "general", "MIL"), "shelled the border town", cue="shelled")
    told = [
        shelling(OTHER, "shelled", on="2031-05-02", according_to=mayor.id, status=Status.ALLEGED),
        shelling(ONE, "shelled", on="2031-05-02", according_to=general.id, status=Status.DENIED),
    ]
    (one,) = merged(told, lexicon, (mayor, general))
    assert [party.name for party in one.confirmed_by] == ["Ada Bilam"]
    assert [party.name for party in one.denied_by] == ["Idriss Tombal"]


def test_a_toll_that_rose_and_a_status_that_changed_are_its_history(lexicon):
    numbers = (
        quantity(ONE, None, "four people", 4, "people killed"),
        quantity(OTHER, None, "Six people", 6, "people killed"),
    )
    told = [
        shelling(ONE, "shelled", on="2031-05-02", status=Status.ALLEGED),
        shelling(OTHER, "shelled", on="2031-05-02"),
    ]
    (one,) = merged(told, lexicon, numbers)
    changed = [(change.field, change.before, change.after, change.published) for change in one.history]
    assert changed == [
        ("status", "alleged", "occurred", date(2031, 5, 5)),
        ("killed", "4", "6", date(2031, 5, 5)),
    ]
    assert [change.mark.text for change in one.history] == ["shelled", "Six people"]


def test_each_field_tells_which_telling_gives_it(lexicon):
    told = [shelling(ONE, "shelled the border town of Bilam"), shelling(OTHER, "shelled", on="2031-05-02")]
    (one,) = merged(told, lexicon)
    by_doc = {mention.record.id: mention.record.doc for mention in one.mentions}
    assert by_doc[dict(one.fields)["date"]] == OTHER.id
    assert "place" not in dict(one.fields)


def test_people_put_tellings_together_and_take_them_apart(lexicon):
    first, second = shelling(ONE, "shelled", on="2031-05-02"), shelling(OTHER, "shelled", on="2031-05-02")
    third = shelling(THIRD, "shelled", on="2031-05-19")
    apart = Rulings(apart=frozenset({frozenset({first.id, second.id})}))
    together = Rulings(together=frozenset({frozenset({first.id, third.id})}))
    assert len(merged([first, second], lexicon, rulings=apart)) == 2
    (one,) = merged([first, second, third], lexicon, rulings=together)
    assert [mention.record.id for mention in one.mentions] == [first.id, second.id, third.id]


def test_the_order_of_the_records_does_not_matter(lexicon):
    told = [
        shelling(ONE, "shelled", on="2031-05-02"),
        shelling(OTHER, "shelled", on="2031-05-02"),
        shelling(THIRD, "shelled"),
    ]
    assert merged(told, lexicon) == merged(told[::-1], lexicon)


def test_a_week_counts_each_event_once_and_keeps_allegations_apart(lexicon):
    told = [
        shelling(ONE, "shelled", on="2031-05-02", scale=-9.0),
        shelling(OTHER, "shelled", on="2031-05-02", scale=-9.0),
        event(THIRD, EventType.CONSULT, "NER", "TCD", "Rawa", on="2031-05-01", quad=1, scale=2.0),
        event(THIRD, EventType.COERCE, "TCD", "NER", "bridge", on="2031-05-01", status=Status.ALLEGED),
    ]
    (week,) = tension(merged(told, lexicon))
    assert week.sides == ("NER", "TCD")
    assert week.monday == date(2031, 4, 28)
    assert week.counts == (1, 0, 0, 1)
    assert week.alleged == 1
    assert week.scale == -3.5


@pytest.mark.parametrize("status", [Status.PLANNED, Status.HYPOTHETICAL])
def test_what_is_only_planned_or_imagined_is_in_no_count(lexicon, status):
    assert tension(merged([shelling(ONE, "shelled", on="2031-05-02", status=status)], lexicon)) == ()


def test_a_hostile_act_on_the_word_of_another_is_an_accusation_and_an_own_admission_is_not(lexicon):
    accuser = statement(OTHER, person("Ada Bilam", "NER", "mayor"), "Bilam was shelled by Chad on Friday")
    admission = statement(
        ONE, person("Idriss Tombal", "TCD", "general", "MIL"), "shelled the border town", cue="shelled"
    )
    told = shelling(OTHER, "shelled", on="2031-05-02", according_to=accuser.id)
    own = shelling(ONE, "shelled", on="2031-05-02", according_to=admission.id)
    (claim,) = merged([told], lexicon, (accuser, admission))
    (admitted,) = merged([own], lexicon, (accuser, admission))
    (both,) = merged([told, own], lexicon, (accuser, admission))
    assert (claim.claimed, admitted.claimed, both.claimed) == (True, False, False)
    assert [week.alleged for week in tension([claim])] == [1]
    assert [week.counts[3] for week in tension([both])] == [1]


def test_two_acts_of_one_sentence_stay_two_in_a_report_and_across_reports(lexicon):
    first = report(
        "Chad closed its border with Niger and froze the deposits of its central bank on Sunday.", "2031-06-01"
    )
    second = report("On Sunday Chad froze deposits of Niger's central bank and closed the border.", "2031-06-02")

    def sanction(document: Document, words: str) -> Event:
        return event(document, EventType.SANCTION, "TCD", "NER", words, on="2031-06-01")

    told = [
        sanction(first, "closed its border"),
        sanction(first, "froze the deposits of its central bank"),
        sanction(second, "froze deposits of Niger's central bank"),
        sanction(second, "closed the border"),
    ]
    merged_ = merge_events(told, hold([first, second], (), lexicon))
    found = sorted(sorted(one.marks, key=lambda mark: mark.doc != first.id)[0].text for one in merged_)
    assert found == ["closed its border", "froze the deposits of its central bank"]
    assert [one.support for one in merged_] == [2, 2]


def test_another_act_in_a_copy_is_no_telling_of_what_the_copy_tells_too(lexicon):
    wire = report(
        "Chadian guns shelled the village of Bilam. Niger's army had answered fire from a hill.", "2031-06-01"
    )
    copy = report(
        "Chadian guns shelled the village of Bilam. Niger's army had returned fire from a hill.", "2031-06-02"
    )
    told = [
        event(wire, EventType.ASSAULT, "TCD", "NER", "shelled the village of Bilam"),
        event(copy, EventType.ASSAULT, "TCD", "NER", "shelled the village of Bilam"),
        event(copy, EventType.ASSAULT, "TCD", "NER", "had returned fire from a hill"),
    ]
    found = merge_events(told, hold([wire, copy], (), lexicon, {copy.id: wire.id}))
    assert sorted(len(one.mentions) for one in found) == [1, 2]


def test_a_demand_said_again_is_another_one(lexicon):
    first = report("Chad has threatened to close the Daboua crossing to lorries.", "2031-06-01")
    second = report("Chad has again threatened to close the Daboua crossing to lorries.", "2031-06-03")
    third = report("Chad has threatened to close the Daboua crossing to lorries, said a trader.", "2031-06-03")

    def threat(document: Document) -> Event:
        return event(document, EventType.THREATEN, "TCD", "NER", document.text[:-1], quad=3)

    told = [threat(one) for one in (first, second, third)]
    found = merge_events(told, hold([first, second, third], (), lexicon))
    assert sorted(len(one.mentions) for one in found) == [1, 2]
