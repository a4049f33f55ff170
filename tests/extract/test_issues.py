"""Issue labels: the same topic for a demand and its answer, whatever the words."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.errors import LexiconError
from standoff.extract.issues import label_issue
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.issues import read_issues

Annotate = Callable[..., Article]

TOPICS = [
    ("withdraw its troops from the border", "troop withdrawal"),
    ("pulling its forces back from the border", "troop withdrawal"),
    ("a withdrawal of all soldiers", "troop withdrawal"),
    ("the release of the prisoners", "prisoner exchange"),
    ("swap the prisoners", "prisoner exchange"),
    ("free the hostages", "hostages"),
    ("lift the sanctions", "sanctions relief"),
    ("the lifting of all sanctions", "sanctions relief"),
    ("financial sanctions", "sanctions"),
    ("a ceasefire", "ceasefire"),
    ("an immediate truce", "ceasefire"),
    ("stop the shelling", "ceasefire"),
    ("stop enriching uranium", "nuclear enrichment"),
    ("admit the nuclear inspectors", "nuclear inspections"),
    ("release water from the reservoir", "water release"),
    ("stop building the dam", "dam"),
    ("fishing in the strait", "fishing rights"),
    ("reopen the border crossing", "border crossings"),
    ("recognise the breakaway province", "recognition"),
    ("hold elections before June", "election timetable"),
    ("free and fair elections", "elections"),
    ("raise tariffs on steel", "tariffs"),
    ("cut gas deliveries", "gas supply"),
    ("export grain through the port", "grain exports"),
    ("let aid convoys in", "aid access"),
    ("close its airspace", "airspace"),
    ("restrict military deployments in the east", "troop deployment"),
    ("remove the missile launchers", "missile deployment"),
    ("pay reparations", "reparations"),
    ("an apology for the massacre", "apology"),
    ("step down as president", "resignation of leader"),
    ("arbitration in The Hague", "arbitration"),
    ("hand over the suspects", "extradition"),
    ("return to the negotiating table", "talks"),
]


def label(annotate: Annotate, words: str, context: tuple[str, ...] = ()) -> str:
    doc = annotate(words)[PARSE]
    return label_issue(list(doc), context, load_lexicon()).text


@pytest.mark.parametrize(("words", "topic"), TOPICS)
def test_words_about_a_topic_get_its_label(annotate: Annotate, words: str, topic: str) -> None:
    assert label(annotate, words) == topic


def test_the_addressee_completes_a_topic(annotate: Annotate) -> None:
    assert label(annotate, "admit no new members in the Balkans", ("nato",)) == "expansion of NATO"


def test_without_a_topic_the_head_with_its_modifier_is_the_label(annotate: Annotate) -> None:
    assert label(annotate, "the return of the stolen violin collection") == "violin collection"


def test_there_are_many_topics_and_no_label_stands_twice() -> None:
    labels = load_lexicon().table(read_issues).labels
    assert len(labels) >= 150
    assert len(set(labels)) == len(labels)


def test_a_pattern_with_an_unknown_class_is_refused() -> None:
    broken = Lexicon({"issue_classes.csv": b"class,words\na,b\n", "issues.csv": b"issue,patterns\nx,@nothing+b\n"})
    with pytest.raises(LexiconError, match="@nothing"):
        broken.table(read_issues)
