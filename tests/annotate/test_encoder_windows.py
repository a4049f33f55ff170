"""Every word of the sentences to be read stands in one window, in order, and no window is longer than agreed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.encoder.pieces import Pieces
from standoff.annotate.encoder.windows import LONGEST, MOST_PIECES, Window, windows


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    """A word of n letters has n pieces, up to 100; one of n hyphens has n."""
    path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    path.write_text("[UNK]\n[CLS]\n[SEP]\na\n##a\n-\n", encoding="utf-8")
    return Pieces(path)


def _words_of(found: list[Window]) -> list[int]:
    return [number for window in found for number in window.words]


def test_short_sentences_share_a_window(pieces: Pieces) -> None:
    words = ["aa", "a", "-", "aaa"]
    assert list(windows(words, [[0, 1, 2], [3]], pieces)) == [
        Window(words=(0, 1, 2, 3), pieces=(1, 3, 4, 3, 5, 3, 4, 4, 2), first=(1, 3, 4, 5))
    ]


def test_words_that_are_in_no_sentence_are_not_read(pieces: Pieces) -> None:
    words = ["a", " ", "a", "a", "a"]
    assert _words_of(list(windows(words, [[0, 2], [4]], pieces))) == [0, 2, 4]


@pytest.mark.parametrize("sentences", [[], [[]], [[], []]])
def test_nothing_to_read_is_no_window(pieces: Pieces, sentences: list[list[int]]) -> None:
    assert list(windows(["a"], sentences, pieces)) == []


def test_a_sentence_that_does_not_fit_any_more_begins_a_window(pieces: Pieces) -> None:
    words = ["a"] * 180
    sentences = [list(range(first, first + 60)) for first in (0, 60, 120)]
    found = list(windows(words, sentences, pieces))
    assert [len(window.words) for window in found] == [120, 60]
    assert len(found[0].pieces) == 122 <= MOST_PIECES


def test_a_sentence_that_fills_a_window_to_the_last_piece_is_whole(pieces: Pieces) -> None:
    exact = MOST_PIECES - 2
    found = list(windows(["a"] * (exact + 1), [list(range(exact)), [exact]], pieces))
    assert [len(window.pieces) for window in found] == [MOST_PIECES, 3]


def test_a_sentence_longer_than_usual_is_read_whole_up_to_the_limit(pieces: Pieces) -> None:
    whole = LONGEST - 2
    (found,) = windows(["a"] * whole, [list(range(whole))], pieces)
    assert len(found.pieces) == LONGEST


def test_an_endless_sentence_is_read_in_parts(pieces: Pieces) -> None:
    found = list(windows(["aa"] * 5000, [list(range(5000))], pieces))
    assert _words_of(found) == list(range(5000))
    assert {len(window.pieces) for window in found[:-1]} == {LONGEST}


def test_a_word_of_a_thousand_pieces_is_read_by_its_first(pieces: Pieces) -> None:
    found = list(windows(["a", "-" * 1000, "a"], [[0, 1, 2]], pieces))
    assert _words_of(found) == [0, 1, 2]
    assert max(len(window.pieces) for window in found) == LONGEST


WORDS = st.one_of(
    st.integers(1, 100).map(lambda n: "a" * n),
    st.integers(1, 600).map(lambda n: "-" * n),
    st.sampled_from(["", "a", "aa", "?"]),
)
SENTENCES = st.lists(st.tuples(st.booleans(), st.lists(WORDS, max_size=30)), max_size=8)


@given(given_=SENTENCES)
def test_every_word_is_read_once_in_order_within_the_limits(
    pieces: Pieces, given_: list[tuple[bool, list[str]]]
) -> None:
    words: list[str] = []
    sentences: list[list[int]] = []
    for is_read, held in given_:
        if is_read:
            sentences.append(list(range(len(words), len(words) + len(held))))
        words += held
    found = list(windows(words, sentences, pieces))
    home = {number: at for at, sentence in enumerate(sentences) for number in sentence}
    assert _words_of(found) == [number for sentence in sentences for number in sentence]
    for window in found:
        shared = len({home[number] for number in window.words}) > 1
        assert len(window.pieces) <= (MOST_PIECES if shared else LONGEST)
        assert (window.pieces[0], window.pieces[-1]) == (pieces.begin, pieces.end)
        assert window.first[0] == 1
        stops = [*window.first, len(window.pieces) - 1]
        for number, (start, stop) in zip(window.words, pairwise(stops), strict=True):
            assert window.pieces[start:stop] == pieces.of(words[number])[: LONGEST - 2]
