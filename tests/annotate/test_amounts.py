"""Amounts: values, bounds, units, and what is none."""

from collections.abc import Callable

import pytest

from standoff.annotate.amounts import AMOUNTS, Amount
from standoff.annotate.article import Article
from standoff.errors import LexiconError
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.amounts import plural_of, read_amounts

VALUES = [
    ("Ghana sent 1,200 soldiers to the border.", "1,200 soldiers", 1200, "soldiers"),
    ("Two dozen soldiers fled the base.", "Two dozen soldiers", 24, "soldiers"),
    ("Three hundred civilians were trapped.", "Three hundred civilians", 300, "civilians"),
    (
        "Two hundred and fifty thousand refugees crossed.",
        "Two hundred and fifty thousand refugees",
        250_000,
        "refugees",
    ),
    ("Half a million people marched.", "Half a million people", 500_000, "people"),
    ("A quarter of a million voters stayed away.", "A quarter of a million voters", 250_000, "voters"),
    ("Some 1.5 million refugees crossed.", "Some 1.5 million refugees", 1_500_000, "refugees"),
    ("A hundred tanks rolled in.", "A hundred tanks", 100, "tanks"),
    ("Half a dozen warships sailed.", "Half a dozen warships", 6, "warships"),
    ("Twenty-five militants surrendered.", "Twenty-five militants", 25, "militants"),
    ("The army fired 18 155mm howitzers.", "18 155mm howitzers", 18, "howitzers"),
    ("Poland bought 24 F-16s.", "24 F-16s", 24, "F-16s"),
    ("Berlin promised 100 Leopard 2 tanks.", "100 Leopard 2 tanks", 100, "tanks"),
    ("Chad deployed a 5,000-strong force.", "5,000-strong force", 5000, "troops"),
    ("A 70,000-strong crowd filled the square.", "70,000-strong crowd", 70_000, "people"),
    ("Iran has installed 1,044 advanced centrifuges.", "1,044 advanced centrifuges", 1044, "centrifuges"),
    ("It holds 43.1 kilograms of uranium.", "43.1 kilograms", 43.1, "kilograms"),
    ("Libya pumps 1.2 million barrels a day.", "1.2 million barrels", 1_200_000, "barrels"),
    ("The dam holds 74 billion cubic meters of water.", "74 billion cubic meters", 74e9, "cubic meters"),
    ("They seized 40 square kilometers of farmland.", "40 square kilometers", 40, "square kilometers"),
    ("The bank lent $3.2 million.", "$3.2 million", 3_200_000, "US dollars"),
    ("Brussels offered €5bn.", "€5bn", 5e9, "euros"),
    ("London froze £40m of assets.", "£40m", 40e6, "pounds"),
    ("Beijing lent 300 billion yuan.", "300 billion yuan", 3e11, "yuan"),
    ("It cost 500 Swiss francs.", "500 Swiss francs", 500, "Swiss francs"),
    ("They signed a three billion dollar deal.", "three billion dollar deal", 3e9, "US dollars"),
    ("Washington put a 25 percent tariff on steel.", "25 percent tariff", 25, "percent"),
    ("Spending rose to 3.5 per cent of output.", "3.5 per cent", 3.5, "percent"),
    ("Exports fell 12%.", "12%", 12, "percent"),
    ("Forty of the hostages were freed.", "Forty of the hostages", 40, "hostages"),
    ("The death toll rose to 41.", "41", 41, "dead"),
    ("The raid left 12 dead.", "12 dead", 12, "dead"),
    ("The missile has a range of 2,000 kilometers.", "2,000 kilometers", 2000, "kilometers"),
    ("The U.S. expelled 35 Russian diplomats.", "35 Russian diplomats", 35, "diplomats"),
    ("About 12,500 Kenyan police officers were sent.", "About 12,500 Kenyan police officers", 12_500, "officers"),
    ("The number of refugees reached 3 million.", "3 million", 3e6, "refugees"),
    ("It has 28,500 troops in Korea and 54,000 in Japan.", "54,000", 54_000, "troops"),
    ("Police put the crowd at 4,000.", "4,000", 4000, "people"),
    ("She won 120 seats in the assembly.", "120 seats", 120, "seats"),
    ("20m people need food.", "20m people", 20e6, "people"),
]


@pytest.mark.parametrize(("text", "words", "value", "unit"), VALUES)
def test_an_amount_has_its_words_value_and_unit(
    annotate: Callable[..., Article], text: str, words: str, value: float, unit: str
) -> None:
    found = {amount.span.text: amount for amount in annotate(text)[AMOUNTS]}
    assert words in found, list(found)
    assert found[words].value == pytest.approx(value)
    assert found[words].unit == unit


BOUNDS = [
    ("More than 300 troops left.", "more than", 300, None),
    ("At least 12 soldiers died.", "at least", 12, None),
    ("Over 100 tanks crossed.", "over", 100, None),
    ("In excess of 40 drones were used.", "in excess of", 40, None),
    ("No fewer than 70 prisoners escaped.", "no fewer than", 70, None),
    ("Just over 200 rebels surrendered.", "just over", 200, None),
    ("Up to 5,000 fighters remain.", "up to", None, 5000),
    ("As many as 3,000 troops will go.", "as many as", None, 3000),
    ("Nearly 900 refugees drowned.", "nearly", None, 900),
    ("Almost 50 ships waited.", "almost", None, 50),
    ("Fewer than 20 tanks are left.", "fewer than", None, 20),
    ("No more than 8 observers came.", "no more than", None, 8),
    ("About 600 soldiers arrived.", "about", None, None),
    ("Around 600 soldiers arrived.", "around", None, None),
    ("Some 600 soldiers arrived.", "some", None, None),
    ("Roughly 600 soldiers arrived.", "roughly", None, None),
    ("An estimated 600 soldiers arrived.", "an estimated", None, None),
    ("A hundred or so soldiers arrived.", "or so", None, None),
    ("The plan costs more than $40 billion.", "more than", 40e9, None),
    ("Tariffs of up to 25% loom.", "up to", None, 25),
    ("Exactly 77 soldiers arrived.", None, 77, 77),
    ("Between 5 and 7 missiles hit the port.", None, 5, 7),
    ("They sent 10,000 to 12,000 troops.", None, 10_000, 12_000),
    ("They sent 5-7 tanks.", None, 5, 7),
    ("They sent two or three ships.", None, 2, 3),
    ("It needs 2 to 3 million barrels.", None, 2e6, 3e6),
    ("They froze between $2 billion and $3 billion.", None, 2e9, 3e9),
    ("Dozens of soldiers fled.", None, 24, 99),
    ("Hundreds of Sudanese soldiers fled.", None, 200, 999),
    ("Tens of thousands of refugees fled.", None, 20_000, 99_999),
    ("Hundreds of thousands of refugees fled.", None, 200_000, 999_999),
    ("Scores of militants surrendered.", None, 40, 99),
    ("Several hundred soldiers fled.", None, 300, 900),
    ("A few thousand soldiers fled.", None, 2000, 9000),
]


@pytest.mark.parametrize(("text", "bound", "low", "high"), BOUNDS)
def test_a_bound_or_range_leaves_open_what_its_words_leave_open(
    annotate: Callable[..., Article], text: str, bound: str | None, low: float | None, high: float | None
) -> None:
    amount = annotate(text)[AMOUNTS][0]
    assert (amount.bound, amount.low, amount.high) == (bound, low, high)


FATES = [
    ("Twelve people were killed in the blast.", "killed"),
    ("The blast killed 12 people.", "killed"),
    ("Twelve people died.", "killed"),
    ("At least 30 people were wounded.", "wounded"),
    ("Police arrested 300 protesters.", "arrested"),
    ("Moscow expelled ten diplomats.", "expelled"),
    ("They announced the release of 40 prisoners.", "released"),
    ("The storm displaced 4,000 families.", "displaced"),
    ("Thirty others injured in the clash were flown out.", "injured"),
    ("Forty soldiers remain missing.", None),
    ("Twelve gunmen killed the guard.", None),
    ("Twelve soldiers patrol the bridge.", None),
    ("The treasury sanctioned 14 companies.", "sanctioned"),
    ("They imposed sanctions on 120 individuals.", "sanctioned"),
]


@pytest.mark.parametrize(("text", "fate"), FATES)
def test_the_fate_of_the_counted_comes_from_the_verb_that_befell_them(
    annotate: Callable[..., Article], text: str, fate: str | None
) -> None:
    assert annotate(text)[AMOUNTS][0].fate == fate


NONE = [
    "The talks lasted three days.",
    "He is 45 and lives alone.",
    "The 40-year-old colonel resigned.",
    "In 2014 the treaty lapsed.",
    "The 2014 invasion still divides them.",
    "They invoked Article 5 and Resolution 1701.",
    "The vote was 72-21.",
    "The match ended 3-1.",
    "The five-point plan failed.",
    "The 10-nation bloc met.",
    "The third meeting failed.",
    "Call 555 for help.",
    "The office at 10 Downing Street is closed.",
    "They met at 10:30 a.m. in the hall.",
    "It happened on 3 May 2019.",
    "The 38th parallel divides them.",
    "He spent 20 years in exile.",
]


@pytest.mark.parametrize("text", NONE)
def test_times_ages_labels_scores_and_years_count_nothing(annotate: Callable[..., Article], text: str) -> None:
    assert [amount.span.text for amount in annotate(text)[AMOUNTS] if amount.known is not None] == []


def test_a_preposition_before_a_number_is_no_bound(annotate: Callable[..., Article]) -> None:
    amounts: tuple[Amount, ...] = annotate("The row over 40 islands goes on.")[AMOUNTS]
    assert [amount.bound for amount in amounts] == [None]


def test_a_change_from_one_number_to_another_is_no_range(annotate: Callable[..., Article]) -> None:
    amounts = annotate("The force grew from 500 to 700 soldiers.")[AMOUNTS]
    assert all(amount.value is not None for amount in amounts)


def test_every_span_slices_to_its_words(annotate: Callable[..., Article]) -> None:
    text = "Chad’s army lost “about 40 tanks”, €2bn\nand up to 3,000 men."
    article = annotate(text)
    for amount in article[AMOUNTS]:
        assert text[amount.span.start : amount.span.end] == amount.span.text
        assert text[amount.what.start : amount.what.end] == amount.what.text


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("soldier", "soldiers"),
        ("serviceman", "servicemen"),
        ("person", "people"),
        ("embassy", "embassies"),
        ("personnel", "personnel"),
        ("church", "churches"),
        ("cubic foot", "cubic feet"),
        ("convoy", "convoys"),
        ("aircraft", "aircraft"),
    ],
)
def test_units_are_recorded_in_the_plural(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def test_every_unit_can_be_found_under_its_plural() -> None:
    units = read_amounts(load_lexicon()).units
    assert all(unit.plural in units for unit in units.values() if unit.cls != "money")


def test_a_file_of_another_form_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"amounts\.toml"):
        read_amounts(Lexicon({"amounts.toml": b"[numbers]\none = 1\n"}))
