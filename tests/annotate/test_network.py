"""Networks run at less cost, and say what spaCy says."""

import numpy as np
import pytest
import spacy
from spacy.language import Language

from standoff.annotate import network
from standoff.annotate.parse import DEFAULT_MODEL, load_parser

TEXTS = (
    "Ghana's envoy left Lomé on Friday, after Togo had closed the bridge. “We waited,” she said.",
    "No.",
    "The two sides agreed to meet again in May; neither would say where.\n\nIt wasn't the first time.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_parser()


def test_vectors_are_those_of_spacy(nlp: Language) -> None:
    stock = spacy.load(DEFAULT_MODEL)
    for text in TEXTS * 2:
        assert np.allclose(nlp(text).tensor, stock(text).tensor, atol=1e-4)


def test_a_words_vector_does_not_depend_on_what_is_parsed_with_it(nlp: Language) -> None:
    together = list(nlp.pipe([*TEXTS, TEXTS[0] * 30], batch_size=4))
    fresh = load_parser()
    for text, doc in zip(TEXTS, together, strict=False):
        assert np.array_equal(fresh(text).tensor, doc.tensor)


def test_more_words_than_are_remembered_change_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [nlp(text).tensor for text in TEXTS]
    monkeypatch.setattr(network, "_MOST_WORDS", 12)
    forgetful = load_parser()
    for _ in range(2):
        assert all(np.array_equal(forgetful(text).tensor, known) for text, known in zip(TEXTS, expected, strict=True))


def test_other_pipelines_keep_thincs_operations() -> None:
    before = spacy.load(DEFAULT_MODEL)
    load_parser()
    assert not any(isinstance(node.ops, network.OneThreadOps) for node in before.get_pipe("tok2vec").model.walk())


def test_training_a_network_that_remembers_is_refused(nlp: Language) -> None:
    vectors, backprop = nlp.get_pipe("tok2vec").model([nlp.make_doc(TEXTS[0])], is_train=True)
    with pytest.raises(TypeError, match="cannot be trained"):
        backprop(vectors)
