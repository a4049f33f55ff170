"""Figures of repetition, on texts small enough to count by hand."""

from pathlib import Path

import pytest
from training.errors import CorpusError
from training.figures import BEGIN, END, Text, count_words, ours, report, strange, write_between
from training.phrases import first_words, frequent, repeated_share, standardised_ratio, words_of


def test_words_are_lower_case_with_their_apostrophes_and_hyphens() -> None:
    assert words_of("The king's half-brother, 7 ships.") == ("the", "king's", "half-brother", "7", "ships")


def test_the_ratio_is_averaged_over_whole_stretches_of_a_thousand_words() -> None:
    assert standardised_ratio([("a",) * 1_000, ("b", "c") * 500, ("d",)]) == pytest.approx(0.15)
    assert standardised_ratio([("a",)]) is None


def test_sequences_that_come_back_are_counted_within_texts_only() -> None:
    one, two = tuple("abcdef"), tuple("abcdex")
    assert repeated_share([one, two]) == 50
    assert repeated_share([]) == 0
    (phrase,) = frequent({"one": one, "two": two, "three": one[:4]}, 9)
    assert (phrase.words, phrase.times, phrase.texts) == (tuple("abcde"), 2, 2)


def test_texts_are_taken_until_there_are_enough_words() -> None:
    assert first_words([("a", "b"), ("c", "d"), ("e",)], 3) == (("a", "b"), ("c",))


def test_verbs_and_heads_of_cues_are_counted_by_lemma() -> None:
    text = "The minister has repeatedly warned that ships were leaving. She said no more."
    cues = ((text.index("has"), text.index(" that")), (text.index("said"), text.index(" no")))
    counts = count_words([Text("x", text, cues, ((text.index("leaving"), text.index(". She")),))])
    assert dict(counts.cues) == {"warn": 1, "say": 1}
    assert dict(counts.triggers) == {"leave": 1}
    assert {"warn", "leave", "say"} <= set(counts.verbs)


def test_what_the_other_side_does_not_know_is_strange() -> None:
    assert strange({"say": 3, "grunt": 1}, {"say": 9}) == 25
    assert strange({}, {}) == 0


def test_the_report_has_both_bodies_side_by_side() -> None:
    text = Text("x", "The harbour master said the port would close today. " * 3, ((19, 23),))
    shown = report([text], [text], [text])
    assert "| texts, words | 1, 27 | 1, 27 |" in shown
    assert "say 1000" in shown
    assert ours([]) == ()


def test_the_table_is_written_between_its_marks_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sheet.md"
    path.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_between(path, "new")
    assert path.read_text(encoding="utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(CorpusError, match="marks"):
        write_between(path, "new")
