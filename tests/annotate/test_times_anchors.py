"""Times counted from events, days named by their number, and whose day "today" is."""

from collections.abc import Callable
from datetime import date

import pytest

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.dating import time_of
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.times import TIMES
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES

PUBLISHED = date(2021, 6, 11)

COUNTED = [
    ("The coup took place on May 3. Two days after the coup, the junta closed the airport.", "2021-05-05"),
    ("The vote was held on June 6. He had resigned a week before the vote.", "2021-05-30"),
    ("Three months after the March 4 ceasefire, shelling resumed.", "2021-06"),
    ("The rebels seized the dam on May 20. Ten days after the rebels seized the dam, talks opened.", "2021-05-30"),
    ("He was arrested one day before the presidential election on May 30.", "2021-05-29"),
    ("Supplies arrived three weeks in advance of the summit. The summit opened on June 9.", "2021-05-19"),
    ("The day after the June 1 blast, the port reopened.", "2021-06-02"),
    ("The army crossed the river two years after the war began in 2014.", "2016"),
    ("Chad seized a ferry on June 3. Two days before the seizure a patrol had left.", "2021-06-01"),
    ("He hosted the talks, which opened on June 7. Three days before the talks he wept.", "2021-06-04"),
]

UNCOUNTED = [
    "Two days after the coup, the junta closed the airport.",
    "The first vote was on May 3 and the second vote was on May 20. Two days after the vote he fled.",
    "The parliamentary vote was held on May 2. He left two days after the presidential vote.",
    "Two days after three rounds of talks on Monday, he left.",
    "They waited for two days before they attacked on Monday.",
    "The coup took place on May 3. He said that two days after a coup nobody votes.",
]

ATTACHED = [
    ("The coup took place on May 3. Two days after the coup, the junta arrested him.", "arrested", "2021-05-05"),
    ("The coup took place on May 3. The envoy met them a day before the coup.", "met", "2021-05-02"),
    ("The army took Gao on May 3. Ten days after the army took Gao, rebels attacked it.", "attacked", "2021-05-13"),
    ("Chad hosted the talks, which opened on June 7 and ended on June 9.", "hosted", "2021-06-07"),
    (
        "Rebels took Gao on May 3. Two days before the rebels took Gao, he left. The next day he came.",
        "came",
        "2021-05-02",
    ),
    ("Fishermen blocked the port on Thursday. Police arrested them at dawn.", "arrested", "2021-06-10"),
    ("The army took Gao on May 3. Ten days after the army had taken Gao, rebels attacked it.", "taken", None),
]

SERIES = [
    ("Opening night, May 23, drew a crowd. He spoke on the opening night.", ["2021-05-23"] * 3),
    ("On Tuesday, the third day of the talks, he left. He had hoped to sign on the third day of the talks.", 3),
    ("On Tuesday, the third day of the talks, he left. On the third day of the siege the well ran dry.", 2),
    ("He spoke on the opening night.", 0),
]


@pytest.fixture(scope="module")
def read() -> Callable[..., Article]:
    """Only the stages that times rest on."""
    coder = DocumentCoder(stages=tuple(stage for stage in STAGES if stage.gives in (LAYOUT, TIMES)))
    return lambda text: next(coder.annotate([make_document(text, published=PUBLISHED)]))


@pytest.mark.parametrize(("text", "value"), COUNTED)
def test_a_length_before_or_after_an_event_of_a_known_day_is_a_date(
    read: Callable[..., Article], text: str, value: str
) -> None:
    assert value in [time.value for time in read(text)[TIMES]]


@pytest.mark.parametrize("text", UNCOUNTED)
def test_where_the_event_has_no_day_of_its_own_the_length_stays_one(read: Callable[..., Article], text: str) -> None:
    assert "P2D" in [time.value for time in read(text)[TIMES]]


@pytest.mark.parametrize(("text", "word", "value"), ATTACHED)
def test_a_time_counted_from_a_clause_belongs_to_the_verb_above(
    read: Callable[..., Article], text: str, word: str, value: str | None
) -> None:
    article = read(text)
    time = time_of(article, [token for token in article[PARSE] if token.text == word][-1])
    assert (time and time.value) == (value and value[:10])


@pytest.mark.parametrize(("text", "values"), SERIES)
def test_a_counted_day_that_was_dated_once_is_known_again(
    read: Callable[..., Article], text: str, values: list[str] | int
) -> None:
    told = [time.value for time in read(text)[TIMES]]
    assert told == values if isinstance(values, list) else len(told) == values


DATELINES = [
    ("GENEVA, June 9 (Agency) - Talks opened. The envoys met today, the hosts told reporters in town.", "2021-06-09"),
    ("Wednesday, June 9, 2021\n\nTalks opened. The envoys met today, the hosts told reporters in town.", "2021-06-09"),
    ("Updated June 9, 2021\n\nTalks opened. The envoys met today, the hosts told reporters in town.", "2021-06-11"),
    ("GENEVA, January 5 (Agency) - Talks opened. The envoys met today, the hosts told reporters.", "2021-06-11"),
]


@pytest.mark.parametrize(("text", "today"), DATELINES)
def test_today_is_the_day_on_which_the_report_was_written(read: Callable[..., Article], text: str, today: str) -> None:
    assert [time.value for time in read(text)[TIMES] if time.text == "today"] == [today]


def test_an_hour_is_of_the_day_told_in_the_paragraph_before_and_of_none_told_earlier(
    read: Callable[..., Article],
) -> None:
    near = "Polls opened on Sunday.\n\nThe last vote was cast at 22:30, officials said."
    far = near.replace("\n\n", "\n\nTurnout was high.\n\n")
    assert [time.value for time in read(near)[TIMES]] == ["2021-06-06", "2021-06-06T22:30"]
    assert [time.value for time in read(far)[TIMES]] == ["2021-06-06", None]


def test_a_number_that_counts_the_next_noun_is_no_second_day(read: Callable[..., Article]) -> None:
    assert [time.value for time in read("Shells fell on May 3 and 5 people died.")[TIMES]] == ["2021-05-03"]
    assert len(read("Shells fell on May 3 and 5 in the north.")[TIMES]) == 2


def test_a_part_of_a_day_is_a_time_only_where_a_day_was_told(read: Callable[..., Article]) -> None:
    assert read("Police arrested them at dawn.")[TIMES] == ()
    assert read("He sleeps in the morning of his life.")[TIMES] == ()
    told = read("Guns fell silent on Monday and barked again in the evening.")[TIMES]
    assert [time.value for time in told] == ["2021-06-07", "2021-06-07TEV"]


def test_a_weekday_up_to_publication_is_told_though_the_dateline_is_older(read: Callable[..., Article]) -> None:
    text = "GENEVA, June 10 (Agency) - Talks ended on Wednesday, the hosts said on Friday. They resume on Monday."
    assert [time.value for time in read(text)[TIMES]] == ["2021-06-10", "2021-06-09", "2021-06-11", "2021-06-14"]
