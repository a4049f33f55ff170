"""Records are matched one to one with the marks of the corpus, on sentences small enough to count by hand."""

from pathlib import Path

import pytest
from training.article import CorpusArticle, read_article
from training.measure.events import read_events, score_events
from training.measure.matching import Tally, match
from training.measure.outcome import Outcome, bands
from training.measure.parties import names, read_ids
from training.measure.positions import score_positions
from training.measure.statements import score_statements
from training.measure.words import Words, dice

from standoff.model import (
    Coder,
    Cue,
    CueClass,
    Event,
    EventType,
    Form,
    Party,
    Position,
    Span,
    Stance,
    Statement,
    Status,
)

_CODER = Coder("standoff", "0", "0")
_HEAD = "crisis: ford\nstyle: wire\npublished: 1999-05-01\n---\n"
_BODY = (
    "[s1/KEN/GOV+a2 The minister, Asha Odhiambo,] [q1 said] [c1 [a3/UGA Uganda] had [e3/COERCE seized] "
    "[r3 two lorries]]. [a2 She] [e2/REQUEST/hypothetical may ask] [r2/UGA Kampala] [c1 to [p4/demand return them]]."
)


@pytest.fixture
def article(tmp_path) -> CorpusArticle:  # type: ignore[no-untyped-def]
    path = tmp_path / "ford" / "01-wire.txt"
    path.parent.mkdir()
    path.write_text(_HEAD + _BODY, encoding="utf-8")
    return read_article(path, tmp_path)


def _span(article: CorpusArticle, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words), words)


def _party(article: CorpusArticle, words: str, id_: str | None) -> Party:
    span = _span(article, words)
    return Party(text=words, start=span.start, end=span.end, id=id_, country=id_, code=id_)


def _shared(article: CorpusArticle, words: str) -> dict[str, object]:
    return {"id": words, "doc": "d", "evidence": (_span(article, words),), "confidence": 0.8, "coder": _CODER}


def _statement(article: CorpusArticle, source: str | None, *content: str) -> Statement:
    return Statement(
        **_shared(article, content[0]),  # type: ignore[arg-type]
        speaker=_party(article, source, "KEN") if source is not None else None,
        cue=Cue(*(lambda s: (s.start, s.end, s.text))(_span(article, "said")), "say", CueClass.SAY),
        form=Form.INDIRECT,
        content=tuple(_span(article, words) for words in content),
    )


def _event(article: CorpusArticle, words: str, type_: EventType, actor: str, recipient: str | None = None) -> Event:
    return Event(
        **_shared(article, words),  # type: ignore[arg-type]
        event=type_,
        actor=(_party(article, "The minister", actor),),
        recipient=() if recipient is None else (_party(article, "Kampala", recipient),),
        status=Status.OCCURRED,
        quad_code=4,
        event_scale=-7.0,
    )


def test_punctuation_is_no_word_and_the_head_stands_before_commas_and_prepositions() -> None:
    words = Words('The head of "state", a man.')
    assert words.of([(0, 8)]) == {0, 1}
    assert words.of([(11, 20)]) == {3}
    assert words.head([(0, 26)]) == 1
    assert words.head([(8, 9)]) is None
    assert dice(frozenset({1, 2}), frozenset({2, 3})) == 0.5
    assert dice(frozenset(), frozenset()) == 0


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    gold, said = [10, 20], [11, 19, 21]
    pairs = match(gold, said, lambda g, s: (-abs(g - s),) if abs(g - s) < 10 else None)
    assert pairs == {0: 0, 1: 1}
    assert match(gold, [], lambda g, s: (1,)) == {}


def test_figures_are_per_cents_and_zero_where_there_is_nothing() -> None:
    tally = Tally(1, 2, 3) + Tally(1, 2, 5)
    assert (tally.precision, tally.recall, round(tally.f1, 1)) == (50, 25, 33.3)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_a_statement_is_found_by_half_its_words_and_the_head_of_its_source(article: CorpusArticle) -> None:
    half = "Uganda had seized two lorries"
    assert score_statements(article, [_statement(article, "The minister", half)]).found == Tally(1, 1, 1)
    wrong = score_statements(article, [_statement(article, "two lorries", half)])
    assert (wrong.found, wrong.content) == (Tally(0, 1, 1), Tally(1, 1, 1))
    nobody = score_statements(article, [_statement(article, None, half)])
    assert nobody.found.right == 0
    assert score_statements(article, [_statement(article, "The minister", "Uganda")]).content.right == 0


def test_of_two_records_of_one_statement_one_is_wrong(article: CorpusArticle) -> None:
    half = "Uganda had seized two lorries"
    score = score_statements(article, [_statement(article, "The minister", half)] * 2)
    assert score.found == Tally(1, 2, 1)
    assert [outcome.right for outcome in score.outcomes] == [True, False]


def test_what_is_not_found_is_listed_with_what_stands_instead(article: CorpusArticle) -> None:
    (missed,) = score_statements(article, []).outcomes
    assert (missed.label, missed.words, missed.confidence, missed.right) == ("q1", "said", None, False)
    wrong = _event(article, "Uganda had seized", EventType.ASSAULT, "UGA")
    said, *missed_events = score_events(article, [wrong], [0]).outcomes
    assert (said.right, said.instead) == (False, ("COERCE",))
    assert [(one.label, one.instead) for one in missed_events] == [("COERCE e3", ("ASSAULT",)), ("REQUEST e2", ())]


def test_an_event_needs_its_type_and_words_of_its_trigger(article: CorpusArticle) -> None:
    records = [
        _event(article, "Uganda had seized two lorries", EventType.COERCE, "UGA"),
        _event(article, "She may", EventType.REQUEST, "KEN", "UGA"),
    ]
    second = article.text.index("She")
    score = score_events(article, records, [0, second])
    assert score.found == Tally(2, 2, 2)
    assert score.by_type[EventType.COERCE] == Tally(1, 1, 1)
    far = [_event(article, "return them", EventType.REQUEST, "KEN")]
    assert score_events(article, far, [0, second]).found == Tally(0, 1, 2)
    assert score_events(article, far, [0, second]).nearby == Tally(1, 1, 2)
    typed_wrong = [_event(article, "seized", EventType.ASSAULT, "UGA")]
    assert score_events(article, typed_wrong, [0]).any_type == Tally(1, 1, 2)


def test_unreal_events_count_except_among_the_live_ones(article: CorpusArticle) -> None:
    score = score_events(article, [_event(article, "seized", EventType.COERCE, "UGA")], [0])
    assert (score.found, score.live) == (Tally(1, 1, 2), Tally(1, 1, 1))


def test_fields_are_asked_where_the_marks_tell_them(article: CorpusArticle) -> None:
    records = [
        _event(article, "seized", EventType.COERCE, "KEN"),
        _event(article, "may ask", EventType.REQUEST, "KEN", "UGA"),
    ]
    score = score_events(article, records, [0])
    assert score.fields == {
        "actor": (1, 2),
        "recipient": (1, 1),
        "actor's words": (1, 2),
        "recipient's words": (1, 2),
        "status": (1, 2),
    }


def test_a_mark_without_ids_is_who_its_words_or_its_place_say(article: CorpusArticle) -> None:
    ids = {mark.label.name + article.words(mark)[:3]: known for mark, known in read_ids(article).items()}
    assert ids["a2The"] == ids["s1The"] == {"KEN"}
    assert ids["a2She"] == ids["r3two"] == frozenset()
    assert [event.type for event in read_events(article)] == [EventType.COERCE, EventType.REQUEST]


@pytest.mark.parametrize(
    ("wanted", "got", "right"),
    [
        ([], [], True),
        ([], ["KEN"], False),
        ([set()], ["KEN"], None),
        ([{"KEN"}], [], False),
        ([{"KEN"}], ["KEN"], True),
        ([{"KEN"}], ["KEN", "UGA"], False),
        ([{"KEN"}, {"UGA"}], ["UGA"], True),
        ([{"KEN"}, set()], ["KEN", "UGA"], True),
    ],
)
def test_right_is_any_wanted_party_and_no_stranger(wanted: list[set[str]], got: list[str], right: bool | None) -> None:
    parties = [Party(text="x", start=0, end=1, id=code) for code in got]
    assert names([frozenset(ids) for ids in wanted], parties) is right


def test_a_position_needs_its_stance_and_half_its_words(article: CorpusArticle) -> None:
    def position(words: str, stance: Stance) -> Position:
        content = (_span(article, words),)
        return Position(**_shared(article, words), holder=(), stance=stance, content=content, issue="x")  # type: ignore[arg-type]

    assert score_positions(article, [position("return them", Stance.DEMAND)]).found == Tally(1, 1, 1)
    assert score_positions(article, [position("return them", Stance.OFFER)]).found == Tally(0, 1, 1)
    wide = score_positions(article, [position("She may ask Kampala to return them", Stance.DEMAND)])
    assert (wide.found, wide.touched) == (Tally(0, 1, 1), Tally(1, 1, 1))


def test_bands_of_confidence_count_their_right_ones() -> None:
    def outcome(confidence: float | None, right: bool) -> Outcome:
        return Outcome("event", "a", "x", 0, 1, "x", confidence, right, {})

    rows = bands([outcome(0.7, True), outcome(0.75, False), outcome(1.0, True), outcome(None, False)], "event")
    assert [(band.low, band.high, band.records, band.right) for band in rows] == [(0.7, 0.8, 2, 1), (0.9, 1.0, 1, 1)]


@pytest.mark.parametrize(
    ("mark", "said", "right"),
    [
        ("CONSULT/visit/planned", EventType.AGREE, True),
        ("CONSULT/visit/planned", EventType.CONSULT, True),
        ("AID/planned", EventType.AGREE, True),
        ("RETREAT/withdraw/planned", EventType.CONCEDE, True),
        ("RETREAT/withdraw/planned", EventType.AGREE, True),
        ("RETREAT/withdraw", EventType.CONCEDE, False),
        ("CONSULT/visit", EventType.AGREE, False),
        ("ASSAULT/planned", EventType.AGREE, False),
        ("SANCTION/planned", EventType.CONCEDE, False),
    ],
)
def test_a_planned_deed_may_be_what_plover_folds_it_into(
    tmp_path: Path, mark: str, said: EventType, *, right: bool
) -> None:
    path = tmp_path / "ford" / "01-wire.txt"
    path.parent.mkdir()
    path.write_text(f"{_HEAD}[a1/KEN The minister] will [e1/{mark} do] it on Friday.", encoding="utf-8")
    article = read_article(path, tmp_path)
    score = score_events(article, [_event(article, "The minister will do it", said, "KEN")], [0])
    assert (score.found.right == 1) is right
    assert score.by_type[EventType(mark.split("/")[0])].said == int(right or said.value == mark.split("/")[0])
