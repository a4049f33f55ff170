"""Time expressions: what is found, its type and its value. FRI is Friday, 11 June 2021."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_cases import ANCHORED, FRI, HISTORY, SHAPES, TIMELESS, UNANCHORED, Row

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.times import TIMES
from standoff.annotate.times.grammar import read, read_rules
from standoff.annotate.times.pieces import cut
from standoff.lexicon import load_lexicon
from standoff.lexicon.times import read_times
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES


@pytest.fixture(scope="module")
def annotate() -> Callable[..., Article]:
    """The annotation as far as times, without the stages that they do not need."""
    coder = DocumentCoder(stages=[stage for stage in STAGES if stage.gives in (LAYOUT, TIMES)])

    def run(text: str, published: date | None = None) -> Article:
        return next(coder.annotate([make_document(text, published)]))

    return run


def found(article: Article) -> list[Row]:
    return [(time.text, time.type.value, time.value) for time in article[TIMES]]


@pytest.mark.parametrize(("text", "expected"), ANCHORED)
def test_times_are_resolved_against_publication(
    annotate: Callable[..., Article], text: str, expected: list[Row]
) -> None:
    assert found(annotate(text, FRI)) == expected


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_times_are_recognised_in_every_shape(annotate: Callable[..., Article], text: str, expected: list[Row]) -> None:
    assert found(annotate(text, FRI)) == expected


@pytest.mark.parametrize(("text", "expected"), HISTORY)
def test_a_narrative_anchors_what_it_tells(annotate: Callable[..., Article], text: str, expected: list[Row]) -> None:
    assert found(annotate(text, FRI)) == expected


@pytest.mark.parametrize(("text", "expected"), UNANCHORED)
def test_without_an_anchor_relative_times_stay_unresolved(
    annotate: Callable[..., Article], text: str, expected: list[Row]
) -> None:
    assert found(annotate(text)) == expected


@pytest.mark.parametrize("text", TIMELESS)
def test_what_only_looks_like_a_time_is_none(annotate: Callable[..., Article], text: str) -> None:
    assert found(annotate(text, FRI)) == []


BOUNDS = [
    ("The ship was to have sailed in March.", "2021-03-01", "2021-03-31"),
    ("The pact was to have been signed on 3 July.", "2021-07-03", "2021-07-03"),
    ("The deal was signed in mid-February.", "2021-02-10", "2021-02-19"),
    ("The deal was signed in early May.", "2021-05-01", "2021-05-11"),
    ("It must be signed by the end of March.", "2022-03-21", "2022-03-31"),
    ("It was signed earlier this month.", "2021-06-01", "2021-06-11"),
    ("It will be signed later this month.", "2021-06-11", "2021-06-30"),
    ("It was signed last weekend.", "2021-06-05", "2021-06-06"),
    ("It was signed last week.", "2021-05-31", "2021-06-06"),
    ("It was signed in the first half of 2020.", "2020-01-01", "2020-06-30"),
    ("It was signed in the winter of 2019.", "2019-12-01", "2020-02-29"),
    ("It was signed on 03/04/2021.", "2021-03-04", "2021-04-03"),
    ("It was signed in the past two weeks.", "2021-05-28", "2021-06-11"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_days_bound_a_time(annotate: Callable[..., Article], text: str, earliest: str, latest: str) -> None:
    (time,) = annotate(text, FRI)[TIMES]
    assert (str(time.earliest), str(time.latest)) == (earliest, latest)


def test_the_datelines_day_anchors_where_no_publication_date_is_given(annotate: Callable[..., Article]) -> None:
    text = "LIMA, June 11, 2021 (Agency) - Miners blocked the road on Tuesday, police said on Thursday."
    assert found(annotate(text)) == [
        ("June 11, 2021", "DATE", "2021-06-11"),
        ("Tuesday", "DATE", "2021-06-08"),
        ("Thursday", "DATE", "2021-06-10"),
    ]


_WORDS = (
    "the in on of last next this Monday March 4 14 2021 21 th st - – , . : ' ’s a few two three days week weeks ago "
    "later earlier early late mid end year years decade century 1990 s half quarter first past morning night at 10 30 "
    "a.m. pm GMT noon today and to from until after said will met May fall weekend \n every daily now Q 3 / "
    "999999999 5000 hundred BC of “ ” in"
).split(" ")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_WORDS), max_size=25), st.sampled_from([" ", ""]), st.booleans())
def test_every_time_slices_to_its_text(
    annotate: Callable[..., Article], words: list[str], joint: str, dated: bool
) -> None:
    text = joint.join(words)
    times = annotate(text, FRI if dated else None)[TIMES]
    for time in times:
        assert text[time.start : time.end] == time.text and time.text.strip() == time.text != ""
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    assert all(one.end <= two.start for one, two in pairwise(times))


REPEATED = [
    "late ",
    "the end of ",
    "1, ",
    "hundred ",
    "1,111,",
    "today ",
    '"today ',
    "last next this ",
    "14-",
    "10:30 on ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_rubbish_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    lexicon = load_lexicon()
    words, rules = lexicon.table(read_times), lexicon.table(read_rules)
    found = read(cut(piece * 5_000, words, rules))
    assert all(one.end <= two.start for one, two in pairwise(found))
