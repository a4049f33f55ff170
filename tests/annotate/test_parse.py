"""The parse covers its text exactly, however long or strange, in reasonable time and memory."""

import time
from collections.abc import Callable

import pytest
from spacy.language import Language

from standoff.annotate import parse
from standoff.annotate.parse import load_parser, parse_texts

SENTENCE = "Kenya on Monday rejected the demand that Somalia withdraw its boats, the minister said. "


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_parser()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        SENTENCE,
        (SENTENCE + "\n") * 300,
        SENTENCE * 300,
        (SENTENCE.replace(". ", " ")) * 300,
        "x" * 25_000,
        ("word\n\n" * 20 + " \t ") * 300,
        SENTENCE * 113 + "\r\n",
        "😀é\u2028" * 9000,
    ],
)
def test_tokens_cover_the_text_and_know_their_place(nlp: Language, text: str) -> None:
    (doc,) = parse_texts(nlp, [text])
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in doc)


def test_documents_come_back_in_order_whatever_their_length(nlp: Language) -> None:
    texts = ["Talks failed.", (SENTENCE + "\n") * 400, "", "Talks went on."]
    assert [doc.text for doc in parse_texts(nlp, texts)] == texts


def test_pieces_do_not_change_the_parse(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (SENTENCE + "\n" + "“We will not move,” she told reporters in Nairobi.\n\n") * 20
    monkeypatch.setattr(parse, "_PIECE", 500)
    (cut,) = parse_texts(nlp, [text])
    monkeypatch.setattr(parse, "_PIECE", 50_000)
    (whole,) = parse_texts(nlp, [text])
    for one, other in zip(cut, whole, strict=True):
        assert (one.text, one.lemma_, one.tag_, one.dep_, one.head.i) == (
            other.text,
            other.lemma_,
            other.tag_,
            other.dep_,
            other.head.i,
        )
    assert [(s.start, s.end) for s in cut.sents] == [(s.start, s.end) for s in whole.sents]


@pytest.mark.parametrize(
    "make", [lambda n: "(" * n, lambda n: "x" + "'" * n, lambda n: "'s" * n, lambda n: "a." * n, lambda n: "$(" * n]
)
def test_rubbish_does_not_hang_the_tokenizer(nlp: Language, make: Callable[[int], str]) -> None:
    begin = time.process_time()
    nlp.make_doc(f"Talks {make(50_000)} failed.")
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "text", ["(((talks)))", "said...", "talks!!!", "——said", "*" * 29 + "x", "https://example.org/a?b=c"]
)
def test_usual_signs_are_still_taken_off(nlp: Language, text: str) -> None:
    plain = load_parser()
    plain.tokenizer.token_match = None  # type: ignore[attr-defined]
    assert [token.text for token in nlp.make_doc(text)] == [token.text for token in plain.make_doc(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, " * 1000,
        "Kenya " + "refused to agree " * 1000,
        "Kenya attacked Uganda and " * 500,
        "said " * 1000,
        "9 " * 1000,
    ],
)
def test_sentences_have_a_bounded_length(nlp: Language, text: str) -> None:
    (doc,) = parse_texts(nlp, [text])
    assert max(len(sentence) for sentence in doc.sents) <= 250
    assert doc.text == text


def test_a_long_sentence_is_left_whole(nlp: Language) -> None:
    text = f"Kenya met {', '.join(['Ghana', 'Togo', 'Mali'] * 30)} and Uganda on Monday to discuss the border."
    (doc,) = parse_texts(nlp, [text])
    assert not any(token.is_sent_start for token in doc[1:150] if token.text in ("Ghana", "Togo", "Mali"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("LOME, March 3 - Togo accused Benin of theft.", "Togo accused Benin of theft."),
        ("ASUNCION, June 9 -- Paraguay and Bolivia signed a truce.", "Paraguay and Bolivia signed a truce."),
        ("PORT SAID, Egypt — Rebels and sailors clashed here.", "Rebels and sailors clashed here."),
        ("RIGA, May 2 - Latvia, Estonia and Finland met.", "Latvia, Estonia and Finland met."),
        ("AMMAN, Jan. 7 - Jordan's king sacked two ministers.", "Jordan's king sacked two ministers."),
        ("LOME, March 3 - No deal. Togo walked out.", "No deal."),
        ("LOME, March 3 - Togo? Benin said no.", "Togo?"),
        ("RIGA, May 2 - Stop! Latvia will not wait.", "Stop!"),
        ("AMMAN, Jan. 7 - It ended. Jordan paid.", "It ended."),
        ("PORT SAID, Egypt — Guns fell silent.\nRebels left.", "Guns fell silent."),
    ],
)
def test_the_sentence_after_a_dateline_is_whole_and_goes_no_further(nlp: Language, text: str, sentence: str) -> None:
    (doc,) = parse_texts(nlp, [text])
    assert sentence in [found.text.strip() for found in doc.sents]
