"""Sentences in many styles: who says what by which words. All invented; the people do not exist."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.extract.statements import STATEMENTS

Row = tuple[str, str | None, str, str]
"""Text; the speaker's words, or `None`; the cue; the content, pieces joined by " | "."""

DIRECT: list[Row] = [
    (
        "“We will not leave the valley,” said Colonel Idris Bako.",
        "Colonel Idris Bako",
        "said",
        "We will not leave the valley",
    ),
    (
        "“We will not leave the valley,” Colonel Idris Bako said.",
        "Colonel Idris Bako",
        "said",
        "We will not leave the valley",
    ),
    ('"We will not leave the valley," Bako told reporters in Lomé.', "Bako", "told", "We will not leave the valley"),
    ("'We will not leave the valley,' the mayor said.", "the mayor", "said", "We will not leave the valley"),
    ("‘The dam isn’t safe,’ said Marta Oyelaran, an engineer.", "Marta Oyelaran", "said", "The dam isn’t safe"),
    ("«The dam is not safe», said the engineer.", "the engineer", "said", "The dam is not safe"),
    ("„The dam is not safe“, said the engineer.", "the engineer", "said", "The dam is not safe"),
    ("``The dam is not safe,'' said the engineer.", "the engineer", "said", "The dam is not safe"),
    ("''The dam is not safe,'' said the engineer.", "the engineer", "said", "The dam is not safe"),
    ("“The dam,” she said, “is not safe.”", "she", "said", "The dam | is not safe"),
    ("“The dam is not safe,” she said. “It will break.”", "she", "said", "The dam is not safe | It will break"),
    ("“Is the dam safe?” asked the senator.", "the senator", "asked", "Is the dam safe"),
    ("“Never!” shouted the crowd.", "the crowd", "shouted", "Never"),
    ("The envoy said: “The ceasefire is dead.”", "The envoy", "said", "The ceasefire is dead"),
    ('The envoy said, "The ceasefire is dead."', "The envoy", "said", "The ceasefire is dead"),
    ("The envoy said “the ceasefire is dead”.", "The envoy", "said", "the ceasefire is dead"),
    ("The envoy added: “Nobody won.”", "The envoy", "added", "Nobody won"),
    ("“Nobody won,” replied the envoy, a veteran of three wars.", "the envoy", "replied", "Nobody won"),
    ("“Nobody won,” insisted the envoy on Tuesday.", "the envoy", "insisted", "Nobody won"),
    ("“Nobody won,” the envoy wrote on Telegram.", "the envoy", "wrote", "Nobody won"),
    ("“Nobody won,” the envoy tweeted.", "the envoy", "tweeted", "Nobody won"),
    ("“Nobody won,” the ministry said in a statement.", "the ministry", "said", "Nobody won"),
    ("“Nobody won,” warned one villager.", "one villager", "warned", "Nobody won"),
    ("“Nobody won,” smiled the old general.", "the old general", "smiled", "Nobody won"),
    ("“Nobody won,” the general conceded.", "the general", "conceded", "Nobody won"),
    ("“Nobody won,” he said, shaking his head.", "he", "said", "Nobody won"),
    ("“Nobody won here,” – Ana Petrescu, nurse.", "Ana Petrescu", "–", "Nobody won here"),
    ("As the governor put it, “the border is a sieve.”", "the governor", "put it", "the border is a sieve"),
    ("Asked about the raid, the colonel said: “No comment today.”", "the colonel", "said", "No comment today"),
    ("The colonel was blunt: “We are losing.”", "The colonel", ":", "We are losing"),
    (
        "“We are losing ground,” admitted Colonel Bako, who lost an eye in the war.",
        "Colonel Bako",
        "admitted",
        "We are losing ground",
    ),
    ("“We tried. We failed.\n“Now we try again,” the envoy said.", "the envoy", "said", "Now we try again"),
    (
        "“If they cross the river, we fire,” Gen. Tomas Ruiz told lawmakers.",
        "Gen. Tomas Ruiz",
        "told",
        "If they cross the river, we fire",
    ),
    ("“They lie,” the rebels said of the army.", "the rebels", "said", "They lie"),
    (
        "“He told me ‘leave now’ and I left,” the farmer recalled.",
        "the farmer",
        "recalled",
        "He told me ‘leave now’ and I left",
    ),
]

CLAUSES: list[Row] = [
    ("The ministry said the bridge had been mined.", "The ministry", "said", "the bridge had been mined"),
    ("The ministry said that the bridge had been mined.", "The ministry", "said", "that the bridge had been mined"),
    (
        "Sudan said it would shut the pipe should Kenya refuse.",
        "Sudan",
        "said",
        "it would shut the pipe should Kenya refuse",
    ),
    ("Kenya says it will keep the border open.", "Kenya", "says", "it will keep the border open"),
    ("The bridge had been mined, the ministry said.", "the ministry", "said", "The bridge had been mined"),
    ("The bridge had been mined, said the ministry.", "the ministry", "said", "The bridge had been mined"),
    ("The bridge, the ministry said, had been mined.", "the ministry", "said", "The bridge | had been mined"),
    ("Ethiopia claims that the dam harms nobody.", "Ethiopia", "claims", "that the dam harms nobody"),
    ("The general told the senate that supplies were low.", "The general", "told", "that supplies were low"),
    ("The envoy warned that time was running out.", "The envoy", "warned", "that time was running out"),
    ("The union argued the law was void.", "The union", "argued", "the law was void"),
    ("Officials denied that prisoners had been beaten.", "Officials", "denied", "that prisoners had been beaten"),
    ("Analysts believe the coup will fail.", "Analysts", "believe", "the coup will fail"),
    ("Villagers fear that the army will return.", "Villagers", "fear", "that the army will return"),
    ("Many hope that the truce will hold.", "Many", "hope", "that the truce will hold"),
    ("The bank expects that prices will fall.", "The bank", "expects", "that prices will fall"),
    ("He admitted that the raid was a mistake.", "He", "admitted", "that the raid was a mistake"),
    ("She promised that the schools would reopen.", "She", "promised", "that the schools would reopen"),
    ("The rebels threatened that hostages would die.", "The rebels", "threatened", "that hostages would die"),
    ("The report found that aid had been stolen.", "The report", "found", "that aid had been stolen"),
    ("Satellite data show that the trenches grew.", "Satellite data", "show", "that the trenches grew"),
    ("A new poll suggests that voters are tired.", "A new poll", "suggests", "that voters are tired"),
    ("He went on to say that the talks were useful.", "He", "say", "that the talks were useful"),
    ("The premier made clear that she would not resign.", "The premier", "made clear", "that she would not resign"),
    (
        "The premier made it clear that she would not resign.",
        "The premier",
        "made it clear",
        "that she would not resign",
    ),
    ("The envoy pointed out that no one had signed.", "The envoy", "pointed out", "that no one had signed"),
    ("The army issued a statement saying the town had fallen.", "a statement", "saying", "the town had fallen"),
    ("The minister blamed the rebels, adding that talks were over.", "The minister", "adding", "that talks were over"),
    ("The king was quoted as saying the pact was dead.", "The king", "saying", "the pact was dead"),
    ("It was reported that the king had fled.", None, "was reported", "that the king had fled"),
    ("It is believed that the cargo was sold.", None, "is believed", "that the cargo was sold"),
    ("The minister did not say whether he would resign.", "The minister", "did not say", "whether he would resign"),
    ("The senator asked why the convoy had stopped.", "The senator", "asked", "why the convoy had stopped"),
    ("The clerk knows how many fled.", "The clerk", "knows", "how many fled"),
    ("The minister explained how the deal would work.", "The minister", "explained", "how the deal would work"),
    ("Peru stressed that the islands were its own.", "Peru", "stressed", "that the islands were its own"),
    ("Fishermen complained that the navy took their nets.", "Fishermen", "complained", "that the navy took their nets"),
    ("The court ruled that the vote was void.", "The court", "ruled", "that the vote was void"),
    ("The general has said the base will close.", "The general", "has said", "the base will close"),
    ("The envoy hinted that sanctions might be lifted.", "The envoy", "hinted", "that sanctions might be lifted"),
    ("The minister vowed that the killers would be found.", "The minister", "vowed", "that the killers would be found"),
    ("Tehran insisted that its work was peaceful.", "Tehran", "insisted", "that its work was peaceful"),
    ("The premier told parliament that the war was over.", "The premier", "told", "that the war was over"),
    ("Doctors estimate that 300 people died.", "Doctors", "estimate", "that 300 people died"),
    ("The mayor acknowledged that help came late.", "The mayor", "acknowledged", "that help came late"),
    ("The envoy reiterated that no deal was near.", "The envoy", "reiterated", "that no deal was near"),
    ("Colombia announced that it would recall its envoy.", "Colombia", "announced", "that it would recall its envoy"),
    ("Residents worry that the well is poisoned.", "Residents", "worry", "that the well is poisoned"),
    ("The spokesman confirmed that two ships sank.", "The spokesman", "confirmed", "that two ships sank"),
    ("The governor alleged that ballots were burnt.", "The governor", "alleged", "that ballots were burnt"),
    ("The chancellor doubts that the pact will last.", "The chancellor", "doubts", "that the pact will last"),
]

COMPLEMENTS: list[Row] = [
    (
        "Chad threatened Sudan with raids if rebels crossed the river.",
        "Chad",
        "threatened",
        "Sudan with raids if rebels crossed the river",
    ),
    ("Chad wants Sudan to close the camps.", "Chad", "wants", "Sudan to close the camps"),
    ("The union hopes to reach a deal.", "The union", "hopes", "to reach a deal"),
    ("The rebels promised to free the hostages.", "The rebels", "promised", "to free the hostages"),
    ("The rebels threatened to burn the port.", "The rebels", "threatened", "to burn the port"),
    ("The premier refused to answer.", "The premier", "refused", "to answer"),
    ("The envoy urged both sides to hold fire.", "The envoy", "urged", "both sides to hold fire"),
    (
        "The court ordered the officers who seized power to go.",
        "The court",
        "ordered",
        "the officers who seized power to go",
    ),
    ("The court ordered the firm to pay.", "The court", "ordered", "the firm to pay"),
    ("The general asked the villagers to leave.", "The general", "asked", "the villagers to leave"),
    ("The bank is expected to cut rates.", None, "is expected", "The bank | to cut rates"),
    ("The rebels are believed to hold the mine.", None, "are believed", "The rebels | to hold the mine"),
    ("The envoy called for an end to the siege.", "The envoy", "called", "an end to the siege"),
    ("The envoy warned of a long war.", "The envoy", "warned", "a long war"),
    ("Fishermen complained about the nets.", "Fishermen", "complained", "the nets"),
    ("The premier accused the army of hiding the dead.", "The premier", "accused", "the army of hiding the dead"),
    ("The premier blamed the army for the deaths.", "The premier", "blamed", "the army for the deaths"),
    ("The premier described the talks as a farce.", "The premier", "described", "the talks as a farce"),
    ("The premier called the talks a farce.", "The premier", "called", "the talks a farce"),
    ("The premier praised the army for its calm.", "The premier", "praised", "the army for its calm"),
    ("The premier denied the reports.", "The premier", "denied", "the reports"),
    ("The premier denied taking bribes.", "The premier", "denied", "taking bribes"),
    ("The premier criticised the blockade.", "The premier", "criticised", "the blockade"),
    ("The premier condemned the shelling of the port.", "The premier", "condemned", "the shelling of the port"),
    ("The envoy proposed a truce.", "The envoy", "proposed", "a truce"),
    ("The envoy suggested holding talks in Geneva.", "The envoy", "suggested", "holding talks in Geneva"),
    ("The minister ruled out a second vote.", "The minister", "ruled out", "a second vote"),
    ("The minister apologised for the delay.", "The minister", "apologised", "the delay"),
    ("The minister spoke of a new era.", "The minister", "spoke", "a new era"),
    ("The minister cast doubt on the count.", "The minister", "cast doubt", "the count"),
    ("The minister paid tribute to the pilots.", "The minister", "paid tribute", "the pilots"),
    ("The senator lashed out at the press.", "The senator", "lashed out", "the press"),
    ("Kenya demanded the return of its ship.", "Kenya", "demanded", "the return of its ship"),
    ("The clinic was accused of selling blood.", None, "was accused", "The clinic | of selling blood"),
]

NOUNS: list[Row] = [
    ("Egypt repeated its claim that the dam was unsafe.", "Egypt", "repeated", "its claim that the dam was unsafe"),
    ("The premier's promise to rebuild the port pleased many.", "The premier", "promise", "to rebuild the port"),
    (
        "Villagers expressed fears that the army would return.",
        "Villagers",
        "expressed fears",
        "that the army would return",
    ),
    ("There are fears that the army will return.", None, "fears", "that the army will return"),
    ("The envoy voiced hope that the truce would hold.", "The envoy", "voiced hope", "that the truce would hold"),
    ("The envoy voiced doubts about the junta.", "The envoy", "voiced doubts", "the junta"),
    ("The premier is confident that the pact will pass.", "The premier", "is confident", "that the pact will pass"),
    ("The nurses are worried about the water.", "The nurses", "are worried", "the water"),
    ("The union is adamant that the law must go.", "The union", "is adamant", "that the law must go"),
    ("The bridge was mined, according to the ministry.", "the ministry", "according to", "The bridge was mined"),
    ("According to the ministry, the bridge was mined.", "the ministry", "According to", "the bridge was mined"),
    ("The bridge, according to the ministry, was mined.", "the ministry", "according to", "The bridge | was mined"),
    ("In the words of the envoy, the pact was a corpse.", "the envoy", "In the words of", "the pact was a corpse"),
    ("In the view of the envoy, the pact was dead.", "the envoy", "In the view of", "the pact was dead"),
]

MIXED: list[Row] = [
    ("The envoy said the pact was “a corpse”.", "The envoy", "said", "the pact was “a corpse”"),
    ("The envoy called the pact “a corpse.”", "The envoy", "called", "the pact “a corpse.”"),
    ("The envoy said that “no one will sign” the pact.", "The envoy", "said", "that “no one will sign” the pact"),
    ("The envoy described the talks as “very useful”.", "The envoy", "described", "the talks as “very useful”"),
]

NOTHING = [
    "The sign said the road was closed.",
    "The clock said it was noon.",
    "He read “The Quiet River” on the train.",
    "The so-called “peace bridge” fell into the river.",
    "They went according to plan.",
    "The refugees were told to leave.",
    "The train left the station at noon.",
    "The army shelled the port on Friday.",
    "It seems that rain is near.",
    "Troops crossed the river and took the town.",
    "The price of bread rose by a third.",
    "The ship “Aurora” sank off Peru.",
    "The two sides met in Geneva.",
    "The road was closed because of snow.",
    "The minister resigned on Monday.",
    "Nobody knows how many fled.",
    "Neither government confirmed the raid.",
    "Chad denied them entry to the port.",
]


def found(article: Article) -> list[Row]:
    return [
        (
            article.text,
            statement.speaker.text if statement.speaker is not None else None,
            statement.cue.text,
            " | ".join(piece.text for piece in statement.content),
        )
        for statement in article[STATEMENTS]
    ]


@pytest.mark.parametrize("row", [*DIRECT, *CLAUSES, *COMPLEMENTS, *NOUNS, *MIXED], ids=lambda row: row[0][:60])
def test_a_statement_has_its_speaker_cue_and_content(row: Row, annotate: Callable[..., Article]) -> None:
    assert row in found(annotate(row[0]))


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement_where_nobody_speaks(text: str, annotate: Callable[..., Article]) -> None:
    assert found(annotate(text)) == []
