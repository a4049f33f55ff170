"""The mark-up of the corpus is read to offsets, and what does not follow the guideline is said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.article import read_article, read_corpus
from training.check import ARTICLES
from training.errors import CorpusError
from training.marks import read_marks

_HEAD = "crisis: ford\nstyle: wire\npublished: 1999-05-01\n---\n"


def _article(folder: Path, body: str, head: str = _HEAD) -> Path:
    path = folder / "ford" / "01-wire.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(head + body, encoding="utf-8")
    return path


def test_marks_become_spans_of_the_bare_text_outer_ones_first() -> None:
    text, marks = read_marks("[s1/KEN/GOV+a2 Nairobi] [q1 said] [c1 it \\[the army\\] had [e2/RETREAT left]].", "x")
    assert text == "Nairobi said it [the army] had left."
    assert [(mark.label.name, text[mark.start : mark.end]) for mark in marks] == [
        ("s1", "Nairobi"),
        ("a2", "Nairobi"),
        ("q1", "said"),
        ("c1", "it [the army] had left"),
        ("e2", "left"),
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_text_without_marks_comes_back_as_it_was(text: str) -> None:
    written = text.replace("[", "\\[").replace("]", "\\]")
    if "\\\\" not in written:
        assert read_marks(written, "x") == (text, ())


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("They [q1 said no.", "ford/01-wire:5: the mark q1 is not closed"),
        ("They said] no.", "closes no mark"),
        ("They [said] no.", "opens no mark"),
        ("[s1 They] [q1 said] no.", "statement 1 has no mark of role c"),
        ("They [e1/ASSAULT/bombing bombed] it.", "the attribute 'bombing'"),
        ("They [e1 bombed] it.", "must say one PLOVER type"),
        ("They [e1/ASSAULT/denied/alleged bombed] it.", "more than one status"),
        ("They want [p1/demand/h=s9 peace].", "refers to s9"),
        ("They [z1 said] no.", "the role of z1"),
        ("[q1 said ][c1 no].", "begins or ends with white space"),
    ],
)
def test_what_does_not_follow_the_guideline_is_said(tmp_path: Path, body: str, complaint: str) -> None:
    with pytest.raises(CorpusError, match=complaint.replace("(", r"\(")):
        read_article(_article(tmp_path, body), tmp_path)


def test_a_head_must_name_crisis_style_and_day(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="published"):
        read_article(_article(tmp_path, "Peace.", "crisis: ford\nstyle: wire\n---\n"), tmp_path)


def test_every_article_of_the_corpus_follows_the_guideline() -> None:
    articles = read_corpus(ARTICLES)
    assert articles
    for article in articles:
        assert article.name.startswith(article.head["crisis"] + "/")
