"""The event frames: broad, consistent with PLOVER, and strict about their own language."""

import pytest

from standoff.errors import LexiconError
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.frames import Frames, read_frames
from standoff.lexicon.plover import read_plover
from standoff.model import EventType


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def frames(lexicon: Lexicon) -> Frames:
    return lexicon.table(read_frames)


def test_every_type_has_many_frames(frames: Frames) -> None:
    counts = dict.fromkeys(EventType, 0)
    for heads in frames.by_pos.values():
        for same in heads.values():
            for frame in same:
                if frame.type is not None:
                    counts[frame.type] += 1
    assert min(counts.values()) >= 60, counts
    assert len(frames) >= 3000


def test_the_most_special_frame_comes_first(frames: Frames) -> None:
    weights = [frame.weight for frame in frames.by_pos["verb"]["withdraw"]]
    assert weights == sorted(weights, reverse=True)


def test_the_ontology_scores_an_event_by_its_strongest_mode(lexicon: Lexicon) -> None:
    plover = lexicon.table(read_plover)
    assert plover.types[EventType.ASSAULT].scale(("beat", "aerial")) == -9.5
    assert plover.types[EventType.AGREE].scale(()) == 2.5
    assert plover.types[EventType.SANCTION].quad == 4


def test_all_sixteen_types_and_all_contexts_are_there(lexicon: Lexicon) -> None:
    plover = lexicon.table(read_plover)
    assert set(plover.types) == set(EventType)
    assert len(plover.contexts) == 37
    assert {context for found in plover.context_words.values() for context in found} == set(plover.contexts)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("attack,x,obj,,obj,,", "part of speech"),
        ("attack,v,obj=@nowhere,,obj,,", "@nowhere"),
        ("attack,v,obj,,obj,nonsense,", "nonsense"),
        ("attack,v,inf=now,,obj,,", "takes no words"),
    ],
)
def test_a_wrong_row_is_told(row: str, told: str) -> None:
    files = {f"events_{type_.value.lower()}.csv": "head,pos,where,actor,recipient,mode,note\n" for type_ in EventType}
    files["events_assault.csv"] += row + "\n"
    files["events_governors.csv"] = "head,pos,where,cooperative,hostile,bare,recipient,note\n"
    files["event_words.toml"] = 'force = "troop"\n'
    shipped = load_lexicon()
    files["plover.toml"] = shipped.text("plover.toml")
    with pytest.raises(LexiconError, match=told):
        read_frames(Lexicon({name: text.encode() for name, text in files.items()}))
