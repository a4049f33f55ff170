"""Days as lines and tables write them: read where there is one way to read them."""

import pytest

from standoff.errors import SourceError
from standoff.ingest.days import read_day, read_moment


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-05-04", "2021-05-04"),
        ("2021-05-04T23:30:00-05:00", "2021-05-04"),
        ("2021-05-04 10:00:00", "2021-05-04"),
        ("2021/05/04 10:00", "2021-05-04"),
        ("20210504", "2021-05-04"),
        ("4 May 2021", "2021-05-04"),
        ("May 4, 2021", "2021-05-04"),
        ("25/05/2021", "2021-05-25"),
        ("5/25/2021", "2021-05-25"),
        ("05.05.2021", "2021-05-05"),
        ("Tue, 04 May 2021 10:00:00 +0000", "2021-05-04"),
        ("", None),
        (None, None),
        ("NaN", None),
    ],
)
def test_a_day_is_read(written: str | None, day: str | None) -> None:
    assert read_day(written, "x") == day


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("04/05/2021", "either of two days"),
        ("2021-02-30", "not a day"),
        ("4 May", "not a day"),
        ("yesterday", "not a day"),
        ("1620100000", "not a day"),
        ("9" * 5000, "not a day"),
        ("31/31/2021", "not a day"),
    ],
)
def test_what_is_no_day_says_so(written: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read_day(written, "x")


def test_a_time_of_retrieval_needs_its_zone() -> None:
    assert read_moment("2021-05-04T08:30:00Z", "x") is not None
    assert read_moment("", "x") is None
    with pytest.raises(SourceError, match="not a time such as"):
        read_moment("2021-05-04 08:30", "x")
