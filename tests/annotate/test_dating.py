"""Which time belongs to which verb or noun."""

from collections.abc import Callable
from datetime import date

import pytest

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.dating import time_of, time_of_saying
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.times import TIMES
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES

PUBLISHED = date(2021, 6, 11)  # a Friday

CASES = [
    ("The minister said on Monday that the army had left in May.", "said", "Monday"),
    ("The minister said on Monday that the army had left in May.", "left", "May"),
    ("On Friday, the ministry said that talks would resume.", "said", "Friday"),
    ("On Friday, the ministry said that talks would resume.", "resume", None),
    ("The ministry on Friday rejected the plan.", "rejected", "Friday"),
    ("The two presidents met Thursday in Vienna.", "met", "Thursday"),
    ("The two presidents met in Vienna on Thursday.", "met", "Thursday"),
    ("Rebels shelled the town on Wednesday.", "shelled", "Wednesday"),
    ("Officials condemned the 2014 invasion.", "invasion", "2014"),
    ("Officials condemned the 2014 invasion.", "condemned", None),
    ("Envoys praised Monday's talks in Accra.", "talks", "Monday"),
    ("The talks on Monday ended without a deal.", "talks", "Monday"),
    ("The sides held talks on Tuesday.", "talks", "Tuesday"),
    ("The sides held talks on Tuesday.", "held", "Tuesday"),
    ("The summit scheduled for June 20 was cancelled.", "summit", "June 20"),
    ("A convoy was hit by a drone on Sunday.", "hit", "Sunday"),
    ("Yesterday the court ordered his release.", "ordered", "Yesterday"),
    ("The port has been closed since March.", "closed", "March"),
    ("The army will stay until December.", "stay", None),
    ("The border is now closed.", "closed", None),
    ("The talks lasted for five days.", "lasted", None),
    ("On Monday troops crossed the river and seized the bridge.", "seized", "Monday"),
    ("On Monday, farmers burned a flag, and police detained two of them.", "detained", "Monday"),
    ("Farmers burned a flag on Monday, and police detained two of them.", "detained", None),
    ("They plan to sign the treaty in September.", "sign", "September"),
    ("They plan to sign the treaty in September.", "plan", None),
    ("After meeting his colleague on Monday, the envoy left.", "meeting", "Monday"),
    ("The government, which fell in April, had signed the pact.", "signed", None),
    ("The government, which fell in April, had signed the pact.", "fell", "April"),
    ("The ministry warned late on Thursday that it would respond.", "warned", "Thursday"),
    ("The attack took place early on Saturday.", "attack", "Saturday"),
    ("The president will visit Lima next week.", "visit", "next week"),
    ("The guns fell silent at noon.", "fell", None),
    ("Fighters attacked a convoy near the border late Wednesday, killing six soldiers.", "attacked", "Wednesday"),
    ("Fighters attacked a convoy near the border late Wednesday, killing six soldiers.", "killing", "Wednesday"),
    ("The EU imposed sanctions in March on 20 officials.", "imposed", "March"),
    ("The EU imposed sanctions in March on 20 officials.", "sanctions", "March"),
    ("The foreign ministers will hold a call on Tuesday to discuss the truce.", "call", "Tuesday"),
    ("The foreign ministers will hold a call on Tuesday to discuss the truce.", "discuss", None),
    ("Russia's 2008 war with Georgia shaped that view.", "war", "2008"),
    ("The president, who visited Ankara last week, rejected the offer on Sunday.", "visited", "last week"),
    ("The president, who visited Ankara last week, rejected the offer on Sunday.", "rejected", "Sunday"),
    ("In a phone call on Saturday, the two leaders agreed to extend the truce.", "agreed", "Saturday"),
    ("In a phone call on Saturday, the two leaders agreed to extend the truce.", "call", "Saturday"),
    ("In a phone call on Saturday, the two leaders agreed to extend the truce.", "extend", None),
    ("A third round of talks is planned for next month in Doha.", "round", "next month"),
    ("A third round of talks is planned for next month in Doha.", "planned", "next month"),
    ("Talks are scheduled for Monday.", "Talks", "Monday"),
    ("Talks are due to resume on Monday.", "resume", "Monday"),
    ("Police arrested 40 protesters in the capital on Friday, a day after the vote.", "arrested", "Friday"),
    ("At least 12 people were killed Thursday when a bomb exploded at a market.", "killed", "Thursday"),
    ("At least 12 people were killed Thursday when a bomb exploded at a market.", "exploded", "Thursday"),
    ("The agreement, signed on 3 May in Geneva, collapsed within days.", "signed", "3 May"),
    ("The agreement, signed on 3 May in Geneva, collapsed within days.", "agreement", "3 May"),
    ("Since the coup in 2020, the junta has expelled three envoys.", "coup", "2020"),
    ("Since the coup in 2020, the junta has expelled three envoys.", "expelled", None),
    ("Iran's foreign minister arrived in Muscat on Saturday for talks with the Omani sultan.", "arrived", "Saturday"),
    ("Iran's foreign minister arrived in Muscat on Saturday for talks with the Omani sultan.", "talks", "Saturday"),
    ("Turkey on Monday summoned the ambassador over the remarks.", "summoned", "Monday"),
    ("The ministry said in a statement late on Sunday that its forces had withdrawn.", "withdrawn", None),
    ("By Friday the army had retaken the town.", "retaken", "Friday"),
    ("The two sides exchanged prisoners on Tuesday and Wednesday.", "exchanged", "Tuesday"),
    ("The White House announced Tuesday it would send 3,000 troops in October.", "send", "October"),
    ("The White House announced Tuesday it would send 3,000 troops in October.", "announced", "Tuesday"),
    ("Armenia and Azerbaijan fought a 44-day war in 2020.", "war", "2020"),
    ("Armenia and Azerbaijan fought a 44-day war in 2020.", "fought", "2020"),
    ("Tuesday's attack came two days after the envoy's visit.", "attack", "Tuesday"),
    ("It was the first attack since April.", "attack", None),
    ("Thousands marched through the capital over the weekend to demand his resignation.", "marched", "the weekend"),
    ("Thousands marched through the capital over the weekend to demand his resignation.", "demand", None),
    ("The court will hear the case next Thursday.", "hear", "next Thursday"),
    ("Ahead of Monday's summit, officials traded threats.", "summit", "Monday"),
    ("Ahead of Monday's summit, officials traded threats.", "traded", None),
    ("The deal reached last month calls for a withdrawal by the end of the year.", "reached", "last month"),
    ("The deal reached last month calls for a withdrawal by the end of the year.", "withdrawal", "the end of the year"),
    ("He told lawmakers on Wednesday he would resign.", "told", "Wednesday"),
    ('"We will never sign," he said on Thursday.', "said", "Thursday"),
    ('"We will never sign," he said on Thursday.', "sign", None),
    ("On Wednesday, an explosion damaged the pipeline, the operator said.", "damaged", "Wednesday"),
    ("Protests that began in September have spread.", "began", "September"),
    ("Protests that began in September have spread.", "Protests", "September"),
    ("A drone struck a depot in the north early Friday, the governor said.", "struck", "Friday"),
    ("Officials said the drone struck a depot in the north early Friday.", "said", None),
]


@pytest.fixture(scope="module")
def annotate() -> Callable[..., Article]:
    """The annotation as far as times, without the stages that they do not need."""
    coder = DocumentCoder(stages=[stage for stage in STAGES if stage.gives in (LAYOUT, TIMES)])

    def run(text: str, published: date | None = None) -> Article:
        return next(coder.annotate([make_document(text, published)]))

    return run


def _find(article: Article, word: str) -> object:
    return next(token for token in article[PARSE] if token.text == word)


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_a_time_belongs_to_the_verb_of_its_clause(
    annotate: Callable[..., Article], text: str, word: str, expected: str | None
) -> None:
    article = annotate(text, PUBLISHED)
    found = time_of(article, _find(article, word))  # type: ignore[arg-type]
    assert (found.text if found else None) == expected or (found and expected and expected in found.text)


STRETCHES = [
    ("The talks ran from Monday to Wednesday.", "ran", "2021-06-07/2021-06-09"),
    ("Shells fell between 3 and 5 March.", "fell", "2021-03-03/2021-03-05"),
    ("The port was closed from May to July 2020.", "closed", "2020-05/2020-07"),
    ("The envoys met on Monday and Wednesday.", "met", "2021-06-07"),
]


@pytest.mark.parametrize(("text", "word", "value"), STRETCHES)
def test_a_stretch_with_both_ends_dates_as_an_interval(
    annotate: Callable[..., Article], text: str, word: str, value: str
) -> None:
    article = annotate(text, PUBLISHED)
    found = time_of(article, _find(article, word))  # type: ignore[arg-type]
    assert found is not None and found.value == value
    assert text[found.start : found.end] == found.text


def test_a_part_of_the_day_dates_as_its_day_and_a_clock_time_stays(annotate: Callable[..., Article]) -> None:
    article = annotate("Shells hit the port on Thursday night. Troops left at 6 a.m. on Friday.", PUBLISHED)
    hit, left = (time_of(article, _find(article, word)) for word in ("hit", "left"))  # type: ignore[arg-type]
    assert hit is not None and (hit.text, hit.type, hit.value) == ("Thursday night", "DATE", "2021-06-10")
    assert left is not None and (left.type, left.value) == ("TIME", "2021-06-11T06:00")


SAYINGS = [
    ("The envoy said after meeting his colleague on Monday that a deal was near.", "said", "Monday"),
    ("Speaking in Lima on Friday, the envoy said a deal was near.", "said", "Friday"),
    ("The envoy said in a statement on Tuesday that a deal was near.", "said", "Tuesday"),
    ("The envoy said that a deal had been near on Tuesday.", "said", None),
    ("The envoy told reporters at a news conference Wednesday that a deal was near.", "told", "Wednesday"),
]


@pytest.mark.parametrize(("text", "word", "expected"), SAYINGS)
def test_the_time_of_saying_may_stand_in_a_clause_beside(
    annotate: Callable[..., Article], text: str, word: str, expected: str | None
) -> None:
    article = annotate(text, PUBLISHED)
    found = time_of_saying(article, _find(article, word))  # type: ignore[arg-type]
    assert (found.text if found else None) == expected
