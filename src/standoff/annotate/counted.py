"""What a number counts: the noun to its right, its unit, and what became of the counted."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from standoff.annotate.numerals import Numeral
from standoff.lexicon.amounts import AmountWords, Need, Unit, plural_of

_DESIGN = re.compile(r"[A-Z][A-Za-z]*-?\d+[A-Z]{0,3}s")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_TEMPORAL = frozenset(
    "day days week weeks month months year years hour hours minute minutes second seconds decade decades "
    "century centuries weekend weekends night nights fortnight a.m. p.m. am pm o'clock old time times".split()
)
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "ADV"})
_CLOSING = frozenset({"'", "’", '"', "”"})
_OUTSIDE = frozenset("ago later earlier together each per not so then there here".split())
_DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "those", "these"})
_CALIBRES = frozenset({"mm", "cm"})
_COUNTS = frozenset({"number", "total", "count", "figure", "strength", "stockpile", "tally"})
_PRONOUNS = frozenset({"them", "whom", "which"})
_OLDEST = 120
_MANY = 10
_LONGEST_PHRASE = 7
_PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands to the right of a number.

    Attributes:
        start: index of a token before the number that belongs to it (a currency sign), or `None`.
        end: index after the last token that belongs to it.
        noun: the counted noun, or `None`.
        unit: the name under which it is recorded, or `None`.
        known: the lexicon's entry, or `None`.
    """

    start: int | None
    end: int
    noun: Token | None
    unit: str | None
    known: Unit | None


def counted_by(doc: Doc, numeral: Numeral, last: int, timed: frozenset[int], words: AmountWords) -> Counted | None:
    """What `numeral` counts; `None` where it is a time, a label, a year or a bare number.

    Args:
        doc: the parse.
        numeral: the number.
        last: index after the number and the bound behind it.
        timed: indices of tokens in time expressions.
        words: the lexicon's table.
    """
    money = _currency_before(doc, numeral.first, words)
    if money is not None:
        return _money(doc, numeral, last, money, timed)
    percent = _percent_end(doc, last, words)
    if percent is not None:
        return _percentage(doc, percent, timed)
    if last < len(doc) and doc[last].text in ("-", "–"):
        return _compound(doc, last + 1, timed, words)
    if last < len(doc) and doc[last].lower_ in _CALIBRES:
        return None
    if last + 1 < len(doc) and doc[last].text in _CLOSING and doc[last].is_punct:
        last += 1
    start = _after_of(doc, last) if last < len(doc) and doc[last].lower_ == "of" else last
    noun = _head_noun(doc, numeral, _phrase(doc, start, timed, words), words)
    if noun is None:
        return _elsewhere(doc, numeral, last, words) if start == last else _bare(doc, numeral, last)
    if noun.lower_ in _TEMPORAL:
        return None
    if last < len(doc) and _is_money(doc[last], words):
        known, unit = unit_of(doc, doc[last], words)
    else:
        known, unit = unit_of(doc, noun, words)
    if _is_year(numeral) and (known is None or not noun.tag_.endswith("S")):
        return None
    return Counted(None, noun.i + 1, noun, unit, known)


def _currency_before(doc: Doc, first: int, words: AmountWords) -> str | None:
    """The money whose sign or code stands before a number, also as "NZ $"."""
    if first == 0:
        return None
    sign = doc[first - 1].text
    if first > 1 and f"{doc[first - 2].text}{sign}" in words.currencies:
        return words.currencies[f"{doc[first - 2].text}{sign}"]
    return words.currencies.get(sign)


def _is_money(token: Token, words: AmountWords) -> bool:
    unit = words.units.get(token.lower_)
    return unit is not None and unit.cls == "money" and token.pos_ in ("NOUN", "PROPN")


def _money(doc: Doc, numeral: Numeral, last: int, money: str, timed: frozenset[int]) -> Counted:
    """ "$3 million", with the noun of "a $3 million loan"; "in aid" is no part of the number."""
    end = last + 1 if last < len(doc) and doc[last].text == "-" else last
    run = [at for at in _plain_run(doc, end, timed) if doc[at].pos_ in ("NOUN", "PROPN")]
    noun = doc[run[-1]] if run and doc[run[-1]].tag_ in ("NN", "NNS") else None
    if noun is not None and noun not in (doc[numeral.last - 1].head, doc[numeral.first - 1].head):
        noun = None
    unit = Unit(money, "money", Need.NOTHING)
    return Counted(numeral.first - 1, noun.i + 1 if noun else last, noun, money, unit)


def _percent_end(doc: Doc, last: int, words: AmountWords) -> int | None:
    """Index after the words for percent, or `None`."""
    at = last + 1 if last < len(doc) and doc[last].text == "-" else last
    if at >= len(doc):
        return None
    if at + 1 < len(doc) and f"{doc[at].lower_} {doc[at + 1].lower_}" in words.percent:
        return at + 2
    return at + 1 if doc[at].lower_ in words.percent else None


def _percentage(doc: Doc, end: int, timed: frozenset[int]) -> Counted:
    sign = doc[end - 1]
    run = [at for at in _plain_run(doc, end, timed) if doc[at].pos_ == "NOUN"]
    noun = doc[run[-1]] if run and doc[run[-1]] in (sign.head, sign.head.head) else sign
    return Counted(None, noun.i + 1, noun, _PERCENT, Unit(_PERCENT, _PERCENT, Need.NOTHING))


def _plain_run(doc: Doc, at: int, timed: frozenset[int]) -> list[int]:
    """Indices of the adjectives and nouns in a row from `at` on."""
    run: list[int] = []
    while at < len(doc) and len(run) < 4 and at not in timed and doc[at].pos_ in ("ADJ", "NOUN", "PROPN"):
        run.append(at)
        at += 1
    return run


def _compound(doc: Doc, at: int, timed: frozenset[int], words: AmountWords) -> Counted | None:
    """ "a 120,000-strong army", "a 500-kilometre range"; other compounds ("10-nation bloc") count nothing."""
    if at >= len(doc) or doc[at].lower_ in _TEMPORAL:
        return None
    if doc[at].lower_ == "strong":
        run = [index for index in _plain_run(doc, at + 1, timed) if doc[index].pos_ in ("NOUN", "PROPN")]
        if not run:
            return None
        noun = doc[run[-1]]
        plural = "troops" if noun.lemma_.lower() in words.strong else "people"
        return Counted(None, noun.i + 1, noun, plural, words.units[plural])
    known, unit = unit_of(doc, doc[at], words)
    if known is None or known.cls not in ("distance", "energy", "area", "money"):
        return None
    return Counted(None, at + 1, doc[at], unit, known)


def _after_of(doc: Doc, last: int) -> int:
    """Index of the first token that may name what "of" introduces: "of the hostages", "of them children"."""
    at = last + 1
    while at < len(doc) and (doc[at].lower_ in _DETERMINERS or doc[at].lower_ in _PRONOUNS or doc[at].pos_ == "NUM"):
        at += 1
    return at


def _phrase(doc: Doc, at: int, timed: frozenset[int], words: AmountWords) -> list[int]:
    """Indices of the tokens right of the number that may belong to its noun phrase."""
    run: list[int] = []
    while at < len(doc) and len(run) < _LONGEST_PHRASE and at not in timed:
        token = doc[at]
        if not (_belongs(token, words) or _links(doc, at)) or _is_fate_behind(token, doc, run):
            break
        run.append(at)
        at += 1
    return run


def _is_fate_behind(token: Token, doc: Doc, run: list[int]) -> bool:
    """Whether a noun is complete and `token` tells what became of it ("30 others wounded")."""
    return bool(run) and token.tag_ in ("VBN", "VBD", "JJ") and doc[run[-1]].tag_ in ("NNS", "NNPS")


def _belongs(token: Token, words: AmountWords) -> bool:
    if token.lower_ in words.units or token.text in words.designs:
        return token.tag_ not in ("VB", "VBP", "VBD", "MD") or (token.tag_ == "VBP" and token.lower_.endswith("s"))
    if token.pos_ in _INSIDE:
        return token.lower_ not in (
            "ago",
            "later",
            "earlier",
            "together",
            "each",
            "per",
            "not",
            "so",
            "then",
            "there",
            "here",
        )
    return token.dep_ == "amod" or _DESIGN.fullmatch(token.text) is not None


def _links(doc: Doc, at: int) -> bool:
    """A hyphen, a designation's number ("Leopard 2 tanks") or the "and" between two adjectives."""
    if at + 1 >= len(doc):
        return False
    before, token, after = doc[at - 1], doc[at], doc[at + 1]
    if token.text == "-":
        return not token.whitespace_ and not before.whitespace_
    if token.pos_ == "NUM":
        return (before.pos_ == "PROPN" and after.pos_ in ("NOUN", "PROPN")) or _is_designation(token, after)
    return token.lower_ in ("and", "or", ",") and before.pos_ == "ADJ" and after.pos_ == "ADJ"


def _is_designation(token: Token, after: Token) -> bool:
    """ "1,044 IR-6 centrifuges", "18 155mm howitzers"."""
    return after.lower_ in _CALIBRES or (any(letter.isalpha() for letter in token.text) and token.text[0].isalpha())


def _head_noun(doc: Doc, numeral: Numeral, run: list[int], words: AmountWords) -> Token | None:
    """The noun of the phrase: the one that the parse gives to the number, else the last."""
    nouns = [at for at in run if _is_noun(doc[at], words)]
    if not nouns:
        return doc[run[0]] if len(run) == 1 and _is_people(doc[run[0]]) else None
    head = doc[numeral.last - 1].head
    if head.i in nouns and not _goes_on(doc, head, nouns):
        return head
    return doc[nouns[-1]]


def _is_people(token: Token) -> bool:
    """Whether an adjective of a country stands for its people ("about 400 Surinamese")."""
    return token.tag_ in ("JJ", "NNP") and token.text[0].isupper() and token.lower_.endswith(("ese", "ish", "ch"))


def _goes_on(doc: Doc, head: Token, nouns: list[int]) -> bool:
    """Whether the parse took a modifier for the head: the next noun follows at once and is the phrase's."""
    after = head.i + 1
    if after not in nouns:
        return False
    return head.dep_ == "compound" or head.head.i == after or (head.tag_ == "NN" and head.doc[after].tag_ == "NNS")


def _is_noun(token: Token, words: AmountWords) -> bool:
    return (
        token.pos_ in ("NOUN", "PROPN")
        or token.lower_ in words.units
        or token.text in words.designs
        or (_DESIGN.fullmatch(token.text) is not None)
    )


def unit_of(doc: Doc, noun: Token, words: AmountWords) -> tuple[Unit | None, str]:
    """The lexicon's entry for a counted noun, and the name under which it is recorded."""
    before = doc[noun.i - 1] if noun.i else noun
    if noun.text in words.designs or _DESIGN.fullmatch(noun.text):
        return Unit(noun.text, "weapons", Need.NOTHING), noun.text
    pair = f"{before.lower_} {noun.lower_}"
    if before.text == "-" and noun.i > 1:
        pair = f"{doc[noun.i - 2].lower_}-{noun.lower_}"
    known = words.units.get(pair) or words.units.get(noun.lower_) or words.units.get(noun.lemma_.lower())
    if known is None:
        word = _full_name(doc, noun) if noun.text[0].isupper() else noun.lower_
        return None, word if noun.tag_.endswith("S") or _is_people(noun) else plural_of(word)
    if known.cls == "money" and noun.pos_ not in ("NOUN", "PROPN"):
        return None, noun.lower_
    if noun.lower_ == "others":
        return known, "people"
    if before.lower_ in words.measures and not known.plural.startswith(before.lower_):
        return known, f"{before.lower_} {known.plural}"
    if known.cls == "money" and before.pos_ == "ADJ" and before.text[0].isupper():
        return known, f"{before.text} {known.plural.removeprefix('US ')}"
    return known, known.plural


def _full_name(doc: Doc, noun: Token) -> str:
    """A proper noun with those right before it ("New Yorkers", "South Africans")."""
    first = noun.i
    while first > 0 and doc[first - 1].pos_ == "PROPN" and doc[first - 1].dep_ == "compound":
        first -= 1
    return doc[first : noun.i + 1].text


def _is_year(numeral: Numeral) -> bool:
    return numeral.written is not None and _YEAR.fullmatch(numeral.written) is not None


def _elsewhere(doc: Doc, numeral: Numeral, last: int, words: AmountWords) -> Counted | None:
    """A number without a noun of its own, whose clause names what it counts before it.

    "28,500 troops in the south and 54,000 in the north", "the death toll rose to 41",
    "the number of refugees reached 3 million", "soldiers numbering 8,000".
    """
    number = doc[numeral.last - 1]
    while numeral.first <= number.head.i < numeral.last and number.head != number:
        number = number.head
    governor = number.head.head if number.dep_ in ("pobj", "pcomp") else number.head
    if number.dep_ == "conj" and number.head.pos_ == "NOUN" and numeral.high >= _MANY:
        known, unit = unit_of(doc, number.head, words)
        return Counted(None, last, None, unit, known) if known is not None else None
    if governor.lemma_ == "number" and governor.dep_ == "acl":
        known, unit = unit_of(doc, governor.head, words)
        return Counted(None, last, governor.head, unit, known)
    for count in (governor, *(child for child in governor.children if child.dep_ in ("nsubj", "dobj", "nsubjpass"))):
        if count.lower_ in words.tolls and _is_toll(count):
            unit = words.tolls[count.lower_]
            return Counted(None, last, None, unit, words.units[unit])
        if count.lower_ in _COUNTS and not _is_year(numeral):
            for noun in _objects_of_of(count):
                known, unit = unit_of(doc, noun, words)
                return Counted(None, last, noun, unit, known)
    return _bare(doc, numeral, last)


def _objects_of_of(noun: Token) -> list[Token]:
    preps = [child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"]
    return [child for prep in preps for child in prep.children if child.dep_ in ("pobj", "pcomp", "amod")]


def _is_toll(count: Token) -> bool:
    modifiers = {child.lower_ for child in count.children if child.dep_ in ("compound", "amod", "nmod")}
    return (count.lower_ != "count" and modifiers.isdisjoint({"road", "bridge", "psychological"})) or bool(
        modifiers & {"death", "casualty", "body"}
    )


def _bare(doc: Doc, numeral: Numeral, last: int) -> Counted | None:
    """A number without a noun, kept only where a fate may name what it counts."""
    if _is_year(numeral) or _is_age(doc, numeral):
        return None
    return Counted(None, last, None, None, None)


def _is_age(doc: Doc, numeral: Numeral) -> bool:
    """ "Lina Sorel, 54, resigned"."""
    if numeral.written is None or numeral.high > _OLDEST or numeral.first < 2 or numeral.last >= len(doc):
        return False
    fenced = doc[numeral.first - 1].text == "," and doc[numeral.last].text in (",", ".", ";")
    return fenced and doc[numeral.first - 2].pos_ == "PROPN"


def fate_of(doc: Doc, noun: Token | None, number: Token, end: int, words: AmountWords) -> str | None:
    """What became of the counted, as a participle ("killed"); `None` where the text does not tell."""
    head = noun if noun is not None else number
    for child in head.children:
        if child.dep_ in ("amod", "acl", "relcl") and child.lemma_.lower() in words.fates:
            if child.dep_ != "amod" and child.tag_ not in ("VBN", "VBD"):
                continue
            if child.dep_ == "relcl" and not _suffers(child, head, words):
                continue
            return words.fates[child.lemma_.lower()]
    if end < len(doc) and doc[end].tag_ in ("JJ", "VBN") and doc[end].lemma_.lower() in words.fates:
        return words.fates[doc[end].lemma_.lower()]
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head == number:
        head = number
    while head.dep_ in ("conj", "appos") and head.head.i < head.i:
        head = head.head
    return _fate_above(head, words)


def _fate_above(head: Token, words: AmountWords) -> str | None:
    """The fate that the governor of a noun phrase names."""
    governor = head.head
    lemma = governor.lemma_.lower()
    if head.dep_ in ("dobj", "nsubjpass") and lemma in words.fates:
        return words.fates[lemma] if lemma != "lose" or head.dep_ == "nsubjpass" else "lost"
    if head.dep_ == "nsubj" and lemma in words.suffering:
        return words.fates[lemma]
    if head.dep_ == "nsubj" and lemma == "be":
        states = (child.lemma_.lower() for child in governor.children if child.dep_ in ("acomp", "attr"))
        return next((words.fates[state] for state in states if state in words.fates), None)
    if head.dep_ == "pobj" and governor.lower_ == "of":
        return words.fate_nouns.get(governor.head.lemma_.lower())
    if head.dep_ == "pobj" and governor.lower_ in ("on", "against") and governor.head.lemma_ == "sanction":
        return words.fates["sanction"]
    return None


def _suffers(verb: Token, head: Token, words: AmountWords) -> bool:
    """Whether the antecedent of a relative clause is the one to whom its verb happened."""
    if verb.lemma_.lower() in words.suffering:
        return True
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
