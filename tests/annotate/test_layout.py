"""The layout of plain texts: headline, sub-headings, dateline, byline."""

from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.annotate.dateline import WrittenDate, read_date, read_dateline
from standoff.annotate.layout import Layout, find_layout
from standoff.lexicon import load_lexicon
from standoff.lexicon.layout import read_layout
from standoff.model import Coder, Document, document_id

LEXICON = load_lexicon()
WORDS = LEXICON.table(read_layout)
BODY = "The two governments agreed to reopen the border crossing, officials on both sides of the river told reporters."


def layout_of(text: str, published: date | None = None) -> Layout:
    document = Document(id=document_id(text), text=text, published=published, language="en")
    return find_layout(Article(document, Coder("test", "0", "0")), LEXICON)


DATELINES = [
    ("GENEVA, March 4 (Agency) - Talks resumed.", "GENEVA", WrittenDate(None, 3, 4)),
    ("NAIROBI — The two sides met again.", "NAIROBI", None),
    ("NAIROBI—The two sides met again.", "NAIROBI", None),
    ("ISTANBUL, 12 Oct. – Grain ships left port.", "ISTANBUL", WrittenDate(None, 10, 12)),
    ("Moscow. January 5. INTERFAX - Envoys flew out.", "Moscow", WrittenDate(None, 1, 5)),
    ("MOSCOW, January 5. /TASS/. Envoys flew out.", "MOSCOW", WrittenDate(None, 1, 5)),
    ("BEIJING (AP) -- Envoys flew out.", "BEIJING", None),
    ("WASHINGTON, D.C., Jan. 9, 2019 — Envoys flew out.", "WASHINGTON", WrittenDate(2019, 1, 9)),
    ("LA PAZ, Bolivia (AP) — Envoys flew out.", "LA PAZ", None),
    ("PORT-AU-PRINCE, Haiti, Sept. 30 (UPI) — Gangs held the port.", "PORT-AU-PRINCE", WrittenDate(None, 9, 30)),
    ("N'DJAMENA, 3 June 2020 (IRIN) - Trucks were held up.", "N'DJAMENA", WrittenDate(2020, 6, 3)),
    ("ST. PETERSBURG, Russia, June 2 - Ministers met.", "ST. PETERSBURG", WrittenDate(None, 6, 2)),
    ("DAR ES SALAAM, May 1 (Xinhua) -- Ministers met.", "DAR ES SALAAM", WrittenDate(None, 5, 1)),
    ("Addis Ababa, 7 July 2018 – Ministers met.", "Addis Ababa", WrittenDate(2018, 7, 7)),
    ("(London) 4 May: nothing here", None, None),
    ("Brussels/Berlin, 5 May 2022 (DW) - Ministers met.", "Brussels/Berlin", WrittenDate(2022, 5, 5)),
    ("UNITED NATIONS, Thursday (Agency) — Members voted.", "UNITED NATIONS", None),
    (f"KYIV: {BODY} {BODY}", "KYIV", None),
    ("KYIV: Power was cut in three districts.", None, None),
    ("BREAKING: Ministers met.", None, None),
    ("Washington, Jun. 1 (PTI) Ministers met.", "Washington", WrittenDate(None, 6, 1)),
    ("BRUSSELS, 1 June 2022, 14:30 CET - Ministers met.", "BRUSSELS", WrittenDate(2022, 6, 1)),
    ("WASHINGTON — June 1, 2021 — Ministers met.", "WASHINGTON", WrittenDate(2021, 6, 1)),
    ("Islamabad, June 1: Ministers met.", "Islamabad", WrittenDate(None, 6, 1)),
    ("Feb 24 (Agency) - Ministers met.", None, WrittenDate(None, 2, 24)),
    ("On Monday, June 1: Ministers met.", None, None),
    ("In Geneva (June 1) Ministers met.", None, None),
    ("The European Union (EU) Commission met.", None, None),
    ("Lima - " + BODY, "Lima", None),
    ("Taipei, Taiwan — " + BODY, "Taipei", None),
    ("Russia - which closed the crossing in May - said that it would open it.", None, None),
    ("The minister said: We will not sign.", None, None),
    ("Talks - the third round this year - ended in Vienna without a date for the next.", None, None),
    ("On Monday - the fourth day - the port was closed.", None, None),
    ("Monday, March 4 - what we know", None, None),
    ("NATO-Russia talks ended on Friday.", None, None),
    ("Mali, Niger and Chad will meet.", None, None),
]


@pytest.mark.parametrize(("line", "place", "written"), DATELINES)
def test_a_dateline_gives_its_place_and_day(line: str, place: str | None, written: WrittenDate | None) -> None:
    found = read_dateline(line, WORDS)
    assert (found and line[slice(*found.place)] if found and found.place else None) == place
    assert (found.written if found else None) == written


DATES = [
    ("March 4, 2021", WrittenDate(2021, 3, 4)),
    ("4 March 2021", WrittenDate(2021, 3, 4)),
    ("4th March", WrittenDate(None, 3, 4)),
    ("Friday, July 21, 2017", WrittenDate(2017, 7, 21)),
    ("2017-07-21", WrittenDate(2017, 7, 21)),
    ("Sept. 3", WrittenDate(None, 9, 3)),
    ("February 30", None),
    ("2017-13-21", None),
    ("March 2021", None),
    ("meeting of March 4", None),
    ("Friday", None),
]


@pytest.mark.parametrize(("text", "written"), DATES)
def test_a_line_of_date_is_read_whole_or_not_at_all(text: str, written: WrittenDate | None) -> None:
    assert read_date(text, WORDS.times) == written


def test_the_year_left_out_is_the_one_nearest_to_publication() -> None:
    text = f"PRAGUE, Dec. 31 (Agency) - {BODY}"
    assert layout_of(text, date(2020, 1, 2)).dateline_date == date(2019, 12, 31)
    assert layout_of(text).dateline_date is None


TITLES = [
    (f"ANALYSIS\nWhy nobody blinked\n\n{BODY} {BODY}", "Why nobody blinked"),
    (f"MINISTER: WE WILL NOT MOVE\n\n{BODY} {BODY}", "MINISTER: WE WILL NOT MOVE"),
    (f"Border crossing to reopen\n{BODY}", "Border crossing to reopen"),
    (f"Border crossing to reopen.\n\n{BODY}", "Border crossing to reopen."),
    (f"Will the crossing reopen?\n{BODY}", "Will the crossing reopen?"),
    (f"\n\n  Border crossing to reopen \r\n\r\n{BODY}", "Border crossing to reopen"),
    (f"Crossing 'to reopen within days', U.N. says\n{BODY}", "Crossing 'to reopen within days', U.N. says"),
    (BODY, None),
    (f"{BODY}\n{BODY} {BODY}", None),
    ("The government said on Monday that it would\nnot accept the plan of the mediators, whatever its terms.", None),
    (f"CAIRO, May 3 (Agency) - Shelling stopped\n{BODY}", None),
    ("Border crossing to reopen", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_headline_is_a_first_line_that_is_set_off(text: str, title: str | None) -> None:
    found = layout_of(text).title
    assert (found.text if found else None) == title


BYLINES = [
    ("By Jane Doe and John Roe", True),
    ("By Jane Doe, Max Muster in Accra", True),
    ("BY JANE DOE", True),
    ("By JANE DOE and RICHARD van der ROE", True),
    ("By Monday the port had closed", False),
    ("By the river, two towns wait", False),
    ("Bypass to be built", False),
]


@pytest.mark.parametrize(("line", "is_byline"), BYLINES)
def test_a_byline_is_a_line_of_names(line: str, is_byline: bool) -> None:
    found = layout_of(f"Border crossing to reopen\n{line}\n{BODY}").byline
    assert (found is not None and found.text == line) == is_byline


def test_the_agencys_credit_at_the_end_serves_as_byline() -> None:
    found = layout_of(f"Crossing to reopen\n{BODY}\n(Reporting by Jane Doe; Editing by John Roe)").byline
    assert found is not None and found.text.startswith("(Reporting by Jane Doe")


def test_headings_are_short_lines_between_paragraphs() -> None:
    text = f"Crossing to reopen\n\n{BODY}\n\nWhat happens next\n\n{BODY}\n\nA second round?\n{BODY}"
    found = layout_of(text)
    assert [heading.text for heading in found.headings] == ["What happens next", "A second round?"]
    assert found.in_heading(text.index("happens")) and found.in_heading(0)
    assert not found.in_heading(text.index("The two"))


def test_lines_of_hard_wrapped_text_are_no_headings() -> None:
    wrapped = BODY.replace(" the border", "\nthe border").replace(" officials", "\nofficials")
    assert layout_of(f"Crossing to reopen\n\n{wrapped}\n{wrapped}").headings == ()


def test_a_line_of_date_below_the_headline_is_the_dateline() -> None:
    found = layout_of(f"Crossing to reopen\n\nFriday, July 21, 2017\n\n{BODY}")
    assert found.dateline is not None and found.dateline.text == "Friday, July 21, 2017"
    assert found.dateline_date == date(2017, 7, 21) and found.dateline_place is None
    assert found.headings == ()


ISSUED = [
    ("Published 4 March 2021", date(2021, 3, 4)),
    ("Published on Thursday 4 March 2021, 10:30 GMT", date(2021, 3, 4)),
    ("Last updated: March 4, 2021 at 10.30 a.m. ET", date(2021, 3, 4)),
    ("Date: 2021-03-04", date(2021, 3, 4)),
    ("Published by a friend of the minister", None),
]


@pytest.mark.parametrize(("line", "day"), ISSUED)
def test_a_line_that_tells_when_it_was_issued_is_a_date_line(line: str, day: date | None) -> None:
    assert layout_of(f"Crossing to reopen\n{line}\n{BODY}").dateline_date == day


def test_a_dateline_below_headline_and_byline_is_found() -> None:
    text = f"Crossing to reopen\nBy Jane Doe\nSOFIA, Bulgaria, Aug. 9, 2021 (Agency) — {BODY}"
    found = layout_of(text)
    assert found.dateline is not None and found.dateline.text == "SOFIA, Bulgaria, Aug. 9, 2021 (Agency)"
    assert found.dateline_place is not None and found.dateline_place.text == "SOFIA"
    assert found.dateline_date == date(2021, 8, 9)
