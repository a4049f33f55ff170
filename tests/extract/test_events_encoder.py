"""How the words that the encoder takes for triggers become deeds, and deeds that no frame has become events.

The first half gives readings written by hand, so that it does not move with the weights; the second asks the encoder.
"""

from collections.abc import Callable, Mapping

import pytest
from tests.conftest import make_document
from tests.handread import read_by_hand

from standoff.annotate.article import Article
from standoff.annotate.encoder import READING, Relation
from standoff.extract.events.build import find_drafts
from standoff.extract.events.deed import Deed, Draft, Options, Telling
from standoff.extract.events.find import find_deeds
from standoff.extract.events.read import read_deeds
from standoff.lexicon import load_lexicon
from standoff.model import Event, EventType
from standoff.pipeline import DocumentCoder

Annotate = Callable[..., Article]

TEXT = "Troops and militiamen from Chad whacked the old bridge at Mao."
UNUSUAL = [
    ("Rebels from Chad whacked a Nigerian convoy with mortar bombs on Monday.", "whacked", EventType.ASSAULT),
    ("Nigerian police bundled forty Chadian protesters into vans on Monday.", "bundled", EventType.COERCE),
    ("Nigeria slapped Chad with sanctions on all its fish.", "slapped", EventType.SANCTION),
    ("Chadian rebels blew a Nigerian patrol boat to pieces.", "blew", EventType.ASSAULT),
]
"""Deeds by words that no frame has for them."""


def _read(annotate: Annotate, types: Mapping[EventType, float], actor: str = "", recipient: str = "") -> Article:
    """`TEXT` with a reading by hand of its verb."""
    article = annotate(TEXT)
    related = {Relation.ACTOR: actor, Relation.RECIPIENT: recipient}
    article.fill(READING, read_by_hand(article, trigger="whacked", types=types, related=related))
    return article


def _heads(options: Options) -> list[str]:
    return [role.token.text for place in options for role in place]


def _only(article: Article, least: float = 0.2) -> Deed:
    (deed,) = read_deeds(article, least)
    return deed


def test_a_trigger_is_a_deed_of_its_likeliest_type(annotate: Annotate) -> None:
    deed = _only(_read(annotate, {EventType.ASSAULT: 0.6, EventType.COERCE: 0.3}))
    assert (deed.type, deed.trigger.text, deed.read) == (EventType.ASSAULT, "whacked", True)
    assert (deed.actors, deed.recipients) == ((), ())


def test_a_deed_less_likely_than_asked_is_none(annotate: Annotate) -> None:
    article = _read(annotate, {EventType.ASSAULT: 0.3, EventType.COERCE: 0.25})
    assert list(read_deeds(article, 0.35)) == []
    assert _only(article, 0.29).type is EventType.ASSAULT


def test_whoever_only_tells_of_a_deed_is_no_party_to_it(annotate: Annotate) -> None:
    article = annotate("Chad paid a million dollars, according to the finance ministry.")
    related = {Relation.ACTOR: "Chad", Relation.RECIPIENT: "the finance ministry"}
    article.fill(READING, read_by_hand(article, trigger="paid", types={EventType.AID: 0.9}, related=related))
    deed = _only(article)
    assert (_heads(deed.actors), deed.recipients) == (["Chad"], ())


def test_the_heads_of_its_roles_are_its_parties_and_both_of_two_that_are_coordinated(annotate: Annotate) -> None:
    article = _read(
        annotate, {EventType.ASSAULT: 0.9}, actor="Troops and militiamen from Chad", recipient="the old bridge"
    )
    deed = _only(article)
    assert _heads(deed.actors) == ["Troops", "militiamen"]
    assert _heads(deed.recipients) == ["bridge"]


@pytest.mark.parametrize("word", ["and", "from", "at", "."])
def test_words_that_name_nobody_are_no_party(annotate: Annotate, word: str) -> None:
    assert _only(_read(annotate, {EventType.ASSAULT: 0.9}, actor=word)).actors == ()


def _drafts(annotate: Annotate, text: str, trigger: str, type_: EventType, share: float, **roles: str) -> list[Draft]:
    """The drafts of a text whose reading by hand has one trigger, with `actor` and `recipient`."""
    article = annotate(text)
    related = {Relation(name): words for name, words in roles.items()}
    article.fill(READING, read_by_hand(article, trigger=trigger, types={type_: share}, related=related))
    return find_drafts(article, find_deeds(article, load_lexicon()))


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "actor", "recipient"),
    [
        ("Two boys were beaten by the crew.", "beaten", EventType.ASSAULT, "the crew", "Two boys"),
        ("Thirteen were put on a plane at dawn.", "put", EventType.COERCE, "", "Thirteen"),
        ("Somebody parked across the avenue.", "parked", EventType.PROTEST, "Somebody", ""),
        ("Both nudged the ferry with crabs.", "nudged", EventType.ASSAULT, "Both", "the ferry"),
        ("A sniper wounded her in the arm.", "wounded", EventType.ASSAULT, "A sniper", "her"),
    ],
)
def test_a_deed_that_the_encoder_is_sure_of_needs_no_known_party(
    annotate: Annotate, text: str, trigger: str, type_: EventType, actor: str, recipient: str
) -> None:
    (draft,) = _drafts(annotate, text, trigger, type_, 0.97, actor=actor, recipient=recipient)
    assert [party.text for party in draft.actors] == ([actor] if actor else [])
    assert [party.text for party in draft.recipients] == ([recipient] if recipient else [])
    assert all(party.id is None and party.country is None for party in (*draft.actors, *draft.recipients))
    assert _drafts(annotate, text, trigger, type_, 0.7, actor=actor, recipient=recipient) == []


@pytest.mark.parametrize(
    ("text", "read", "wholes"),
    [
        ("Most of the urchins slunk away.", "Most urchins", ["Most of the urchins"]),
        ("Plenty of drenched urchins slunk away.", "Plenty urchins", ["Plenty of drenched urchins"]),
        ("Urchins and jugglers slunk away.", "Urchins jugglers", ["Urchins", "jugglers"]),
    ],
)
def test_words_within_those_of_a_party_are_no_other_party(
    annotate: Annotate, text: str, read: str, wholes: list[str]
) -> None:
    (draft,) = _drafts(annotate, text, "slunk", EventType.RETREAT, 0.97, actor=read)
    assert [party.text for party in draft.actors] == wholes


@pytest.mark.parametrize(
    ("text", "trigger", "read", "heads"),
    [
        ("Guards held a porter and walloped him.", "walloped", "porter him", ["him", "porter"]),
        ("Guards fed two cooks, then walloped them.", "walloped", "cooks them", ["them", "cooks"]),
        ("Guards walloped him and a porter.", "walloped", "him porter", ["him", "porter"]),
        ("Guards walloped a porter who had fed them.", "walloped", "porter", ["porter"]),
        ("Guards held a porter and walloped cooks.", "walloped", "porter cooks", ["porter", "cooks"]),
    ],
)
def test_a_pronoun_at_the_trigger_goes_before_whom_it_means(
    annotate: Annotate, text: str, trigger: str, read: str, heads: list[str]
) -> None:
    article = annotate(text)
    related = {Relation.RECIPIENT: read}
    types = {EventType.ASSAULT: 0.9}
    article.fill(READING, read_by_hand(article, trigger=trigger, types=types, related=related))
    assert _heads(_only(article).recipients) == heads


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("Rickety bomber crews were told to sleep.", "Rickety", "Rickety bomber crews"),
        ("The warships slunk away.", "The", "The warships"),
        ("Several of them slunk away.", "Several", "Several of them"),
        ("One slunk away.", "One", "One"),
        ("Seventy drenched cooks slunk away.", "Seventy cooks", "Seventy drenched cooks"),
    ],
)
def test_a_party_that_nobody_knows_has_the_words_of_its_phrase(
    annotate: Annotate, text: str, read: str, whole: str
) -> None:
    trigger = "told" if "told" in text else "slunk"
    (draft,) = _drafts(annotate, text, trigger, EventType.RETREAT, 0.97, actor=read)
    assert [party.text for party in draft.actors] == [whole]


@pytest.mark.parametrize(
    "text", ["The order was lifted at noon.", "It had rained on the fence for weeks.", "Shots were fired."]
)
def test_a_deed_of_nobody_to_nobody_is_no_event(annotate: Annotate, text: str) -> None:
    trigger = text.split()[3].rstrip(".") if "Shots" not in text else "fired"
    assert _drafts(annotate, text, trigger, EventType.CONCEDE, 0.99) == []


def test_a_thing_that_the_encoder_takes_for_no_party_is_none(annotate: Annotate) -> None:
    (draft,) = _drafts(annotate, "Egypt commended the text.", "commended", EventType.SUPPORT, 0.99, actor="Egypt")
    assert ([party.id for party in draft.actors], draft.recipients) == (["EGY"], ())


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "upper", "telling"),
    [
        (
            "Chad demanded the release of its pilots by Nigeria.",
            "release",
            EventType.RETREAT,
            EventType.REQUEST,
            Telling.WISHED,
        ),
        ("Chad refused to withdraw from Nigeria.", "withdraw", EventType.RETREAT, EventType.REJECT, Telling.REFUSED),
        ("Chad threatened to bomb Nigeria.", "bomb", EventType.ASSAULT, EventType.THREATEN, Telling.WISHED),
        ("Chad urged Nigeria to free the crew.", "free", EventType.RETREAT, EventType.REQUEST, Telling.WISHED),
        ("Chad ruled out a blockade of Nigeria.", "blockade", EventType.COERCE, EventType.REJECT, Telling.IMAGINED),
    ],
)
def test_a_deed_under_another_is_wished_refused_or_imagined_and_told_only_where_the_encoder_is_sure(
    annotate: Annotate, text: str, trigger: str, type_: EventType, upper: EventType, telling: Telling
) -> None:
    told = {draft.deed.type: draft.deed for draft in _drafts(annotate, text, trigger, type_, 0.97, actor="Chad")}
    assert set(told) == {upper, type_}
    assert (told[upper].telling, told[type_].telling) == (None, telling)
    assert {draft.deed.type for draft in _drafts(annotate, text, trigger, type_, 0.4, actor="Chad")} == {upper}


@pytest.mark.parametrize("text", ["Chad agreed to visit Nigeria.", "Chad offered to visit Nigeria in May."])
def test_what_somebody_agrees_to_do_is_one_event_with_the_agreement(annotate: Annotate, text: str) -> None:
    (draft,) = _drafts(annotate, text, "visit", EventType.CONSULT, 0.97)
    assert draft.deed.type is EventType.AGREE


def test_what_will_be_done_is_a_promise_also_where_the_encoder_alone_sees_it(annotate: Annotate) -> None:
    text = "Chad will stump up rice for Nigeria."
    (draft,) = _drafts(annotate, text, "stump", EventType.AID, 0.97, actor="Chad", recipient="Nigeria")
    assert (draft.deed.type, draft.deed.telling) == (EventType.AGREE, Telling.PROMISED)


def test_the_encoder_finds_deeds_that_no_frame_has(coder: DocumentCoder, reading_coder: DocumentCoder) -> None:
    found = 0
    for text, word, type_ in UNUSUAL:
        plain, read = ({(deed.trigger.text, deed.type) for deed in _deeds(one, text)} for one in (coder, reading_coder))
        assert (word, type_) not in plain
        found += (word, type_) in read
    assert found >= 1


def test_a_deed_that_only_the_encoder_finds_is_marked(coder: DocumentCoder, reading_coder: DocumentCoder) -> None:
    for text, *_ in UNUSUAL:
        known = {(deed.trigger.i, deed.type) for deed in _deeds(coder, text)}
        assert all(deed.read for deed in _deeds(reading_coder, text) if (deed.trigger.i, deed.type) not in known)
        assert not any(deed.read for deed in _deeds(coder, text))


def test_one_word_is_one_event_of_one_type(reading_coder: DocumentCoder) -> None:
    more = "Chad threatened Nigeria with bombs. Nigeria rejected the demand of Chad."
    text = " ".join([*(text for text, *_ in UNUSUAL), more])
    seen: dict[tuple[int, tuple[str, ...], tuple[str, ...]], EventType] = {}
    for event in _events(reading_coder, text):
        actors, recipients = (tuple(party.text for party in side) for side in (event.actor, event.recipient))
        assert seen.setdefault((event.evidence[0].start, actors, recipients), event.event) is event.event


def _deeds(coder: DocumentCoder, text: str) -> list[Deed]:
    (article,) = coder.annotate([make_document(text)])
    return find_deeds(article, load_lexicon())


def _events(coder: DocumentCoder, text: str) -> list[Event]:
    (coded,) = coder.code([make_document(text)])
    return [record for record in coded.records if isinstance(record, Event)]


def test_one_deed_has_one_type_in_the_whole_article(reading_coder: DocumentCoder) -> None:
    """The word alone would do for more than one: bans are COERCE, trade cut off is SANCTION."""
    head = "Georgia bans timber imports from Azerbaijan"
    text = f"{head}\n\nTBILISI - Georgia banned timber imports from Azerbaijan on Friday, officials said."
    types = {event.event for event in _events(reading_coder, text) if "ban" in event.evidence[0].text}
    assert len(types) == 1
