"""Form, date, venue, addressee and denial of statements; quotations over paragraphs; look-up by offset."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.annotate.article import Article
from standoff.extract.statements import SECOND_HAND, STATEMENTS, innermost_statement
from standoff.model import CueClass, Form, Statement

FRIDAY = date(2023, 3, 10)

Annotate = Callable[..., Article]


def only(annotate: Annotate, text: str) -> Statement:
    (statement,) = annotate(text, FRIDAY)[STATEMENTS]
    return statement


FORMS = [
    ("“We will leave,” the envoy said.", Form.DIRECT),
    ("The envoy said: “We will leave.” He smiled.", Form.DIRECT),
    ("The envoy said they would leave.", Form.INDIRECT),
    ("The envoy said they would leave “at dawn”.", Form.MIXED),
    ("The pact was “a corpse”, according to the envoy.", Form.MIXED),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_tells_how_much_is_quoted(text: str, form: Form, annotate: Annotate) -> None:
    assert only(annotate, text).form is form


DATES = [
    ("The envoy said on Tuesday that the pact was dead.", "2023-03-07"),
    ("The envoy said Tuesday the pact was dead.", "2023-03-07"),
    ("The envoy said on Tuesday it was ready to leave.", "2023-03-07"),
    ("On Tuesday, the envoy said the pact was dead.", "2023-03-07"),
    ("“The pact is dead,” the envoy told reporters on Tuesday.", "2023-03-07"),
    ("The pact was dead, the envoy said on Tuesday.", "2023-03-07"),
    ("The envoy said the pact would end on Tuesday.", None),
    ("The envoy said the pact was dead.", None),
    ("“The pact ended on Tuesday,” the envoy said.", None),
    ("The envoy said after meeting rebels on Tuesday that the pact was dead.", "2023-03-07"),
    ("The envoy says that next Tuesday is the day.", None),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_the_date_is_when_it_was_said_or_unknown(text: str, value: str | None, annotate: Annotate) -> None:
    found = only(annotate, text).date
    assert (found.value if found is not None else None) == value


def test_a_participle_has_the_date_of_its_verb(annotate: Annotate) -> None:
    blamed, saying = annotate("The envoy on Tuesday blamed the rebels, saying they broke the truce.", FRIDAY)[
        STATEMENTS
    ]
    assert blamed.date is not None
    assert blamed.date == saying.date


def test_a_quotation_has_the_date_of_the_same_persons_sentence_before(annotate: Annotate) -> None:
    text = (
        "Envoy Paula Stern warned on Tuesday that time was short.\n"
        "“We cannot wait for ever,” Ms. Stern said.\n"
        "“We can,” said General Otto Brandt."
    )
    dates = [statement.date and statement.date.value for statement in annotate(text, FRIDAY)[STATEMENTS]]
    assert dates == ["2023-03-07", "2023-03-07", None]


def test_a_time_that_opens_the_sentence_before_sets_the_scene(annotate: Annotate) -> None:
    text = "On Tuesday, the fighting grew worse. Chad said it was shelled from across the border."
    found = only(annotate, text).date
    assert found is not None
    assert found.value == "2023-03-07"


VENUES = [
    ("“The pact is dead,” the envoy said in an interview.", "in an interview"),
    ("The envoy said in a statement that the pact was dead.", "in a statement"),
    ("The envoy told the Security Council that the pact was dead.", None),
    ("The envoy said on state television that the pact was dead.", "on state television"),
    ("“The pact is dead,” the envoy said at a news conference.", "at a news conference"),
    ("“The pact is dead,” the envoy said in response.", None),
    ("“The pact is dead,” the envoy said on Tuesday.", None),
]


@pytest.mark.parametrize(("text", "venue"), VENUES)
def test_the_venue_is_where_or_through_what_it_was_said(text: str, venue: str | None, annotate: Annotate) -> None:
    found = only(annotate, text).venue
    assert (found.text if found is not None else None) == venue


ADDRESSEES = [
    ("“The pact is dead,” the envoy told reporters.", "reporters"),
    ("The envoy told the senate that the pact was dead.", "the senate"),
    ("The envoy assured Kenya that the pact would hold.", "Kenya"),
    ("The envoy said to the villagers that the pact was dead.", "the villagers"),
    ("The envoy said the pact was dead.", None),
]


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES)
def test_the_addressee_is_who_was_told(text: str, addressee: str | None, annotate: Annotate) -> None:
    found = only(annotate, text).addressee
    assert (found.text if found is not None else None) == addressee


DENIALS = [
    ("The army denied that it shelled the town.", True),
    ("The army denied shelling the town.", True),
    ("The army denied the allegations.", True),
    ("The army denied any role in the shelling.", True),
    ("The army dismissed the claim as absurd.", True),
    ("The army rejected the demands.", False),
    ("The army refused to leave the town.", False),
    ("The army said it shelled the town.", False),
    ("The army did not deny that it shelled the town.", False),
    ("The army has never disputed the count.", False),
    ("The army couldn't deny the charge of theft.", False),
    ("The envoy did not dispute that boats had been sunk.", False),
    ("The ministry does not refute the claim.", False),
    ("The army denied that it had not paid.", True),
    ("The minister, who had not slept, disputed the count.", True),
    ("Mali, unlike Niger, which did not answer, denied that it had closed the road.", True),
    ("The army not only denied that it had fired.", True),
    ("The army did not move but denied the charge.", True),
]


@pytest.mark.parametrize(("text", "denies"), DENIALS)
def test_only_what_is_said_to_be_untrue_is_denied(text: str, denies: bool, annotate: Annotate) -> None:
    assert only(annotate, text).denies is denies


CLASSES = [
    ("The army threatened to shell the town.", CueClass.THREATEN),
    ("The envoy warned of a long war.", CueClass.WARN),
    ("The envoy urged both sides to stop.", CueClass.DEMAND),
    ("The envoy praised the truce.", CueClass.PRAISE),
    ("Villagers fear that war will come.", CueClass.FEAR),
    ("Many hope that peace will come.", CueClass.WANT),
    ("The war will last, according to the envoy.", CueClass.ACCORDING),
    ("The envoy asked whether the truce held.", CueClass.ASK),
]


@pytest.mark.parametrize(("text", "cls"), CLASSES)
def test_the_class_of_the_cue_tells_what_sort_of_act_it_is(text: str, cls: CueClass, annotate: Annotate) -> None:
    assert only(annotate, text).cue.cls is cls


def test_quotations_of_one_speech_over_paragraphs_are_one_statement(annotate: Annotate) -> None:
    text = "“We tried,” the envoy said. “We failed.\n“Now we try again. We must.\n“And we will.”"
    statement = only(annotate, text)
    assert [piece.text for piece in statement.content] == [
        "We tried",
        "We failed",
        "Now we try again. We must",
        "And we will",
    ]


def test_a_paragraph_that_ends_with_a_colon_announces_the_quotation_below(annotate: Annotate) -> None:
    statement = only(annotate, "The envoy told reporters:\n“The pact is dead. Nobody mourns.”")
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.cue.text) == ("The envoy", "told")


def test_a_pronoun_is_the_person_named_before(annotate: Annotate) -> None:
    text = "Envoy Paula Stern said the pact was dead. “Nobody mourns it,” she said."
    names = [statement.speaker and statement.speaker.name for statement in annotate(text)[STATEMENTS]]
    assert names == ["Paula Stern", "Paula Stern"]


def test_described_people_are_anonymous_and_documents_are_not(annotate: Annotate) -> None:
    people = only(annotate, "Some critics say the pact is dead.").speaker
    document = only(annotate, "A new poll shows that the pact is popular.").speaker
    assert people is not None
    assert people.anonymous
    assert document is not None
    assert not document.anonymous


def test_the_innermost_statement_is_the_one_with_the_shortest_content(annotate: Annotate) -> None:
    text = "The envoy said that Kenya believes the pact is dead."
    article = annotate(text)
    at = text.index("pact")
    inner = innermost_statement(article, at, at + 4)
    assert inner is not None
    assert inner.cue.text == "believes"
    outer = innermost_statement(article, text.index("Kenya"), text.index("Kenya") + 5)
    assert outer is not None
    assert outer.cue.text == "said"
    assert innermost_statement(article, 0, 3) is None


def test_a_statement_inside_another_says_so_and_is_less_sure(annotate: Annotate) -> None:
    outer, inner = annotate("The envoy said that Kenya believes the pact is dead.")[STATEMENTS]
    assert outer.notes == ()
    assert inner.notes == (SECOND_HAND,)
    assert inner.confidence < outer.confidence


def test_attitudes_inside_a_statement_are_no_statements_of_their_own(annotate: Annotate) -> None:
    statement = only(annotate, "The envoy said that Kenya rejected the pact.")
    assert statement.cue.text == "said"


def test_what_a_speaker_quotes_is_not_reported_again(annotate: Annotate) -> None:
    statement = only(annotate, "“They said we would run, and they hoped to see it,” the colonel said.")
    assert statement.cue.text == "said"


WORDS = st.sampled_from(
    "the envoy said says that told “ ” \" ' ‘ ’ , . ? : Kenya he she according to claim denied wants NATO war is "
    "dead called a an farce as of on Friday quoted saying \n — ( ) ; I we".split(" ")
)


@given(st.lists(WORDS, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_span_slices_to_its_text(annotate: Annotate, words: list[str]) -> None:
    text = " ".join(words)
    for statement in annotate(text)[STATEMENTS]:
        spans = [*statement.content, *statement.evidence, statement.cue, statement.speaker, statement.venue]
        for span in spans:
            if span is not None:
                assert text[span.start : span.end] == span.text
        assert statement.content


HEADLINES = [
    ("Red Cross: thousands are hungry in the valley", "Red Cross"),
    ("Officials: two ships sank off the coast", "Officials"),
    ("A new poll: voters are tired of the war", "A new poll"),
    ("Chad: ten people died in the flood", None),
    ("Timeline: how the war began", None),
]


@pytest.mark.parametrize(("title", "speaker"), HEADLINES)
def test_a_speaker_before_a_colon_in_a_headline(title: str, speaker: str | None, annotate: Annotate) -> None:
    article = annotate(f"{title}\nThe river rose again on Monday. Trucks came at noon.\nThe day was grey.")
    found = [
        statement.speaker.text for statement in article[STATEMENTS] if statement.speaker and statement.cue.text == ":"
    ]
    assert found == ([speaker] if speaker is not None else [])


def test_the_dateline_is_no_part_of_the_speaker(annotate: Annotate) -> None:
    text = "LIMA, March 6 (Meridian) - Peru on Monday demanded that its neighbour cancel all licences.\nIt was late."
    speaker = only(annotate, text).speaker
    assert speaker is not None
    assert speaker.text == "Peru"
