"""Word classes and lemmas by table are those of spaCy's ruler and lemmatizer."""

import pytest
from spacy.language import Language

from standoff.annotate import parse, wordclasses
from standoff.annotate.parse import load_parser
from standoff.annotate.wordclasses import COMPONENT

SENTENCES = (
    "It isn't what the ministers had said: there's no deal, and there were none.",
    "I ain't gonna leave, y'all. Let's go! C'm on, we've gotta hear 'em. 'Nuff said.",
    "They got ta the gates doin' nothin', nuthin' at all, for ol' times' sake; she gets what he got.",
    "That was the one that they'd have wanted, but it did do harm, which wasn't meant.",
    "   Spaces \n\n come\tin  many kinds.\r\n",
    "What to do? You can not, you could, and you shan't; it won't be you, and let you be.",
    "🙂 ... —— $5m (£4m) & co. @home #1",
    "",
)
"""Words that several rules change, rules of two words, forms told by pattern, and signs."""


@pytest.fixture(scope="module")
def slow() -> Language:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "tabulate", lambda nlp: None)
        return load_parser()


@pytest.fixture(scope="module")
def fast() -> Language:
    return load_parser()


@pytest.mark.parametrize("text", [*SENTENCES, "\n".join(SENTENCES)])
def test_tables_say_what_the_components_say(slow: Language, fast: Language, text: str) -> None:
    assert COMPONENT in fast.pipe_names
    assert COMPONENT not in slow.pipe_names
    for one, other in zip(fast(text), slow(text), strict=True):
        assert (one.tag_, one.pos_, one.dep_, one.lemma_) == (other.tag_, other.pos_, other.dep_, other.lemma_)


@pytest.mark.parametrize(
    "pattern",
    [
        [{"SHAPE": "dddd"}],
        [{"LOWER": "no"}, {"OP": "?"}],
        [{"LOWER": {"FUZZY": "treaty"}}],
        [{"LENGTH": {">=": 12}}],
    ],
)
def test_rules_that_look_at_more_stay_with_spacy(slow: Language, pattern: list[dict[str, object]]) -> None:
    nlp = load_parser()
    nlp.remove_pipe(COMPONENT)
    nlp.enable_pipe("attribute_ruler")
    nlp.enable_pipe("lemmatizer")
    nlp.get_pipe("attribute_ruler").add([pattern], {"POS": "X"})
    wordclasses.tabulate(nlp)
    assert nlp.pipe_names[-2:] == ["attribute_ruler", "lemmatizer"]
