"""Words by which phrases without a name tell whom they denote."""

from dataclasses import dataclass

from standoff.lexicon.files import Lexicon


@dataclass(frozen=True, slots=True)
class PartyWords:
    """See the file `party_words.toml`; all lemmas in lower case.

    Attributes:
        relations: nouns whose possessor is somebody else than those they speak of ("the Kremlin's critics").
        strangers: those of them that tell nothing of their own.
        members: nouns for the members of an organisation ("NATO allies").
        serving: nouns for people whose "to" names whom they serve ("an adviser to the president").
        foreign: adjectives of those who are not of the country that the context gives.
        abroad: nouns for people who work in others' countries.
        informants: nouns for people of whom nothing is told but that they told it.
        crafts: ships and planes, which belong to the nation named before them.
        vessels: other nouns after which the name of a ship may stand.
        upheavals: nouns for taking power, whose leaders are of the country that it happens in.
        told: nouns for what somebody said or offered in the sentence before ("made *the remarks*").
        telling: verbs for having said it.
        counted: nouns that take up sides named before, with their number ("the two countries").
        quantities: nouns of quantity before "of".
        groups: nouns that take up an armed group or movement named before.
        former: adjectives before those who no longer hold an office.
        transparent: adjectives that leave a definite description as bare as it was.
        participles, prefixes: halves of attributes that only link to a name ("Russian-backed", "pro-Russian").
        likenesses: second halves of attributes that tell what something is like.
        presiding: those who preside over what they are "of".
        presided: bodies of people that are no state's.
        leads: verbs for heading a body.
        attacks: verbs after which the other side speaks next, as often as not.
        addressing: verbs that speak to or against another.
        answering: verbs that speak of another's words.
        telling_to: verbs of speaking to somebody.
        informing: verbs with which informants speak.
        departments: nouns for ministers and ministries that do not tell what for.
        ranks: words before an office that tell its rank or time.
        ruling: bodies that stand for the whole state.
        spokesmen: those who speak for a body.
        areas: parts of a country.
        sites: common nouns that name where something is.
        realms: nouns for a state, which its name may follow.
        descriptions: ids of the organisations and states that "the alliance" and the like may take up, by noun.
        organs: id of the organisation by the ids of its organs, which such descriptions take up as the whole.
    """

    relations: frozenset[str]
    strangers: frozenset[str]
    members: frozenset[str]
    serving: frozenset[str]
    foreign: frozenset[str]
    abroad: frozenset[str]
    informants: frozenset[str]
    crafts: frozenset[str]
    vessels: frozenset[str]
    upheavals: frozenset[str]
    told: frozenset[str]
    telling: frozenset[str]
    counted: frozenset[str]
    quantities: frozenset[str]
    groups: frozenset[str]
    former: frozenset[str]
    transparent: frozenset[str]
    participles: frozenset[str]
    prefixes: frozenset[str]
    likenesses: frozenset[str]
    presiding: frozenset[str]
    presided: frozenset[str]
    leads: frozenset[str]
    attacks: frozenset[str]
    addressing: frozenset[str]
    answering: frozenset[str]
    telling_to: frozenset[str]
    informing: frozenset[str]
    departments: frozenset[str]
    ranks: frozenset[str]
    ruling: frozenset[str]
    spokesmen: frozenset[str]
    areas: frozenset[str]
    sites: frozenset[str]
    realms: frozenset[str]
    descriptions: dict[str, frozenset[str]]
    organs: dict[str, str]


def read_party_words(lexicon: Lexicon) -> PartyWords:
    """The tables of `party_words.toml`.

    Raises:
        LexiconError: the file is missing or not TOML.
    """
    data = lexicon.toml("party_words.toml")

    def words(section: str, key: str = "words") -> frozenset[str]:
        return frozenset(data[section][key].split())

    return PartyWords(
        relations=words("relations"),
        strangers=words("relations", "strangers"),
        members=words("relations", "members"),
        serving=words("relations", "serving"),
        foreign=words("abroad", "foreign"),
        abroad=words("abroad"),
        informants=words("informants"),
        crafts=words("crafts"),
        vessels=words("crafts", "vessels"),
        upheavals=words("upheavals"),
        told=words("resumed"),
        telling=words("resumed", "verbs"),
        counted=words("counted"),
        quantities=words("counted", "quantities"),
        groups=words("groups"),
        former=words("former"),
        transparent=words("former", "transparent"),
        participles=words("linked", "participles"),
        prefixes=words("linked", "prefixes"),
        likenesses=words("linked", "likenesses"),
        presiding=words("presiding"),
        presided=words("presiding", "bodies"),
        leads=words("verbs", "leads"),
        attacks=words("verbs", "attacks"),
        addressing=words("verbs", "addressing"),
        answering=words("verbs", "answering"),
        telling_to=words("verbs", "telling"),
        informing=words("verbs", "informing"),
        departments=words("departments"),
        ranks=words("departments", "ranks"),
        ruling=words("departments", "ruling"),
        spokesmen=words("spokesmen"),
        areas=words("places", "areas"),
        sites=words("places", "sites"),
        realms=words("realms"),
        descriptions={noun: frozenset(ids.split()) for noun, ids in data["descriptions"].items()},
        organs={organ: whole for whole, organs in data["organs"].items() for organ in organs.split()},
    )
