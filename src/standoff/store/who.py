"""Who and what is meant by a name, an id, words or a mark, in the records as they are shown."""

import re
import sqlite3
from collections.abc import Sequence

from standoff.model import Party, PartyKind
from standoff.model.review import Whom

_MARK = re.compile(r"([0-9a-f]{4,16}):(\d{1,9})-(\d{1,9})")
_BEGINNING = re.compile(r"[0-9a-f]{4,16}")


def documents_mentioning(connection: sqlite3.Connection, whom: Sequence[Whom]) -> set[str]:
    """Ids of the documents in which one of them takes part in a record."""
    found: set[str] = set()
    for number, words in _numbers(connection, whom):
        rows = connection.execute(
            "SELECT DISTINCT document.id FROM mention JOIN record ON record.number = mention.record"
            " JOIN document ON document.number = record.document"
            " WHERE mention.party = ? AND (? IS NULL OR mention.text = ?)",
            (number, words, words),
        )
        found.update(row["id"] for row in rows)
    return found


def parties_meant(connection: sqlite3.Connection, whom: Whom) -> list[Party]:
    """The different parties that are meant, each by its most frequent words; the most frequent first."""
    counted: list[tuple[int, str, Party]] = []
    for number, words in _numbers(connection, [whom]):
        row = connection.execute(
            "SELECT party.*, mention.text, mention.role, mention.anonymous, mention.start, mention.finish,"
            " count(*) AS n, sum(count(*)) OVER () AS total FROM mention JOIN party ON party.number = mention.party"
            " JOIN record ON record.number = mention.record"
            " WHERE mention.party = ? AND (? IS NULL OR mention.text = ?) AND NOT record.hidden"
            " GROUP BY mention.text ORDER BY n DESC, mention.text LIMIT 1",
            (number, words, words),
        ).fetchone()
        if row is not None:
            counted.append((-row["total"], row["key"], _party(row)))
    return [party for _, _, party in sorted(counted, key=lambda one: one[:2])]


def ids_called(connection: sqlite3.Connection, words: str) -> list[str]:
    """The ids of states, organisations and blocs that are called so somewhere, with or without "the"."""
    bare = words.removeprefix("the ").removeprefix("The ")
    rows = connection.execute(
        "SELECT DISTINCT party.id FROM party_name JOIN party ON party.number = party_name.party"
        " WHERE party_name.name IN (?1, 'the ' || ?1) AND party.id IS NOT NULL ORDER BY party.id",
        (bare,),
    )
    return [row["id"] for row in rows]


def records_at(connection: sqlite3.Connection, asked: str) -> list[str]:
    """Ids of the records that begin so, or whose main evidence is at a mark."""
    mark = _MARK.fullmatch(asked)
    if mark is None:
        sql = "SELECT id FROM record WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id"
        return [row["id"] for row in connection.execute(sql, (asked,))] if _BEGINNING.fullmatch(asked) else []
    rows = connection.execute(
        "SELECT record.id FROM record JOIN document ON document.number = record.document"
        " WHERE document.id >= ?1 AND document.id < ?1 || 'g' AND record.start = ?2 AND record.finish = ?3"
        " ORDER BY document.id, record.ordinal",
        (mark[1], int(mark[2]), int(mark[3])),
    )
    return [row["id"] for row in rows]


def _numbers(connection: sqlite3.Connection, whom: Sequence[Whom]) -> list[tuple[int, str | None]]:
    """Numbers of the parties, with the words of those who have neither name nor id."""
    found: set[tuple[int, str]] = set()
    for row in connection.execute("SELECT number, id, sector, name, kind FROM party").fetchall():
        known = {"id": row["id"], "sector": row["sector"], "name": row["name"]}
        party = Party(text="", start=0, end=0, kind=PartyKind(row["kind"]), **known)
        if any(one.fits(party) for one in whom):
            found.add((row["number"], ""))
    if any(one.words is not None for one in whom):
        rows = connection.execute(
            "SELECT DISTINCT party.number, mention.text FROM party JOIN mention ON mention.party = party.number"
            " WHERE party.id IS NULL AND party.name IS NULL"
        )
        for row in rows.fetchall():
            if any(one.fits(Party(text=row["text"], start=0, end=0)) for one in whom):
                found.add((row["number"], row["text"]))
    return [(number, words or None) for number, words in sorted(found)]


def _party(row: sqlite3.Row) -> Party:
    return Party(
        text=row["text"],
        start=row["start"],
        end=row["finish"],
        id=row["id"],
        country=row["country"],
        code=row["code"],
        sector=row["sector"],
        name=row["name"],
        role=row["role"],
        kind=PartyKind(row["kind"]),
        anonymous=bool(row["anonymous"]),
    )
