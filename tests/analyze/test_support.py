"""Which reports tell the same event, and reported intensity by week."""

from datetime import date

import pytest

from handmade import event, person, report, statement
from standoff.analyze.series import tension
from standoff.analyze.support import corroborate
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import EventType, Status


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


ONE = report("Chadian gunners shelled the border town of Bilam on Friday.", "2031-05-04")
OTHER = report("Bilam was shelled by Chad on Friday, its mayor said.", "2031-05-05")
THIRD = report("Chad shelled a bridge near Rawa.", "2031-05-20")


def shelling(document, words, **fields):
    return event(document, EventType.ASSAULT, "TCD", "NER", words, **fields)


def test_two_reports_of_one_day_are_one_event_told_twice(lexicon):
    told = [shelling(ONE, "shelled", on="2031-05-02"), shelling(OTHER, "shelled", on="2031-05-02")]
    (one,) = corroborate(told, [ONE, OTHER], lexicon)
    assert (one.reports, len(one.marks)) == (2, 2)


def test_events_of_different_days_stay_apart(lexicon):
    told = [shelling(ONE, "shelled", on="2031-05-02"), shelling(THIRD, "shelled", on="2031-05-19")]
    assert [one.reports for one in corroborate(told, [ONE, THIRD], lexicon)] == [1, 1]


def test_undated_tellings_are_one_only_if_their_words_agree(lexicon):
    alike = [shelling(ONE, "shelled"), shelling(OTHER, "shelled")]
    unlike = [shelling(ONE, "shelled"), shelling(THIRD, "shelled")]
    assert len(corroborate(alike, [ONE, OTHER], lexicon)) == 1
    assert len(corroborate(unlike, [ONE, THIRD], lexicon)) == 2


def test_copies_count_once(lexicon):
    told = [shelling(ONE, "shelled", on="2031-05-02"), shelling(OTHER, "shelled", on="2031-05-02")]
    (one,) = corroborate(told, [ONE, OTHER], lexicon, copies={OTHER.id: ONE.id})
    assert one.reports == 1


def test_told_and_denied_is_disputed_and_the_telling_stands_first(lexicon):
    told = [
        shelling(ONE, "shelled", on="2031-05-02", status=Status.DENIED),
        shelling(OTHER, "shelled", on="2031-05-02", status=Status.ALLEGED),
    ]
    (one,) = corroborate(told, [ONE, OTHER], lexicon)
    assert one.disputed
    assert one.main.status is Status.ALLEGED


def test_a_week_counts_each_event_once_and_keeps_allegations_apart(lexicon):
    told = [
        shelling(ONE, "shelled", on="2031-05-02", scale=-9.0),
        shelling(OTHER, "shelled", on="2031-05-02", scale=-9.0),
        event(THIRD, EventType.CONSULT, "NER", "TCD", "Rawa", on="2031-05-01", quad=1, scale=2.0),
        event(THIRD, EventType.COERCE, "TCD", "NER", "bridge", on="2031-05-01", status=Status.ALLEGED),
    ]
    (week,) = tension(corroborate(told, [ONE, OTHER, THIRD], lexicon))
    assert week.sides == ("NER", "TCD")
    assert week.monday == date(2031, 4, 28)
    assert week.counts == (1, 0, 0, 1)
    assert week.alleged == 1
    assert week.scale == -3.5


def test_what_is_only_planned_or_imagined_is_in_no_count(lexicon):
    told = [
        shelling(ONE, "shelled", on="2031-05-02", status=status) for status in (Status.PLANNED, Status.HYPOTHETICAL)
    ]
    assert tension(corroborate(told[:1], [ONE], lexicon)) == ()
    assert tension(corroborate(told[1:], [ONE], lexicon)) == ()


def test_a_hostile_act_on_the_word_of_another_is_an_accusation_and_an_own_admission_is_not(lexicon):
    accuser = statement(OTHER, person("Ada Bilam", "NER", "mayor"), "Bilam was shelled by Chad on Friday")
    admission = statement(
        ONE, person("Idriss Tombal", "TCD", "general", "MIL"), "shelled the border town", cue="shelled"
    )
    told = shelling(OTHER, "shelled", on="2031-05-02", according_to=accuser.id)
    own = shelling(ONE, "shelled", on="2031-05-02", according_to=admission.id)
    said = {accuser.id: accuser, admission.id: admission}
    (claim,) = corroborate([told], [OTHER], lexicon, statements=said)
    (admitted,) = corroborate([own], [ONE], lexicon, statements=said)
    (both,) = corroborate([told, own], [ONE, OTHER], lexicon, statements=said)
    assert (claim.claimed, admitted.claimed, both.claimed) == (True, False, False)
    assert [week.alleged for week in tension([claim])] == [1]
    assert [week.counts[3] for week in tension([both])] == [1]
