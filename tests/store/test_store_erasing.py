"""What is erased is gone from the file's bytes, and does not come back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reviewed import CODER, NEWER, Report, report, signed
from standoff.errors import ErasedError, QueryError, StoreError
from standoff.model import Party, Stance, Statement, document_id
from standoff.model.codec import KINDS
from standoff.model.decision import Action, Anchor, Change
from standoff.model.mask import SIGN, ErasedPerson, masked
from standoff.run import review
from standoff.store import Failure, Store, open_store

SALT = "00112233445566778899aabbccddeeff"
SECRETS = ("Idris", "Maba", "IDRIS", "idris")


@pytest.fixture
def made() -> Report:
    """A report that names Idris Maba, and General Maba."""
    return report()


@pytest.fixture
def filled(store: Store, made: Report) -> Store:
    """A record of two reports, coded twice, with decisions of all sorts that quote them, and a failure."""
    other = report("Later. ")
    for one in (made, other):
        store.add(one.document, one.records, CODER, "model")
        store.add(one.document, one.records[1:], NEWER, "model")
        store.add(one.document, one.records, CODER, "model")
    review.accept(store, [made.of("statement").id], signed(why="Maba said so"))
    review.edit(store, made.of("event", 1).id, {"actor": "Idris Maba"}, signed())
    review.rename(store, "Idris Maba", "Idris B. Maba", signed())
    review.split_party(store, made.of("statement", 1).id, "speaker", "Idris Maba", signed())
    review.add(store, other.document.id, "statement",
               {"evidence": "General Maba said", "content": "the guns", "cue": "said", "form": "indirect",
                "speaker": "Idris B. Maba@General Maba"}, signed())  # fmt: skip
    words = "General Maba said the guns would stay"
    anchor = Anchor(doc=made.document.id, stance=Stance.DEMAND, words=words, start=1, end=9)
    store.decide(
        Change(action=Action.SPLIT, labels=("release of Idris Maba",), name="guns", anchors=(anchor,)), signed()
    )
    store.fail(Failure("idris-maba.txt", None, "read", "it is empty"))
    return store


def _bytes(path: Path) -> bytes:
    """All that the file and its companions hold."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


def _is_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("document_search", "evidence_search"):
            raw.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def test_a_person_is_gone_from_the_bytes_of_the_file(filled: Store) -> None:
    assert b"Maba" in _bytes(filled.path)
    number, documents = filled.eraser.person("Idris Maba", ["Idris B. Maba"], SALT, signed(why="Maba asked"))
    assert (number, documents) == (1, 2)
    left = _bytes(filled.path)
    for secret in SECRETS:
        assert secret.encode() not in left, secret
    _is_whole(filled.path)
    filled.close()
    assert b"Maba" not in _bytes(filled.path)


def test_texts_and_records_of_an_erased_person_keep_their_offsets(filled: Store, made: Report) -> None:
    filled.eraser.person("Idris Maba", ["Idris B. Maba"], SALT, signed())
    stored = filled.document(made.document.id)
    assert stored is not None
    text = stored.document.text
    assert len(text) == len(made.document.text)
    assert f"“We will not withdraw,” {SIGN * 5} {SIGN * 4}, Chad's army chief" in text
    assert f"General {SIGN * 4} said" in text
    for kind in KINDS:
        for record in filled.records(kind):
            own = filled.document(record.doc)
            assert own is not None
            for span in record.evidence:
                assert own.document.text[span.start : span.end] == span.text
    speaker = next(one.speaker for one in filled.records("statement") if isinstance(one, Statement) and one.speaker)
    assert (speaker.name, speaker.text, speaker.id) == (None, f"{SIGN * 5} {SIGN * 4}", "TCD")
    assert {row.party.name for row in filled.parties()} == {None}
    assert not filled.search("guns")[0].passage.text.count("Maba")
    with pytest.raises(QueryError):
        filled.search("")
    assert filled.search("Maba") == []


def test_an_erased_person_does_not_come_back_with_new_reports_or_coding(filled: Store, made: Report) -> None:
    filled.eraser.person("Idris Maba", [], SALT, signed())
    third = report("News. ")
    assert filled.people_erased_from(third.document) == 1
    filled.add(third.document, third.records, CODER, "model")
    filled.add(made.document, made.records, NEWER, "model")
    assert b"Maba" not in _bytes(filled.path)
    stored = filled.document(third.document.id)
    assert stored is not None
    assert stored.document.id == third.document.id != document_id(stored.document.text)
    statements = [one for one in filled.records("statement") if isinstance(one, Statement)]
    assert all(isinstance(one.speaker, Party) and one.speaker.name is None for one in statements if one.speaker)
    filled.fail(Failure("Idris_Maba.html", None, "read", "Idris Maba is no page"))
    assert b"Maba" not in _bytes(filled.path)


def test_a_family_name_alone_is_masked_only_where_the_whole_name_stands() -> None:
    person = ErasedPerson.called(SALT, "Idris Maba")
    assert masked("Salif Maba left.", [person]) == "Salif Maba left."
    assert masked("Salif Maba left.", [person], known=True) == f"Salif {SIGN * 4} left."
    assert masked("Price. Ned Price. The price.", [ErasedPerson.called(SALT, "Ned Price")]) == (
        f"{SIGN * 5}. {SIGN * 3} {SIGN * 5}. The price."
    )
    assert masked("Ｉｄｒｉｓ  MABA’s, IDRIS-MABA", [person]) == f"{SIGN * 5}  {SIGN * 4}’s, {SIGN * 10}"
    assert masked("/news/idris-maba-says.html idris%20maba", [person]) == (f"/news/{SIGN * 10}-says.html {SIGN * 12}")


def test_accents_and_ways_of_writing_them_do_not_matter() -> None:
    person = ErasedPerson.called(SALT, "René Dérosier")
    for text in ("René Dérosier", "Rene\u0301 De\u0301rosier", "Rene Derosier", "RENÉ DÉROSIER"):
        assert set(masked(text, [person])) == {SIGN, " "}, text
    assert masked("rene-derosier.html", [person]) == f"{SIGN * 13}.html"
    later = ErasedPerson(SALT, person.names, person.longest)
    assert masked("Ms. Rene\u0301e left", [later]) == "Ms. Rene\u0301e left"


def test_what_neighbours_keep_in_the_file_is_masked_and_cleared_too(store: Store, made: Report) -> None:
    text = made.document.text
    store.add(made.document, made.records, CODER, "model")
    with closing(sqlite3.connect(store.path)) as raw, raw:
        raw.execute("INSERT INTO feed (address, title) VALUES ('http://127.0.0.1/idris-maba.xml', 'Idris Maba daily')")
        raw.execute(
            "INSERT INTO feed_item (feed, key, link, seen_at, state, title, text)"
            " VALUES (1, 'k', 'http://127.0.0.1/Idris_Maba', '2021-05-06', 'waiting', 'MABA: no', ?)",
            (text,),
        )
        raw.execute("CREATE TABLE later_version (name TEXT PRIMARY KEY, kept TEXT) WITHOUT ROWID")
        raw.execute("INSERT INTO later_version VALUES ('Idris Maba', ?)", (text,))
    store.eraser.person("Idris Maba", [], SALT, signed())
    left = _bytes(store.path)
    assert not [secret for secret in (b"Maba", b"maba", b"MABA") if secret in left]
    store.eraser.document(made.document.id, signed())
    assert b"withdraw its 40 guns" not in _bytes(store.path)


@pytest.mark.parametrize("name", ["", " ", "A", "!!", "J."])
def test_what_is_no_name_is_refused(filled: Store, name: str) -> None:
    with pytest.raises(QueryError, match="is no name"):
        filled.eraser.person(name, [], SALT, signed())
    assert filled.eraser.erasures() == []


def test_a_document_is_gone_from_the_bytes_of_the_file_and_is_not_added_again(store: Store) -> None:
    made, other = report("Only here: Kwilu. "), report("Elsewhere: Ubangi. ")
    for one in (made, other):
        store.add(one.document, one.records, CODER, "model")
        store.add(one.document, one.records[1:], NEWER, "model")
    review.edit(store, made.of("event").id, {"place": "Kwilu", "status": "alleged"}, signed(why="Kwilu is far"))
    store.fail(Failure(made.document.source or "", made.document.id, "code", "Kwilu"))
    number = store.eraser.document(made.document.id, signed(why="by order"))
    left = _bytes(store.path)
    assert number == 1
    assert b"Kwilu" not in left
    assert b"Ubangi" in left
    assert store.document(made.document.id) is None
    assert store.search("Kwilu") == []
    assert [one.document for one in store.eraser.erasures()] == [made.document.id]
    with pytest.raises(ErasedError, match=r"erased on 2021-05-06 by amina: by order"):
        store.add(made.document, made.records, CODER, "model")
    assert store.count("document") == 1
    _is_whole(store.path)
    with pytest.raises(QueryError, match="has no document"):
        store.eraser.document(made.document.id, signed())
    assert [one.signed.why for one in store.reviews.decisions()] == [None]
    assert store.reviews.lost() == []
    store.add(other.document, other.records, NEWER, "model")
    review.undo(store, 1, signed())


def test_what_was_only_in_an_erased_document_leaves_no_party(store: Store, made: Report) -> None:
    store.add(made.document, made.records, CODER, "model")
    store.eraser.document(made.document.id, signed())
    assert store.parties() == []
    assert b"Idris" not in _bytes(store.path)


def test_a_reader_beside_makes_the_erasure_say_that_it_is_to_be_finished(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled._connection.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM document").fetchone()
        with pytest.raises(StoreError, match="standoff erase finish"):
            filled.eraser.person("Idris Maba", ["Idris B. Maba"], SALT, signed())
        reader.execute("COMMIT")
    with open_store(filled.path) as other:
        other.eraser.finish()
        assert len(other.eraser.erasures()) == 1
    assert b"Maba" not in _bytes(filled.path)


def test_decisions_are_guarded_again_after_an_erasure(filled: Store) -> None:
    filled.eraser.person("Idris Maba", [], SALT, signed())
    with (
        closing(sqlite3.connect(filled.path)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="undo them"),
    ):
        raw.execute("UPDATE decision SET why = 'x'")
    for number in range(1, 6):
        review.undo(filled, number, signed())
    assert b"Maba" not in _bytes(filled.path)
