"""Words are cut into the longest word pieces from the left, as BERT's uncased vocabularies are meant to be used."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.annotate.encoder.model import DATA
from standoff.annotate.encoder.pieces import Pieces

TINY = (
    "[PAD] [UNK] [CLS] [SEP] cease ##fire ##f ##ire un un ##arm ##armed river cafe nino - $ . , ' 中 国 a ##a "
    "s u ##n ( ) “ ß o"
).replace("un un", "un armed")
"""A vocabulary of our own; the place of a piece is its id."""

UNKNOWN = ("[UNK]",)
CASES = [
    ("ceasefire", ("cease", "##fire")),
    ("unarmed", ("un", "##armed")),
    ("unarm", ("un", "##arm")),
    ("ceasefiref", ("cease", "##fire", "##f")),
    ("Ceasefire", ("cease", "##fire")),
    ("RIVER", ("river",)),
    ("rivers", UNKNOWN),
    ("xriver", UNKNOWN),
    ("Café", ("cafe",)),
    ("Cafe\u0301", ("cafe",)),
    ("Niño", ("nino",)),
    ("un-armed", ("un", "-", "armed")),
    ("U.N.", ("u", ".", "[UNK]", ".")),
    ("$a", ("$", "a")),
    ("a,$", ("a", ",", "$")),
    ("(river)", ("(", "river", ")")),
    ("“a", ("“", "a")),
    ("中国", ("中", "国")),
    ("a中a", ("a", "中", "a")),
    ("river's", ("river", "'", "s")),
    ("un river", ("un", "river")),
    ("un\u00a0river", ("un", "river")),
    ("ri\u00adver", ("river",)),
    ("ri\x00v\u200ber", ("river",)),
    ("", UNKNOWN),
    (" \n\t", UNKNOWN),
    ("\x00\x07", UNKNOWN),
    ("\u0301", UNKNOWN),
    ("a" * 100, ("a", *["##a"] * 99)),
    ("a" * 101, UNKNOWN),
    ("a" * 101 + "-river", ("[UNK]", "-", "river")),
    ("-" * 300, ("-",) * 300),
    ("🙂", UNKNOWN),
    ("סוד", UNKNOWN),
]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    path.write_text(TINY.replace(" ", "\n") + "\n", encoding="utf-8")
    return Pieces(path)


@pytest.fixture(scope="module")
def shipped() -> Pieces:
    return Pieces(DATA / "vocab.txt")


@pytest.mark.parametrize(("word", "wanted"), CASES)
def test_a_word_is_cut_into_the_longest_pieces(tiny: Pieces, word: str, wanted: tuple[str, ...]) -> None:
    names = TINY.split(" ")
    assert tuple(names[piece] for piece in tiny.of(word)) == wanted


def test_the_signs_around_a_window_have_the_numbers_of_their_lines(tiny: Pieces) -> None:
    assert (tiny.begin, tiny.end) == (2, 3)


@pytest.mark.parametrize("lack", ["[CLS]", "[SEP]", "[UNK]"])
def test_a_vocabulary_without_a_sign_is_refused(tmp_path: Path, lack: str) -> None:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(piece for piece in TINY.split() if piece != lack), encoding="utf-8")
    with pytest.raises(KeyError, match=lack[1:-1]):
        Pieces(path)


@given(word=st.text())
def test_no_word_is_without_pieces(tiny: Pieces, shipped: Pieces, word: str) -> None:
    for pieces in (tiny, shipped):
        assert pieces.of(word)
        assert min(pieces.of(word)) >= 0


@given(words=st.lists(st.sampled_from(["river", "Café", "un", "-", "中", "$"]), min_size=1, max_size=9))
def test_white_space_parts_words(tiny: Pieces, words: list[str]) -> None:
    assert tiny.of(" ".join(words)) == tuple(piece for word in words for piece in tiny.of(word))


def test_the_shipped_vocabulary_knows_the_words_of_reports(shipped: Pieces) -> None:
    for word in ("said", "accused", "troops", "ministers", "border", "Monday", ",", "“"):
        assert len(shipped.of(word)) == 1, word
        assert shipped.of(word) != shipped.of("")
