"""How real: a table of constructions, each with the word that is judged."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.annotate.factuality import judge
from standoff.annotate.parse import PARSE
from standoff.lexicon import load_lexicon
from standoff.model import Status

CASES = [
    ("Chad shelled two border villages.", "shelled", "occurred"),
    ("Two border villages were shelled by Chad.", "shelled", "occurred"),
    ("Kenya and Uganda met in Nairobi.", "met", "occurred"),
    ("Peru has expelled the ambassador of Bolivia.", "expelled", "occurred"),
    ("After meeting his Thai counterpart, the minister flew home.", "meeting", "occurred"),
    ("Serbia began to withdraw its troops.", "withdraw", "occurred"),
    ("The rebels managed to seize the airport.", "seize", "occurred"),
    ("Algeria launched an attack on the town.", "attack", "occurred"),
    ("The army, which bombed the port, denied nothing.", "bombed", "occurred"),
    ("Not only did Ghana protest, it recalled its envoy.", "recalled", "occurred"),
    ("Iran is moving tanks to the border.", "moving", "ongoing"),
    ("Iran has been moving tanks to the border.", "moving", "ongoing"),
    ("Egypt continued to shell the coast.", "shell", "ongoing"),
    ("The army keeps bombing the valley.", "bombing", "ongoing"),
    ("Japan will send ships to the strait.", "send", "planned"),
    ("Japan is going to send ships to the strait.", "send", "planned"),
    ("The two presidents are to meet in Doha.", "meet", "planned"),
    ("Spain plans to expel three diplomats.", "expel", "planned"),
    ("Cuba agreed to release the prisoners.", "release", "planned"),
    ("Niger threatened to close the border.", "close", "planned"),
    ("India will meet the envoys and sign the treaty.", "sign", "planned"),
    ("Sudan announced a plan to invade the south.", "invade", "planned"),
    ("Planned talks with Libya were on the table.", "talks", "planned"),
    ("Mali could attack the camp within days.", "attack", "hypothetical"),
    ("Mali may attack the camp.", "attack", "hypothetical"),
    ("If Togo attacks, Benin will answer.", "attacks", "hypothetical"),
    ("If Togo attacks, Benin will retaliate.", "retaliate", "hypothetical"),
    ("Should Togo attack, Benin would retaliate.", "retaliate", "hypothetical"),
    ("Unless Togo withdraws, there will be war.", "withdraws", "hypothetical"),
    ("The threat of an invasion is real.", "invasion", "hypothetical"),
    ("A potential invasion worries the capital.", "invasion", "hypothetical"),
    ("Norway urged Sweden to withdraw its ships.", "withdraw", "hypothetical"),
    ("Norway wants Sweden to withdraw its ships.", "withdraw", "hypothetical"),
    ("France is considering expelling the envoy.", "expelling", "hypothetical"),
    ("There were calls for talks with the junta.", "talks", "hypothetical"),
    ("Will Italy send troops?", "send", "hypothetical"),
    ("Nobody knows whether Italy sent troops.", "sent", "hypothetical"),
    ("Armenia did not attack the convoy.", "attack", "negated"),
    ("Armenia never attacked the convoy.", "attacked", "negated"),
    ("Nobody attacked the convoy.", "attacked", "negated"),
    ("No talks were held in Vienna.", "held", "negated"),
    ("Malawi has yet to withdraw its troops.", "withdraw", "negated"),
    ("The deadline for the withdrawal of the garrison passed quietly.", "withdrawal", "hypothetical"),
    ("No talks were held in Vienna.", "talks", "negated"),
    ("Armenia will not attack the convoy.", "attack", "negated"),
    ("The fleet left without firing at the island.", "firing", "negated"),
    ("Angola failed to withdraw its troops.", "withdraw", "negated"),
    ("Angola refused to withdraw its troops.", "withdraw", "negated"),
    ("Haiti denied attacking the convoy.", "attacking", "denied"),
    ("Haiti denied that it had attacked the convoy.", "attacked", "denied"),
    ("Haiti allegedly attacked the convoy.", "attacked", "alleged"),
    ("Haiti is accused of attacking the convoy.", "attacking", "alleged"),
    ("Laos accused Haiti of attacking the convoy.", "attacking", "alleged"),
    ("The alleged attack shocked the town.", "attack", "alleged"),
    ("Haiti is said to have attacked the convoy.", "attacked", "alleged"),
]


@pytest.mark.parametrize(("text", "word", "status"), CASES)
def test_a_construction_decides_how_real(annotate: Callable[..., Article], text: str, word: str, status: str) -> None:
    article = annotate(text)
    token = next(token for token in article[PARSE] if token.text == word)
    judgement = judge(article, token, load_lexicon())
    assert judgement.status == Status(status), judgement
    assert all(reason.startswith(status) for reason in judgement.reasons)
