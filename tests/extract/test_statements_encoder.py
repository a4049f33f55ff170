"""What the encoder adds to the statements that grammar finds, and how its words become spans.

The first half gives readings written by hand, so that it does not move with the weights; the second asks the encoder.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import make_document
from tests.handread import SURE, numbers_of, read_by_hand

from standoff.annotate.article import Article
from standoff.annotate.encoder import READING, Relation
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.annotate.quotes import QUOTES
from standoff.annotate.times import TIMES
from standoff.extract.statements import find_statements
from standoff.extract.statements.read import FRAME, read_reports, sureness, with_read_source
from standoff.extract.statements.report import Report
from standoff.extract.statements.verbs import verb_reports
from standoff.lexicon import load_lexicon
from standoff.lexicon.reporting import read_reporting
from standoff.model import CueClass, Statement
from standoff.pipeline import DocumentCoder

Annotate = Callable[..., Article]

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
FAILED = "The rebels bleated that talks would fail."
UNUSUAL = [
    ("The minister made no bones about the fact that the army would stay.", "made", "minister", "army would stay"),
    ("The rebels put it about that the general had fled.", "put", "rebels", "the general had fled"),
    (
        "Foreign Minister Amara Tembo harrumphed that Malawi had never kept a promise.",
        "harrumphed",
        "Tembo",
        "Malawi had never kept a promise",
    ),
]
"""Cues that no word list has and no reader of English doubts."""


def _read(annotate: Annotate, text: str, cue: str = "bleated", source: str = "", content: str = "") -> Article:
    article = annotate(text)
    related = {Relation.SOURCE: source, Relation.CONTENT: content}
    article.fill(READING, read_by_hand(article, cue=cue, related=related))
    return article


def _reports(article: Article, least: float = 0.15, taken: Iterable[int] = ()) -> list[Report]:
    reporting = load_lexicon().table(read_reporting)
    return list(read_reports(article, reporting, least, frozenset(taken)))


def _told(article: Article) -> tuple[str, str | None, list[str]]:
    """Cue, source and content of the one report."""
    doc = article[PARSE]
    (report,) = _reports(article)
    first, last = report.cue
    content = [doc[slice(*piece)].text for piece in report.content]
    return doc[first : last + 1].text, report.source.text if report.source else None, content


def test_a_cue_with_source_and_content_is_a_report(annotate: Annotate) -> None:
    text = "Envoy Ada Rusk bleated that talks would fail."
    article = _read(annotate, text, source="Envoy Ada Rusk", content="that talks would fail")
    assert _told(article) == ("bleated", "Rusk", ["that talks would fail"])
    (report,) = _reports(article)
    assert (report.frame, report.cls) == (FRAME, CueClass.SAY)
    assert sureness(article[READING], report) == pytest.approx(SURE, abs=0.01)


def test_the_words_of_a_cue_beside_its_head_belong_to_it_and_not_to_the_content(annotate: Annotate) -> None:
    text = "The rebels put it about that talks would fail."
    article = _read(annotate, text, "put it about", "rebels", "it about that talks would fail")
    assert _told(article) == ("put it about", "rebels", ["that talks would fail"])


@pytest.mark.parametrize("content", ["that talks fail", "talks would fail", "that would fail"])
def test_a_clause_that_is_read_in_part_is_content_as_a_whole(annotate: Annotate, content: str) -> None:
    (said,) = _told(_read(annotate, FAILED, source="rebels", content=content))[2]
    assert said.endswith("talks would fail")


def test_content_on_both_sides_of_the_cue_is_in_two_pieces(annotate: Annotate) -> None:
    text = "Talks would fail, the old rebels bleated, and war would come."
    article = _read(annotate, text, source="the old rebels", content="Talks would fail and war come")
    cue, source, (before, after) = _told(article)
    assert (cue, source, before) == ("bleated", "rebels", "Talks would fail")
    assert after.endswith("war would come")


def test_a_word_apart_is_no_content_where_there_is_more(annotate: Annotate) -> None:
    text = "Talks would fail, the old rebels bleated in the square."
    article = _read(annotate, text, source="old rebels", content="Talks would fail square")
    assert _told(article)[1:] == ("rebels", ["Talks would fail"])


@pytest.mark.parametrize("source", ["The", "that", "bleated", "."])
def test_a_word_that_names_nobody_is_no_source(annotate: Annotate, source: str) -> None:
    article = _read(annotate, FAILED, source=source, content="talks would fail")
    assert _told(article)[1] is None


def test_a_cue_without_content_is_no_report(annotate: Annotate) -> None:
    assert _reports(_read(annotate, "The rebels bleated all day.", source="rebels")) == []


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The mayor got up and, to loud applause, vowed that talks would fail.", "vowed", "The mayor"),
        ("Up rose the delegate to allege that talks would fail.", "allege", "the delegate"),
        ("The envoy flew in, met the generals and warned that war would come.", "warned", "The envoy"),
    ],
)
def test_a_source_that_grammar_lacks_is_the_encoders(annotate: Annotate, text: str, cue: str, source: str) -> None:
    article = _read(annotate, text, cue, source=source)
    report = next(one for one in verb_reports(article, load_lexicon().table(read_reporting), frozenset()))
    found = with_read_source(article, replace(report, source=None)).source
    assert found is not None
    assert found.text == source.split()[-1]


def test_a_source_that_grammar_has_gives_way_only_where_the_encoder_gives_it_nothing(annotate: Annotate) -> None:
    text = "The rebels said on Monday that the general feared a defeat."
    (first,) = (
        report
        for report in verb_reports(annotate(text), load_lexicon().table(read_reporting), frozenset())
        if report.head.text == "said"
    )
    other = _read(annotate, text, "said", source="general")
    assert str(with_read_source(other, first).source) == "rebels"
    both = _read(annotate, text, "said", source="The rebels general")
    assert str(with_read_source(both, first).source) == "rebels"


def test_a_passive_cue_without_a_read_source_keeps_none(annotate: Annotate) -> None:
    article = _read(annotate, "Chad was accused of arming the rebels.", "accused")
    reports = list(verb_reports(article, load_lexicon().table(read_reporting), frozenset()))
    assert reports
    assert all(with_read_source(article, report) == report for report in reports)


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        ("The rebels are believed to favour a truce.", "believed", "The rebels"),
        ("Oslo is thought to be calm.", "thought", "Oslo"),
        ("The generals are expected to favour a deal.", "expected", "The generals"),
    ],
)
def test_whoever_is_said_to_do_something_is_no_source(annotate: Annotate, text: str, cue: str, subject: str) -> None:
    article = _read(annotate, text, cue, source=subject)
    reports = [
        with_read_source(article, report)
        for report in verb_reports(article, load_lexicon().table(read_reporting), frozenset())
    ]
    assert [report.source for report in reports if report.head.text == cue] == [None]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Asked whether Ghana would close the border, he said nothing was decided.", "Asked", "he"),
        ("Asked about the raid, the admiral said that he knew of none.", "Asked", "the admiral"),
        ("Pressed on whether Oslo would pay, Ms Lund said that it might.", "Pressed", "Lund"),
        ("Questioned about the missing grain, the envoy shrugged.", "Questioned", "the envoy"),
        ("Asked if the bridge had gone, the colonel laughed.", "Asked", "the colonel"),
    ],
)
def test_whoever_is_asked_before_he_speaks_is_no_source(annotate: Annotate, text: str, cue: str, speaker: str) -> None:
    article = _read(annotate, text, cue, source=speaker)
    heads = {
        report.head.text: with_read_source(article, replace(report, source=None)).source
        for report in verb_reports(article, load_lexicon().table(read_reporting), frozenset())
    }
    assert heads.get(cue) is None


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Warning that the truce was dead, the envoy left Geneva.", "Warning", "the envoy"),
        ("Asking whether Oslo would pay, the envoy banged the table.", "Asking", "the envoy"),
        ("The envoy left Geneva, warning that the truce was dead.", "warning", "The envoy"),
        ("The envoy, asked by reporters, said that the truce was dead.", "said", "The envoy"),
        ("Insisting that the bridge had stood, the colonel laughed.", "Insisting", "the colonel"),
    ],
)
def test_whoever_says_something_before_he_acts_is_the_source(
    annotate: Annotate, text: str, cue: str, speaker: str
) -> None:
    article = _read(annotate, text, cue, source=speaker)
    (found,) = (
        with_read_source(article, replace(report, source=None)).source
        for report in verb_reports(article, load_lexicon().table(read_reporting), frozenset())
        if report.head.text == cue
    )
    assert found is not None
    assert found.text == speaker.split()[-1]


@pytest.mark.parametrize(("least", "taken", "count"), [(0.15, False, 1), (0.95, False, 0), (0.15, True, 0)])
def test_an_unlikely_cue_and_one_that_is_known_are_no_report(
    annotate: Annotate, least: float, *, taken: bool, count: int
) -> None:
    article = _read(annotate, FAILED, content="that talks would fail")
    assert len(_reports(article, least, numbers_of(article, ["bleated"]) if taken else ())) == count


@pytest.mark.parametrize("text", [text for text, *_ in UNUSUAL])
def test_the_word_lists_lack_the_unusual_cues(coder: DocumentCoder, text: str) -> None:
    assert _statements(coder, text) == []


def test_the_encoder_finds_cues_that_no_word_list_has(reading_coder: DocumentCoder) -> None:
    found = 0
    for text, cue, source, content in UNUSUAL:
        for statement in _statements(reading_coder, text):
            said = " ".join(piece.text for piece in statement.content)
            who = statement.speaker.text if statement.speaker is not None else ""
            found += cue in statement.cue.text and source in who and content in said
    assert found >= 1


@pytest.mark.parametrize("text", [text for text, *_ in UNUSUAL])
def test_an_unusual_cue_makes_at_most_one_statement(reading_coder: DocumentCoder, text: str) -> None:
    assert len(_statements(reading_coder, text)) <= 1


def test_a_quotation_that_is_read_in_part_is_told_once(coder: DocumentCoder) -> None:
    """The encoder sees a cue of its own and half of a quotation that grammar has whole, behind a colon."""
    text = "Envoy Ada Rusk was sorry about it: “We were nearly there, and the river rose, and nobody came.”"
    (article,) = coder.annotate([make_document(text)])
    again = Article(article.document, article.coder)
    for layer in (PARSE, LAYOUT, QUOTES, TIMES, PARTIES):
        again.fill(layer, article[layer])
    related = {Relation.SOURCE: "Envoy Ada Rusk", Relation.CONTENT: "“ We were nearly there"}
    again.fill(READING, read_by_hand(again, cue="sorry", related=related))
    found = find_statements(again, load_lexicon())
    assert [statement.cue.text for statement in found] == [":"]


@pytest.mark.parametrize("path", EXAMPLES[:3], ids=lambda path: path.stem)
def test_nothing_is_told_twice_because_of_the_encoder(
    coder: DocumentCoder, reading_coder: DocumentCoder, path: Path
) -> None:
    """No content and no cue of a statement that the encoder adds is that of another statement."""
    text = path.read_text(encoding="utf-8")
    known = {one.cue.start for one in _statements(coder, text)}
    found = _statements(reading_coder, text)
    added = [one for one in found if one.cue.start not in known]
    for one in added:
        others = [other for other in found if other is not one]
        assert one.content not in [other.content for other in others]
        assert one.cue not in [other.cue for other in others]


def _statements(coder: DocumentCoder, text: str) -> list[Statement]:
    (coded,) = coder.code([make_document(text)])
    return [record for record in coded.records if isinstance(record, Statement)]
