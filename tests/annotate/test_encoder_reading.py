"""What the encoder says of plain sentences, and of texts that have nothing to say.

The sentences leave no room for doubt: other weights must read them likewise.
"""

from collections.abc import Callable

import pytest
from tests.conftest import make_document

from standoff.annotate.article import Article
from standoff.annotate.encoder import READING, Reading, Relation
from standoff.annotate.encoder.model import load_encoder
from standoff.annotate.encoder.reading import read_doc
from standoff.annotate.parse import PARSE
from standoff.model import EventType, Stance, Status
from standoff.pipeline import DocumentCoder

Read = Callable[[str], Article]

SAID = [
    ("The foreign minister of Zambia said that the talks with Malawi had failed.", "said", "minister", "talks"),
    ("President Ilse Varga said the army would not leave the valley.", "said", "Varga", "army"),
    ("“We will never sign this treaty,” the prime minister of Malawi told reporters.", "told", "minister", "treaty"),
    ("Zambia accused Malawi of arming the rebels in the north.", "accused", "Zambia", "arming"),
    ("The general warned that the rebels would attack the port.", "warned", "general", "attack"),
]
DONE = [
    ("Zambia accused Malawi of arming the rebels in the north.", "accused", EventType.ACCUSE, "Zambia", "Malawi"),
    ("Malawian warplanes bombed the Zambian town of Chipata.", "bombed", EventType.ASSAULT, "warplanes", "town"),
    ("Police arrested forty protesters in Lusaka on Friday.", "arrested", EventType.COERCE, "Police", "protesters"),
    ("Bolivia imposed sanctions on Paraguay.", "imposed", EventType.SANCTION, "Bolivia", "Paraguay"),
    ("The envoy met the president of Uganda in Kampala.", "met", EventType.CONSULT, "envoy", "president"),
    ("Paraguay threatened to attack Bolivia.", "threatened", EventType.THREATEN, "Paraguay", "Bolivia"),
]
NOTHING = ["", " ", "\n\n \n", "\t", "Slowly, and then not.", "Again. And again.", "1 2 3", "...", "\u200b"]


@pytest.fixture(scope="module")
def read(reading_coder: DocumentCoder) -> Read:
    return lambda text: next(reading_coder.annotate([make_document(text)]))


def _place(article: Article, word: str) -> int:
    return next(token.i for token in article[PARSE] if token.text == word)


@pytest.mark.parametrize(("text", "cue", "source", "content"), SAID)
def test_it_finds_who_said_what(read: Read, text: str, cue: str, source: str, content: str) -> None:
    article = read(text)
    reading, head = article[READING], _place(article, cue)
    assert reading.cues[head] > 0.5
    assert reading.within_cue(head) > 0.5
    assert reading.cue_in((head, head)) == reading.cues[head]
    assert reading.related(head, Relation.SOURCE)[_place(article, source)] > 0.5
    assert reading.related(head, Relation.CONTENT)[_place(article, content)] > 0.5
    assert reading.related(head, Relation.CONTENT)[_place(article, source)] < 0.5


@pytest.mark.parametrize(("text", "trigger", "type_", "actor", "recipient"), DONE)
def test_it_finds_who_did_what_to_whom(
    read: Read, text: str, trigger: str, type_: EventType, actor: str, recipient: str
) -> None:
    article = read(text)
    reading, head = article[READING], _place(article, trigger)
    best, share = reading.type_of(head)
    assert reading.triggers[head] > 0.5
    assert (best, share > 0.5) == (type_, True)
    assert (reading.trigger_of(head, type_) or 0) > 0.5
    assert reading.related(head, Relation.ACTOR)[_place(article, actor)] > 0.5
    assert reading.related(head, Relation.RECIPIENT)[_place(article, recipient)] > 0.5


def test_what_happened_and_what_is_only_planned_differ(read: Read) -> None:
    for text, word, status in (
        ("Malawian warplanes bombed the Zambian town of Chipata.", "bombed", Status.OCCURRED),
        ("The two presidents will meet in Kampala next week.", "meet", Status.PLANNED),
    ):
        article = read(text)
        shares = article[READING].status_of(_place(article, word))
        assert set(shares) == set(Status)
        assert max(shares, key=lambda one: shares[one]) is status


@pytest.mark.parametrize("text", NOTHING)
def test_where_nobody_is_named_or_meant_nothing_is_read(read: Read, text: str) -> None:
    assert read(text)[READING] == Reading({}, {}, {})


def test_a_sentence_without_anybody_is_skipped_and_its_neighbours_are_read(read: Read) -> None:
    article = read("Zambia rejected the plan. Slowly, and then not. Malawi accepted it.")
    doc, places = article[PARSE], article[READING].places
    assert [token.i for token in doc if token.i not in places] == [token.i for token in list(doc.sents)[1]]


def test_of_a_word_that_was_not_read_nothing_is_said(read: Read) -> None:
    reading = read("Slowly, and then not.")[READING]
    assert reading.cue_in((0, 2)) is None
    assert reading.trigger_of(0, EventType.AID) is None
    assert reading.within_cue(0) == 0
    assert reading.status_of(0) == reading.stance_of(0) == reading.related(0, Relation.ACTOR) == {}
    assert sum(reading.types_of(0).values()) == pytest.approx(1)


def test_a_word_that_was_read_and_is_no_cue_has_none(read: Read) -> None:
    article = read("Malawian warplanes bombed the Zambian town of Chipata.")
    town = _place(article, "town")
    assert (article[READING].cue_in((town, town)) or 0) < 0.5
    assert set(article[READING].stance_of(town)) == set(Stance)


def test_all_words_of_a_window_stand_in_some_degree_of_relation(read: Read) -> None:
    article = read(SAID[0][0])
    shares = article[READING].related(_place(article, "said"), Relation.SOURCE)
    assert list(shares) == [token.i for token in article[PARSE]]
    assert all(0 <= share <= 1 for share in shares.values())


def test_reading_a_parse_twice_gives_the_same(read: Read) -> None:
    article = read(" ".join(text for text, *_ in SAID))
    first, again = article[READING], read_doc(article[PARSE], load_encoder())
    assert (first.cues, first.triggers) == (again.cues, again.triggers)
    assert list(first.cues) == sorted(first.cues)
    assert list(first.triggers) == sorted(first.triggers)


def test_white_space_moves_no_probability(read: Read) -> None:
    text = "Zambia accused Malawi of arming the rebels in the north."
    plain, spaced = read(text), read(f"\n\n   {text}  \n \n")
    shift = _place(spaced, "Zambia")
    assert {at + shift: share for at, share in plain[READING].triggers.items()} == spaced[READING].triggers


def test_a_report_is_read_alike_whatever_is_coded_with_it(reading_coder: DocumentCoder) -> None:
    texts = [text for text, *_ in SAID]
    batch = [make_document(text) for text in (texts[0], *NOTHING, " ".join(texts) * 9, texts[1], texts[3])]
    together = [article[READING] for article in reading_coder.annotate(batch)]
    for place in (0, len(batch) - 2, len(batch) - 1):
        alone = next(reading_coder.annotate([batch[place]]))[READING]
        assert (alone.cues, alone.triggers) == (together[place].cues, together[place].triggers)
