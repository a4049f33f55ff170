"""Who speaks behind the words, where the parse hangs that on them: "..., *a diplomat briefed on the talks* said"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.extract.statements.cues import VerbCue, can_speak
from standoff.extract.statements.report import Piece, Report, cue_range, tidy
from standoff.lexicon.reporting import Reporting

_PARTING = frozenset({",", "—", "–"})
_LONGEST = 16
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def source_behind(cue: VerbCue, pieces: list[Piece], reporting: Reporting) -> tuple[Token, Piece] | None:
    """The head of the noun phrase between the last comma of the words and a verb without a subject, and its range.

    A comma right before the verb closes an apposition ("..., Ana Ruiz, a nurse in the town, said").
    """
    verb, doc = cue.verb, cue.verb.doc
    end = cue_range(verb, cue.words)[0]
    behind = bool(pieces) and pieces[-1][0] < end and end - 1 <= pieces[-1][1] <= end
    if not behind or cue.passive or verb.tag_ not in _FINITE or syntax.children(verb, "nsubj", "nsubjpass"):
        return None
    closed = doc[end - 1].text == ","
    commas = [at for at in range(end - 1 - closed, max(pieces[-1][0], end - _LONGEST), -1) if doc[at].text in _PARTING]
    if len(commas) <= closed:
        return None
    first = commas[int(closed)] + 1
    tops = syntax.heads_of(doc[first : end - closed])
    if len(tops) != 1 or tops[0].pos_ not in _NOMINAL or not can_speak(tops[0], reporting):
        return None
    return tops[0], (first, end)


def without_speakers_behind(reports: Sequence[Report]) -> list[Report]:
    """The reports, where no content runs on into the noun phrase of who speaks right behind it.

    "She was asked to mediate, *a source close to the talks* said": no part of what was asked.
    """
    spoken: dict[int, int] = {}
    for report in reports:
        source = report.source
        if source is None or source.i > report.head.i or report.content[0][0] > source.i:
            continue
        first = source.left_edge.i
        if first and source.doc[first - 1].text in _PARTING:
            spoken[report.cue[0]] = first
    return [_cut(report, spoken) for report in reports]


def _cut(report: Report, spoken: dict[int, int]) -> Report:
    """A report whose content ends where the cue of another begins, without that one's source."""
    pieces = [(first, spoken.get(end, end)) for first, end in report.content]
    if tuple(pieces) == report.content:
        return report
    content = tidy(report.head.doc, pieces)
    return replace(report, content=content) if content else report
