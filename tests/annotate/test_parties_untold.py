"""The country of officials of whom only the sentences around, or the dateline, tell it: invented people."""

from collections.abc import Callable

import pytest

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.model import Party
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES

Annotate = Callable[[str], Article]

# (text, mention, country or None)
SPOKEN_BEFORE = (
    (
        "LIMA (AP) — Ecuador's Foreign Ministry said the map was old. Spokesperson Ana Lojan urged Peru to wait.",
        "Spokesperson Ana Lojan",
        "ECU",
    ),
    ("Thailand's army denied the claim. A spokesman urged Cambodia to pull back.", "A spokesman", "THA"),
    ("The Norwegian government said talks had failed. A spokeswoman, Kari Moen, blamed Iceland.", "Kari Moen", "NOR"),
    ("Kenya's president met the miners. A spokesman warned Uganda.", "A spokesman", None),
    ("Russia attacked a port in Ukraine. A NATO spokesman warned Belarus.", "A NATO spokesman", None),
)
ADDRESSED = (
    ("Prime Minister Anna Lund accused Russia of lying.", "Prime Minister Anna Lund", None),
    ("The foreign minister warned Chad against an attack.", "The foreign minister", None),
    ("Defence Minister Jan Kask protested to Latvia.", "Defence Minister Jan Kask", None),
    ("President Ines Faria called on Bolivia to open the road.", "President Ines Faria", None),
    ("The prime minister of Chad warned Niger.", "The prime minister of Chad", "TCD"),
)
OUTLETS = (
    ("A source close to the talks told Xinhua that the bishop would mediate.", "A source close to the talks", None),
    ("Two officials told Al Jazeera that the army had left.", "Two officials", None),
    ("The minister gave an interview to China Daily.", "The minister", None),
    ("Two officials told Xinhua that Peru's army had left.", "Two officials", "PER"),
)
AT_HOME = (
    (
        "TALLINN (Reuters) - Russia protested on Monday. Prime Minister Juhan Tamm told parliament it was unsafe.",
        "Prime Minister Juhan Tamm",
        "EST",
    ),
    ("Russia protested. Prime Minister Juhan Tamm told parliament the ship was unsafe.", "Juhan Tamm", None),
    (
        "Estonia's prime minister has criticised Russia. Prime Minister Juhan Tamm told parliament it was cut.",
        "Prime Minister Juhan Tamm",
        "EST",
    ),
    (
        "The Peruvian government rejected Chile's protest. Prime Minister Alba Rey told parliament to wait.",
        "Prime Minister Alba Rey",
        "PER",
    ),
    (
        'LIMA (AP) - Bolivia was calm. The defence ministry in La Paz said the crew had ignored Peru. "We were hit," '
        "Defence Minister Gil Soto said.",
        "Defence Minister Gil Soto",
        "BOL",
    ),
    (
        "OSLO (Reuters) - Sweden would shut the road. Foreign Minister Kari Moen dismissed it. Norway waited.",
        "Foreign Minister Kari Moen",
        "NOR",
    ),
    ("MOSCOW - Russia was silent. Emre Demirel, a presidential aide in Ankara, said no.", "Emre Demirel", "TUR"),
)
LIKENED = (
    ("A Hezbollah-like militia closed the road.", "A Hezbollah-like militia", None),
    ("A Houthi-style group took the crew.", "A Houthi-style group", None),
    ("Soviet-type officials came.", "Soviet-type officials", None),
    ("A Hezbollah militia closed the road.", "A Hezbollah militia", "LBN"),
    ("Russian officials came.", "Russian officials", "RUS"),
)
PRESIDING = (
    ("Peru was calm. The president of the miners' union said no.", "The president of the miners' union", "LAB"),
    ("Union and community presidents in Peru said no.", "Union and community presidents in Peru", "LAB"),
    ("Rosa Inca, president of the Pampa community in Peru, said no.", "Rosa Inca", "CVL"),
    ("The company's chairman said no.", "The company's chairman", "BUS"),
    ("Peru's president said no.", "Peru's president", "GOV"),
    ("The president of the republic said no.", "The president of the republic", "GOV"),
)


@pytest.fixture(scope="module")
def annotate() -> Annotate:
    """Only the stages that parties rest on."""
    coder = DocumentCoder(stages=tuple(stage for stage in STAGES if stage.gives in (LAYOUT, PARTIES)))
    return lambda text: next(coder.annotate([make_document(text)]))


def party_of(article: Article, mention: str) -> Party:
    """The one party of the mention."""
    start = article.text.index(mention)
    span = article[PARSE].char_span(start, start + len(mention), alignment_mode="expand")
    assert span is not None
    (party,) = article[PARTIES].of(span.root)
    return party


UNDERGONE = (
    ("Kenya and Togo quarrelled. Protesters stoned the British embassy.", "Protesters", None),
    ("Kenya and Togo quarrelled. Students marched past the Japanese consulate.", "Students", None),
    ("Kenya and Togo quarrelled. Police arrested three French nationals.", "Police", None),
    ("Kenya and Togo quarrelled. A crowd burned the Danish flag.", "crowd", None),
    ("Kenya and Togo quarrelled. Three Danish tourists were held by rebels.", "rebels", None),
    ("Kenya and Togo quarrelled. Danish police arrested three men.", "police", "DNK"),
    ("Kenya and Togo quarrelled. In Denmark, police arrested three men.", "police", "DNK"),
    ("Kenya and Togo quarrelled. Danish ministers said police had arrested three men.", "police", "DNK"),
    ("Kenya and Togo quarrelled. Police in Denmark arrested three Danish tourists.", "Police", "DNK"),
    ("Kenya and Togo quarrelled. After a Danish vote, protesters stoned a bank.", "protesters", "DNK"),
)


@pytest.mark.parametrize(
    ("text", "mention", "country"), (*SPOKEN_BEFORE, *ADDRESSED, *OUTLETS, *AT_HOME, *LIKENED, *UNDERGONE)
)
def test_an_official_is_of_the_country_that_the_text_settles(
    annotate: Annotate, text: str, mention: str, country: str | None
) -> None:
    assert party_of(annotate(text), mention).country == country


@pytest.mark.parametrize(("text", "mention", "sector"), PRESIDING)
def test_who_presides_is_of_the_sector_of_what_it_is_of(
    annotate: Annotate, text: str, mention: str, sector: str
) -> None:
    party = party_of(annotate(text), mention)
    assert (party.sector, party.id if sector != "GOV" else None) == (sector, None)
