"""Quotation marks in every style, told from apostrophes."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.article import Article
from standoff.annotate.quotes import Quote, find_quotes, quote_around, quoted_characters
from standoff.lexicon import Lexicon
from standoff.model import Coder, Document, document_id


def quotes(text: str) -> tuple[Quote, ...]:
    document = Document(id=document_id(text), text=text)
    return find_quotes(Article(document, Coder("test", "0", "0")), Lexicon({}))


STYLES = [
    ("“We will wait,” she said.", ["We will wait,"]),
    ('"We will wait," she said.', ["We will wait,"]),
    ("‘We will wait,’ she said.", ["We will wait,"]),
    ("'We will wait,' she said.", ["We will wait,"]),
    ("«We will wait», she said.", ["We will wait"]),
    ("« We will wait », she said.", ["We will wait"]),
    ("„We will wait“, she said.", ["We will wait"]),
    ("„We will wait”, she said.", ["We will wait"]),
    ("``We will wait,'' she said.", ["We will wait,"]),
    ("''We will wait,'' she said.", ["We will wait,"]),
    ("`We will wait,' she said.", ["We will wait,"]),
    ("“We will wait,” she said. “We can.”", ["We will wait,", "We can."]),
    ('"We will wait," she said, "but not for long."', ["We will wait,", "but not for long."]),
    ("'We will wait,' she said, 'but not for long.'", ["We will wait,", "but not for long."]),
    ("‘We don’t wait,’ she said.", ["We don’t wait,"]),
    ("'We don't wait,' she said.", ["We don't wait,"]),
    ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,"]),
    ("‘He told me “go” and I went,’ she said.", ["He told me “go” and I went,"]),
    ("\"He told me 'go' and I went,\" she said.", ["He told me 'go' and I went,"]),
    ("``He told me `go' and I went,'' she said.", ["He told me `go' and I went,"]),
    ("“He told me “go” and I went,” she said.", ["He told me “go” and I went,"]),
    ("‘The miners’ union will not yield,’ she said.", ["The miners’ union will not yield,"]),
    ("'The miners' union will not yield,' she said.", ["The miners' union will not yield,"]),
    ("The minister's aide said 'no'.", ["no"]),
    ("The ministers' aides were silent.", []),
    ("The ministers’ aides were silent in the ’90s.", []),
    ("Rock 'n' roll was banned in the '60s.", []),
    ("'Tis the season, and 'twas ever so.", []),
    ("It's 5'10\" tall and 6\" wide.", []),
    ('A 9" shell hit the "old" bridge.', ["old"]),
    ("Talks ended—“for good,” he said—in Vienna.", ["for good,"]),
    ('Talks ended ("for good," he said) in Vienna.', ["for good,"]),
    ("She called it “a joke”.", ["a joke"]),
    ("She called it “a joke.”", ["a joke."]),
    ("“Is it war?” asked the envoy. “No!” said the other.", ["Is it war?", "No!"]),
    ('“Mixed marks," she said. "Still quoted."', ["Mixed marks,", "Still quoted."]),
    ("No quotation here.", []),
    ("", []),
    ("“", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "inner"), STYLES)
def test_quotes_in_every_style(text: str, inner: list[str]) -> None:
    assert [quote.inner.text for quote in quotes(text)] == inner


def test_a_quote_left_open_runs_to_the_end_of_its_paragraph_and_is_taken_up_by_the_next() -> None:
    first, second = quotes("“We tried. We failed.\n\n“Now we try again,” he said.")
    assert (first.inner.text, first.closed, first.continues) == ("We tried. We failed.", False, False)
    assert (second.inner.text, second.closed, second.continues) == ("Now we try again,", True, True)


@pytest.mark.parametrize("mark", ["“", '"', "‘", "``", "«"])
def test_paragraphs_of_one_long_quote_repeat_the_opening_mark(mark: str) -> None:
    close = {"“": "”", '"': '"', "‘": "’", "``": "''", "«": "»"}[mark]
    found = quotes(f"{mark}One.\n{mark}Two.\n{mark}Three.{close}\n{mark}Four,{close} he said.")
    assert [quote.continues for quote in found] == [False, True, True, False]
    assert [quote.closed for quote in found] == [False, False, True, True]


def test_a_wrapped_line_does_not_end_a_quote() -> None:
    (quote,) = quotes("“We will wait for\nthe answer,” she said.")
    assert quote.closed


SCARE = [
    ("The so-called “peace bridge” fell.", True),
    ("They met at the “red line”.", True),
    ("She called it a “farce.”", True),
    ("He said: “Never.”", False),
    ("He said, “Never.”", False),
    ("“Never,” he said.", False),
    ("It is over. “Never mind.”", False),
    ("She called it “a long and bitter farce”.", False),
]


@pytest.mark.parametrize(("text", "scare"), SCARE)
def test_few_words_in_a_running_clause_are_scare_quotes(text: str, scare: bool) -> None:
    assert [quote.scare for quote in quotes(text)] == [scare]


def test_questions_about_quotes() -> None:
    found = quotes("“One,” he said. “Two,” she said.")
    assert quote_around(found, 2) == found[0]
    assert quote_around(found, 8) is None
    assert quoted_characters(found, 0, 8) == 6


@given(st.text(alphabet="ab .,\n“”‘’\"'`«»„s?", max_size=80))
def test_quotes_slice_to_their_text_and_never_overlap(text: str) -> None:
    found = quotes(text)
    for quote in found:
        assert text[quote.inner.start : quote.inner.end] == quote.inner.text
        assert quote.start <= quote.inner.start <= quote.inner.end <= quote.end <= len(text)
        assert text[quote.start : quote.start + len(quote.mark)] == quote.mark
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize("unit", ["“a ", "'a ", '"a ', "‘a’ b ", "'as' b ", "``a ", "« “ "])
def test_the_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * 60_000
    began = time.process_time()
    quotes(text)
    assert time.process_time() - began < 3
