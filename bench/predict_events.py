"""Predictions in the forms that the scorers of event gold sets read.

`predict_events`: the PLOVER gold records, a JSON list of {"id", "event", "text", ...}; one line a
record with the events that the coder finds in its text. `predict_relations`: tab-separated rows of
a sentence, a source and a target; one line a row with the one type that the coder gives to the pair.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Token

from readers import lexicon_of, make_coder
from standoff.annotate.article import Article
from standoff.annotate.encoder import READING
from standoff.extract.events import EVENTS, find_deeds
from standoff.extract.events.deed import Deed, Options
from standoff.extract.events.govern import lies_ahead
from standoff.extract.events.read import read_deeds, read_share
from standoff.lexicon import Lexicon
from standoff.lexicon.frames import COOPERATIVE, HOSTILE
from standoff.lexicon.reading import read_policies
from standoff.model import Document, Event, EventType, Party, Reader, Status, document_id
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import stages_of

_LIVE = frozenset({Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.ALLEGED})
_BATCH = 64
_STAGES_OF = {"rules": Reader.RULES, "encoder": Reader.ENCODER, "together": Reader.ENCODER}


def predict_events(path: Path | str, reader: str = "together") -> Iterator[str]:
    """One JSON line a gold record: its id, and the live events with the codes of their parties."""
    rows = list(_records(json.loads(Path(path).read_text(encoding="utf-8", errors="replace"), strict=False)))
    coder = make_coder(reader)
    for (uid, _), article in zip(rows, coder.annotate(_document(text) for _, text in rows), strict=True):
        events = [event for event in article[EVENTS] if event.status in _LIVE]
        yield json.dumps({"id": uid, "events": [_coded(event) for event in events]})


def _records(raw: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
    """Id and text of each record; the n-th use of an id gets "#n"."""
    seen: Counter[str] = Counter()
    for record in raw:
        if not record.get("text"):
            continue
        uid = str(record["id"])
        seen[uid] += 1
        yield (uid if seen[uid] == 1 else f"{uid}#{seen[uid]}"), str(record["text"])


def _document(text: str) -> Document:
    return Document(id=document_id(text), text=text, language="en")


def _coded(event: Event) -> dict[str, object]:
    return {"event": event.event.value, "source": _codes(event.actor), "target": _codes(event.recipient)}


def _codes(parties: tuple[Party, ...]) -> list[str]:
    """PLOVER codes: the country where there is one, else the class of organisation."""
    return sorted({code for party in parties if (code := party.code or party.country)})


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where the source and the target stand in a sentence; `None` where their words are not in it."""

    source: tuple[int, int] | None
    target: tuple[int, int] | None


def predict_relations(path: Path | str, reader: str = "together") -> Iterator[str]:
    """One JSON line a gold row: its uid, and the type of the deed that links source and target best."""
    with Path(path).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    lexicon = lexicon_of(reader)
    stages = [stage for stage in stages_of(_STAGES_OF[reader]) if stage.gives == READING]
    coder = DocumentCoder(lexicon=lexicon, stages=stages)
    articles = coder.annotate(_document(row["sentence"]) for row in rows)
    for number, (row, article) in enumerate(zip(rows, articles, strict=True)):
        uid = row.get("uid") or str(number)
        pair = _Pair(_where(row["sentence"], row["source"]), _where(row["sentence"], row["target"]))
        found = _linking(_weighed(article, lexicon, reader), pair)
        yield json.dumps({"uid": uid, "event": found.value if found is not None else None})


def _where(sentence: str, words: str) -> tuple[int, int] | None:
    start = sentence.find(words)
    if start < 0:
        start = sentence.lower().find(words.lower())
    return (start, start + len(words)) if start >= 0 and words else None


def _weighed(article: Article, lexicon: Lexicon, reader: str) -> list[tuple[Deed, float]]:
    """The deeds with what the encoder gives for each; 1 without it."""
    deeds = find_deeds(article, lexicon)
    if reader == "rules":
        return [(deed, 1.0) for deed in deeds]
    if reader == "encoder":
        read = read_deeds(article, lexicon.table(read_policies)["event"].look)
        return [(deed, read_share(article[READING], deed) or 0.0) for deed in read]
    return [(deed, _share(deed)) for deed in deeds]


def _share(deed: Deed) -> float:
    """Half of what counts for a deed is that grammar finds it, half what the encoder gives for it."""
    return (0.0 if deed.read else 0.5) + 0.5 * (deed.share or 0.0)


def _linking(deeds: list[tuple[Deed, float]], pair: _Pair) -> EventType | None:
    """The type of the deed with the most of the pair in the right places; the first among equals."""
    ranked = [(score * share, deed) for deed, share in deeds if (score := _fit(deed, pair)) > 0]
    if not ranked:
        return None
    best = max(ranked, key=lambda item: item[0])[1]
    return _as_plover(best)


def _fit(deed: Deed, pair: _Pair) -> float:
    source, target = pair.source, pair.target
    actor, recipient = _stands(deed.actors, source), _stands(deed.recipients, target)
    fit = 4.0 * actor + 4.0 * recipient
    if deed.type in COOPERATIVE:
        fit = max(fit, 4.0 * _stands(deed.actors, target) + 4.0 * actor)
        fit = max(fit, 3.0 * _stands(deed.actors, target) + 3.0 * _stands(deed.recipients, source))
    else:
        fit = max(fit, 1.0 * (_stands(deed.actors, target) + _stands(deed.recipients, source)))
    words = [deed.predicate, deed.trigger, *deed.below]
    if target is not None and any(target[0] <= word.idx < target[1] for word in words[2:]):
        fit += 1.5
    return fit - 0.3 * (deed.frame.pos == "noun")


def _stands(options: Options, span: tuple[int, int] | None) -> float:
    """How well the first options name what stands in `span`."""
    if span is None:
        return 0.0
    for rank, roles in enumerate(options):
        if any(span[0] <= role.token.idx < span[1] or _holds(role.token, span) for role in roles):
            return 1.0 - 0.1 * min(rank, 4)
    return 0.0


def _holds(token: Token, span: tuple[int, int]) -> bool:
    """Whether the phrase of `token` contains `span`."""
    first, last = token.left_edge, token.right_edge
    return bool(first.idx <= span[0] and span[1] <= last.idx + len(last))


def _as_plover(deed: Deed) -> EventType | None:
    """PLOVER without statuses: a hostile deed still to come is a threat."""
    if deed.type in HOSTILE - {EventType.MOBILIZE} and lies_ahead(deed.predicate):
        return EventType.THREATEN
    return deed.type
