"""Speech coordinated with speech, who speaks behind the words, joint speakers, denied claims, whole words. Invented."""

from collections.abc import Callable

import pytest
from tests.conftest import make_document

from standoff.annotate.article import Article
from standoff.extract.statements import STATEMENTS
from standoff.pipeline import DocumentCoder

Annotate = Callable[..., Article]
Told = tuple[str, str, str]


def _told(article: Article) -> list[Told]:
    """Speaker, lemma of the cue and content of each statement."""
    return [
        (one.speaker.text if one.speaker else "", one.cue.lemma, " … ".join(piece.text for piece in one.content))
        for one in article[STATEMENTS]
    ]


COORDINATED: list[tuple[str, list[Told]]] = [
    (
        "The minister said four people had died and blamed infiltrators for the violence.",
        [
            ("The minister", "say", "four people had died"),
            ("The minister", "blame", "infiltrators for the violence"),
        ],
    ),
    (
        "The governor said the road was closed, and accused the militia of mining it.",
        [("The governor", "say", "the road was closed"), ("The governor", "accuse", "the militia of mining it")],
    ),
    (
        "The spokesman said the ship was unarmed and denied any link to the navy.",
        [("The spokesman", "say", "the ship was unarmed"), ("The spokesman", "deny", "any link to the navy")],
    ),
    (
        "The prime minister said talks would resume and urged both sides to show restraint.",
        [
            ("The prime minister", "say", "talks would resume"),
            ("The prime minister", "urge", "both sides to show restraint"),
        ],
    ),
    (
        "The foreign ministry said the border had been closed and called on Peru to reopen it.",
        [
            ("The foreign ministry", "say", "the border had been closed"),
            ("The foreign ministry", "call", "Peru to reopen it"),
        ],
    ),
    (
        "The general said the town was calm and vowed to hold it.",
        [("The general", "say", "the town was calm"), ("The general", "vow", "to hold it")],
    ),
    (
        "The group said nobody was hurt but vowed to strike again.",
        [("The group", "say", "nobody was hurt"), ("The group", "vow", "to strike again")],
    ),
]


@pytest.mark.parametrize(("text", "told"), COORDINATED)
def test_a_second_act_of_speech_is_the_speaker_s_own(text: str, told: list[Told], annotate: Annotate) -> None:
    assert _told(annotate(text)) == told


WHOLE = [
    ("The UN said the army had fired on the crowd and killed two.", "the army had fired on the crowd and killed two"),
    (
        "The envoy said Mali had closed the border and denied entry to aid workers.",
        "Mali had closed the border and denied entry to aid workers",
    ),
    (
        "The lawyer said the teacher had been arrested and accused of spying.",
        "the teacher had been arrested and accused of spying",
    ),
    ("The nurse said that rebels attacked the town and killed nine.", "that rebels attacked the town and killed nine"),
    pytest.param(
        "The driver said customs officers had impounded four lorries and demanded money for them.",
        "customs officers had impounded four lorries and demanded money for them",
        marks=pytest.mark.xfail(strict=True, reason="in the tense of the saying: taken for the speaker's own demand"),
    ),
    ("The firm said it was co-operating with the police.", "it was co-operating with the police"),
    ("The company said it was re-opening the mine.", "it was re-opening the mine"),
    ("Nine people were hurt, the mayor said, including two boys.", "Nine people were hurt … including two boys"),
    (
        "Twelve miners are still underground, the company said, including three foreigners.",
        "Twelve miners are still underground … including three foreigners",
    ),
]


@pytest.mark.parametrize(("text", "content"), WHOLE)
def test_the_content_is_whole(text: str, content: str, annotate: Annotate) -> None:
    assert content in [told[2] for told in _told(annotate(text))]


BEHIND: list[tuple[str, Told]] = [
    (
        "Officials met envoys in Lima and delivered a letter from Quito, a diplomat briefed on the talks said.",
        (
            "a diplomat briefed on the talks",
            "say",
            "Officials met envoys in Lima and delivered a letter from Quito",
        ),
    ),
    ("The convoy was turned back, Ana Ruiz, a nurse, said.", ("Ana Ruiz", "say", "The convoy was turned back")),
    (
        "The deal would not be signed, said a diplomat briefed on the talks.",
        ("a diplomat briefed on the talks", "say", "The deal would not be signed"),
    ),
    (
        "The envoy would fly to Accra, the capital, aides to the president said.",
        ("aides to the president", "say", "The envoy would fly to Accra, the capital"),
    ),
]


@pytest.mark.parametrize(("text", "told"), BEHIND)
def test_who_speaks_behind_the_words_is_no_part_of_them(text: str, told: Told, annotate: Annotate) -> None:
    found = _told(annotate(text))
    assert told in found
    assert not any(told[0] in content for _, _, content in found)


JOINT = [
    ("Japan and Chad said they would send ships.", "Japan and Chad"),
    ("Two sailors were freed, a local official and two nurses said.", "a local official and two nurses"),
    ("Officials and diplomats said the talks failed.", "Officials and diplomats"),
    ("The mayor said the bridge was shut.", "The mayor"),
]


@pytest.mark.parametrize(("text", "speaker"), JOINT)
def test_joint_speakers_are_named_together(text: str, speaker: str, annotate: Annotate) -> None:
    assert [told[0] for told in _told(annotate(text))] == [speaker]


DENIED = [
    ("Togo has rejected claims that it imposed a blockade.", True),
    ("The army dismissed reports that a base had fallen.", True),
    ("The firm rejected suggestions that the anchor had been dropped on purpose.", True),
    ("The ministry dismissed allegations that its troops had fired first.", True),
    ("The minister rejected calls for a truce.", False),
    ("The government rejected demands that it resign.", False),
    ("Chad rejected a proposal that the border be opened.", False),
    ("The governor rejected the plan.", False),
]


@pytest.mark.parametrize(("text", "denies"), DENIED)
def test_claims_are_denied_and_demands_only_refused(text: str, denies: bool, annotate: Annotate) -> None:
    assert [one.denies for one in annotate(text)[STATEMENTS]] == [denies]


def test_who_is_called_on_is_in_the_content(reading_coder: DocumentCoder) -> None:
    text = "The UN refugee agency called on both governments to allow an immediate landing."
    article = next(reading_coder.annotate([make_document(text)]))
    assert [told[2] for told in _told(article)] == ["both governments to allow an immediate landing"]
