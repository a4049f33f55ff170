"""What nobody has judged yet, the most doubtful first."""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from standoff.model import Record
from standoff.model.codec import decode

_DISPUTED = 0.3
_ACCUSED = 0.2


class Doubt(StrEnum):
    """Why a record is worth a look before others."""

    UNSURE = "unsure"
    DISPUTED = "disputed"
    ACCUSED = "accused"


_UNSURE_BELOW = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A record that waits for a human.

    Attributes:
        record: as it is shown.
        doubt: how doubtful: one less the confidence, 0.3 more if another telling denies it, 0.2 more if it is a
            hostile act on the word of one speaker.
        why: the reasons, in that order; empty where there is no particular one.
    """

    record: Record
    doubt: float
    why: tuple[Doubt, ...]


def doubtful(
    connection: sqlite3.Connection, kinds: tuple[str, ...], limit: int | None, document: str | None
) -> list[Doubtful]:
    """The records of these kinds that nobody has judged, by doubt, report and place in the text."""
    marks = ", ".join("?" for _ in kinds)
    beginning = (document or "").lower()
    rows = connection.execute(
        f"""
        WITH side (record, whom) AS (
            SELECT DISTINCT record, group_concat(who, '|') OVER (
                PARTITION BY record ORDER BY field, ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            )
            FROM (
                SELECT mention.record, mention.field, mention.ordinal,
                       mention.field || coalesce(party.id, party.name, mention.text) AS who
                FROM mention JOIN party ON party.number = mention.party
                JOIN record ON record.number = mention.record AND record.kind = 'event'
            )
        ),
        denied (type, whom) AS (
            SELECT DISTINCT record.type, side.whom FROM record JOIN side ON side.record = record.number
            WHERE record.status = 'denied' AND NOT record.hidden
        )
        SELECT record.json, record.confidence,
               record.kind = 'event' AND record.status <> 'denied' AND EXISTS (
                   SELECT 1 FROM side JOIN denied ON denied.whom = side.whom AND denied.type = record.type
                   WHERE side.record = record.number
               ) AS disputed,
               record.kind = 'event' AND json_extract(record.json, '$.quad_code') = 4
                   AND json_extract(record.json, '$.according_to') IS NOT NULL AS accused
        FROM record JOIN document ON document.number = record.document
        WHERE record.review IS NULL AND record.kind IN ({marks}) AND substr(document.id, 1, length(?)) = ?
        ORDER BY 1 - record.confidence + {_DISPUTED} * disputed + {_ACCUSED} * accused DESC,
                 document.published IS NULL, document.published, document.id, record.start, record.ordinal
        LIMIT ?
        """,
        (*kinds, beginning, beginning, -1 if limit is None else limit),
    )
    return [_doubtful(row) for row in rows]


def _doubtful(row: sqlite3.Row) -> Doubtful:
    doubt = 1 - row["confidence"] + _DISPUTED * row["disputed"] + _ACCUSED * row["accused"]
    reasons = (
        (Doubt.UNSURE, row["confidence"] < _UNSURE_BELOW),
        (Doubt.DISPUTED, row["disputed"]),
        (Doubt.ACCUSED, row["accused"]),
    )
    return Doubtful(
        record=decode(row["json"]), doubt=round(doubt, 3), why=tuple(why for why, holds in reasons if holds)
    )
