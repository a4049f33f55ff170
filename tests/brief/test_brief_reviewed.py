"""The brief says what reviewers left of the record."""

from pathlib import Path

from reviewed import CODER, report, signed
from standoff.brief import build_brief
from standoff.brief.render_text import render_text
from standoff.lexicon import load_lexicon
from standoff.model.codec import DEFAULT_KINDS
from standoff.run import review
from standoff.store import Store, open_store


def _brief(store: Store) -> str:
    records = [found for kind in DEFAULT_KINDS for found in store.records(kind)]
    return render_text(build_brief(records, store.documents(), load_lexicon()))


def test_the_brief_follows_reviewers_and_comes_back_when_they_undo(tmp_path: Path) -> None:
    made = report()
    with open_store(tmp_path / "crisis.db", create=True) as store:
        store.add(made.document, made.records, CODER, "model")
        before = _brief(store)
        assert "Chad, guns: “its 40 guns”" in before
        assert "are to meet in Lome" in before
        review.reject(store, [made.of("quantity").id], signed())
        review.edit(store, made.of("meeting").id, {"state": "cancelled"}, signed())
        after = _brief(store)
        assert "its 40 guns”" not in after.replace("withdraw its 40 guns", "")
        assert "are to meet in Lome" not in after
        for number in (1, 2):
            review.undo(store, number, signed())
        assert _brief(store) == before


def test_an_act_whose_teller_was_rejected_is_not_told_as_fact(tmp_path: Path) -> None:
    made = report()
    with open_store(tmp_path / "crisis.db", create=True) as store:
        store.add(made.document, made.records, CODER, "model")
        teller, assault = made.of("statement", 1), made.of("event", 1)
        review.edit(store, assault.id, {"according_to": teller.id, "recipient": "NER"}, signed())
        review.reject(store, [teller.id], signed())
        assert "Alleged: Chad attacked Niger: “shelling the border town of Kilani”" in _brief(store)
