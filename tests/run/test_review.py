"""A human's word on records: what is shown, and what the coder said beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewed import CODER, Report, report, signed
from standoff.analyze.happenings import hold, merge_events, rulings_of
from standoff.errors import QueryError, ReviewError
from standoff.lexicon import load_lexicon
from standoff.model import Event, EventType, Statement, Status
from standoff.model.decision import Action
from standoff.model.review import State
from standoff.run import review
from standoff.store import Filter, Store, open_store


@pytest.fixture
def made() -> Report:
    """A report and its records."""
    return report()


@pytest.fixture
def store(tmp_path: Path, made: Report) -> Iterator[Store]:
    """A record of that report."""
    with open_store(tmp_path / "crisis.db", create=True) as opened:
        opened.add(made.document, made.records, CODER, "model")
        yield opened


def test_an_accepted_record_is_sure_and_the_coders_confidence_is_kept(store: Store, made: Report) -> None:
    assault = made.of("event", 1)
    assert review.accept(store, [assault.id], signed()) == 1
    standing = store.reviews.standing(assault.id)
    assert standing is not None
    assert (standing.state, standing.coder, standing.decisions) == (State.ACCEPTED, assault, (1,))
    shown = store.record(assault.id)
    assert shown is not None
    assert (shown.confidence, shown.notes) == (1.0, ("Accepted in review.",))


def test_a_rejected_record_is_left_out_of_lists_counts_and_parties_and_can_be_asked_for(
    store: Store, made: Report
) -> None:
    meeting = made.of("meeting")
    review.reject(store, [meeting.id], signed())
    assert list(store.records("meeting")) == []
    assert store.count("meeting") == 0
    assert [found.id for found in store.records("meeting", Filter(review="rejected"))] == [meeting.id]
    niger = next(row for row in store.parties() if row.party.id == "NER")
    assert niger.mentions == 3
    assert meeting.id not in store.search("Lome")[0].records


def test_an_edit_changes_what_every_list_shows_and_keeps_what_the_coder_said(store: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.edit(store, assault.id, {"status": "alleged", "recipient": "NER", "date": "2021-05-03@3 May 2021"}, signed())
    shown = store.record(assault.id)
    assert isinstance(shown, Event)
    assert (shown.status, [party.id for party in shown.recipient]) == (Status.ALLEGED, ["NER"])
    assert shown.date is not None
    assert (shown.date.value, shown.date.text) == ("2021-05-03", "3 May 2021")
    assert shown.notes == ("Edited in review: recipient, date, status.",)
    assert [found.id for found in store.records("event", Filter(status="alleged", between=("TCD", "NER")))] == [
        shown.id
    ]
    standing = store.reviews.standing(assault.id)
    assert standing is not None
    assert standing.coder == assault


def test_another_type_brings_its_class_and_score(store: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.edit(store, assault.id, {"event": "THREATEN"}, signed())
    shown = store.record(assault.id)
    assert isinstance(shown, Event)
    assert (shown.event, shown.quad_code) == (EventType.THREATEN, 3)
    assert shown.event_scale != assault.event_scale  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({"status": "certain"}, "no 'certain' among occurred, ongoing, planned, .*, historical$"),
        ({"stance": "demand"}, "no field 'stance'"),
        ({"id": "0" * 16}, "no field 'id'"),
        ({"place": "Nairobi"}, "no words 'Nairobi'"),
        ({"date": "2021-05-03"}, "which words"),
        ({"date": "2021-02-30@Kilani"}, "not in the calendar"),
        ({"date": "soon@Kilani"}, "no time"),
        ({"actor": "KEN"}, "does not mention 'KEN'"),
        ({"actor[3].id": "KEN"}, "there is no 3"),
        ({"actor[0].id": "[1"}, "begins like JSON"),
        ({"actor..id": "KEN"}, "no path"),
        ({"event": "EXPLODE"}, "EXPLODE"),
        ({"mode": "dancing"}, "no mode dancing"),
        ({"according_to": "0" * 16}, "leads to no statement"),
        ({"evidence": ""}, "evidence"),
        ({"place": '{"start": 0, "end": 5, "text": "Kenya"}'}, "says 'Kenya'"),
        ({"place": '{"start": 0, "end": 99999, "text": "Kenya"}'}, "outside"),
        ({"place": '{"start": 0'}, "begins like JSON"),
        ({"status": "occurred"}, "nothing would change"),
        ({}, "nothing to change"),
        ({"place": "x" * 3000}, "at most 2,000"),
        ({"actor[0].name": "\udcff"}, "no characters"),
        ({"actor[0].name": "a\x1b[2J"}, "control characters"),
        ({"quad_code": "1e999"}, "is no number"),
        ({"event_scale": "nan"}, "that can be counted"),
    ],
)
def test_an_edit_that_does_not_fit_says_why_and_changes_nothing(
    store: Store, made: Report, written: dict[str, str], says: str
) -> None:
    with pytest.raises(ReviewError, match=says):
        review.edit(store, made.of("event", 1).id, written, signed())
    assert store.record(made.of("event", 1).id) == made.of("event", 1)
    assert store.reviews.decisions() == []


def test_words_of_closed_sets_are_written_in_capitals_or_not(store: Store, made: Report) -> None:
    review.edit(store, made.of("event", 1).id, {"status": "Denied", "event": "threaten"}, signed())
    shown = store.record(made.of("event", 1).id)
    assert isinstance(shown, Event)
    assert (shown.status, shown.event) == (Status.DENIED, EventType.THREATEN)


def test_an_added_record_is_listed_with_its_reviewer_as_coder(store: Store, made: Report) -> None:
    fields = {
        "evidence": "Chad denied it",
        "event": "REJECT",
        "actor": "TCD@Chad",
        "recipient": "NER",
        "status": "occurred",
    }
    review.add(store, made.document.id, "event", fields, signed())
    added = next(found for found in store.records("event") if isinstance(found, Event) and found.event == "REJECT")
    assert (added.coder.name, added.coder.version, added.confidence, added.quad_code) == ("amina", "review", 1.0, 3)
    assert added.evidence[0].text == "Chad denied it"
    assert store.search("denied")[0].records
    with pytest.raises(ReviewError, match="added already"):
        review.add(store, made.document.id, "event", fields, signed())
    review.edit(store, added.id, {"status": "negated"}, signed())
    review.undo(store, 2, signed())
    review.undo(store, 1, signed())
    assert store.reviews.standing(added.id) is None


@pytest.mark.parametrize(
    ("kind", "written", "says"),
    [
        ("event", {"event": "REJECT", "status": "occurred"}, "needs evidence"),
        ("event", {"evidence": "Chad denied it"}, "needs: event, status"),
        ("quarrel", {"evidence": "Chad denied it"}, "no kind of entry"),
        ("event", {"evidence": "Chad admitted it", "event": "REJECT", "status": "occurred"}, "no words"),
        ("position", {"evidence": "Chad denied it", "stance": "reject", "issue": "x", "content": ""}, "content"),
        ("statement", {"evidence": "Chad denied it", "content": "it", "form": "shouted", "cue": "denied"}, "shouted"),
    ],
)
def test_an_addition_that_does_not_fit_says_why(
    store: Store, made: Report, kind: str, written: dict[str, str], says: str
) -> None:
    with pytest.raises(ReviewError, match=says):
        review.add(store, made.document.id, kind, written, signed())


def test_a_number_takes_its_bounds_along(store: Store, made: Report) -> None:
    review.edit(store, made.of("quantity").id, {"value": "60"}, signed())
    (shown,) = store.records("quantity")
    assert (shown.value, shown.low, shown.high) == (60, 60, 60)  # type: ignore[attr-defined]
    review.edit(store, made.of("quantity").id, {"value": "-", "low": "50"}, signed())
    (shown,) = store.records("quantity")
    assert (shown.value, shown.low, shown.high) == (None, 50, None)  # type: ignore[attr-defined]


def test_a_statement_and_a_quantity_can_be_added(store: Store, made: Report) -> None:
    review.add(
        store,
        made.document.id,
        "statement",
        {"evidence": "Chad denied it", "speaker": "Chad", "cue": "deny@denied", "form": "indirect", "content": "it",
         "denies": "yes"},
        signed(),
    )  # fmt: skip
    counted = {"evidence": "40 guns", "what": "40 guns", "value": "40", "unit": "guns"}
    review.add(store, made.document.id, "quantity", counted, signed())
    denial = next(one for one in store.records("statement") if isinstance(one, Statement) and one.denies)
    assert (denial.cue.cls, denial.speaker and denial.speaker.id) == ("deny", "TCD")
    assert store.count("quantity") == 2


def test_a_merge_keeps_one_with_all_evidence_and_links_lead_to_it(store: Store, made: Report) -> None:
    first, second = made.of("statement", 0), made.of("statement", 1)
    review.merge(store, [second.id, first.id], signed())
    (shown,) = store.records("statement")
    assert shown.id == second.id
    assert [span.text for span in shown.evidence] == ["the guns would stay", "We will not withdraw"]
    double = store.reviews.standing(first.id)
    assert double is not None
    assert (double.state, double.double_of) == (State.DOUBLE, second.id)
    refusal = store.record(made.of("position", 1).id)
    assert refusal is not None
    assert refusal.via == second.id  # type: ignore[attr-defined]
    review.undo(store, 1, signed())
    assert store.count("statement") == 2
    assert store.record(made.of("position", 1).id) == made.of("position", 1)


def test_what_cannot_be_merged_or_split_says_why(store: Store, made: Report) -> None:
    other = report("Later. ")
    store.add(other.document, other.records, CODER, "model")
    cases = [
        (lambda: review.merge(store, [made.of("event").id], signed()), "two entries"),
        (lambda: review.merge(store, [made.of("event").id, made.of("meeting").id], signed()), "several kinds"),
        (lambda: review.merge(store, [made.of("quantity").id, other.of("quantity").id], signed()), "several reports"),
        (lambda: review.split(store, made.of("quantity").id, [other.of("quantity").id], signed()), "only tellings"),
        (lambda: review.split(store, made.of("event").id, [made.of("meeting").id], signed()), "two kinds"),
        (lambda: review.split(store, made.of("event").id, [], signed()), "needs the events"),
        (lambda: review.accept(store, ["0" * 16], signed()), "no entry"),
        (lambda: review.accept(store, [], signed()), "nothing to accept"),
        (lambda: review.undo(store, 7, signed()), "no decision 7"),
    ]
    for call, says in cases:
        with pytest.raises(QueryError, match=says):
            call()
    assert store.reviews.decisions() == []


def test_events_of_several_reports_are_told_to_be_one_and_parted_again(store: Store, made: Report) -> None:
    other, third = report("Later. "), report("Later still. ")
    for one in (other, third):
        store.add(one.document, one.records, CODER, "model")
    a, b, c = (one.of("event", 1).id for one in (made, other, third))
    review.merge(store, [a, b, c], signed())
    said = store.reviews.tellings()
    assert said.one == (tuple(sorted((a, b, c))),)
    assert (said.are_one(a, c), said.are_one(a, "0" * 16)) == (True, None)
    review.split(store, c, [a], signed())
    said = store.reviews.tellings()
    assert said.one == (tuple(sorted((a, b))),)
    assert [said.are_one(c, one) for one in (a, b)] == [False, False]
    assert store.count("event") == 6
    review.undo(store, 2, signed())
    assert store.reviews.tellings().are_one(a, c) is True


def test_what_was_told_to_be_one_is_counted_as_one(store: Store, made: Report) -> None:
    other = report("Later. ", "2021-06-20")
    store.add(other.document, other.records, CODER, "model")
    lexicon = load_lexicon()

    def happenings() -> int:
        events = [found for found in store.records("event") if isinstance(found, Event)]
        holdings = hold(store.documents(), events, lexicon)
        return len(merge_events(events, holdings, rulings_of(store.reviews.tellings())))

    before = happenings()
    review.merge(store, [made.of("event", 1).id, other.of("event", 1).id], signed())
    joined = happenings()
    review.split(store, made.of("event", 1).id, [other.of("event", 1).id], signed())
    assert (joined <= before, happenings() == joined + 1) == (True, True)


def test_a_document_is_accepted_entry_by_entry_and_rejected_as_a_whole(store: Store, made: Report) -> None:
    review.reject(store, [made.of("meeting").id], signed())
    review.accept_document(store, made.document.id, signed())
    assert store.reviews.queue(("event", "statement", "position", "meeting", "quantity")) == []
    assert store.count("meeting") == 0
    review.reject_document(store, made.document.id, signed())
    assert store.count("event") == 0
    review.undo(store, 3, signed())
    assert store.count("event") == 2
    with pytest.raises(ReviewError, match="no report"):
        review.accept_document(store, "0" * 16, signed())


def test_undoing_in_any_order_leaves_what_the_others_say(store: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.edit(store, assault.id, {"recipient": "NER"}, signed())
    review.edit(store, assault.id, {"recipient[0].role": "victim"}, signed())
    review.edit(store, assault.id, {"status": "alleged"}, signed())
    review.undo(store, 1, signed())
    shown = store.record(assault.id)
    assert isinstance(shown, Event)
    assert (shown.recipient, shown.status) == ((), Status.ALLEGED)
    assert [(lost.decision, lost.kept) for lost in store.reviews.lost()] == [(2, True)]
    with pytest.raises(QueryError, match="undone already"):
        review.undo(store, 1, signed())
    with pytest.raises(QueryError, match="cannot be undone"):
        review.undo(store, 4, signed())


def test_history_tells_who_when_and_why(store: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.accept(store, [assault.id, made.of("event").id], signed("amina", "read it"))
    review.accept(store, [made.of("meeting").id], signed("joseph"))
    review.undo(store, 1, signed("joseph", "not so"))
    told = [(one.number, one.signed.by, one.signed.why, one.undoes) for one in review.history(store, assault.id)]
    assert told == [(1, "amina", "read it", None), (3, "joseph", "not so", 1)]
    assert len(review.history(store)) == 3
    with pytest.raises(ReviewError, match="no entry"):
        review.history(store, "0" * 16)


def test_the_queue_puts_doubt_first_and_lets_go_what_was_judged(store: Store, made: Report) -> None:
    kinds = ("statement", "event", "position", "meeting", "quantity")
    first, *rest = store.reviews.queue(kinds)
    assert first.record == made.of("event", 1)
    assert first.doubt == 0.5
    assert first.why == ("unsure",)
    assert [one.doubt for one in rest] == sorted((one.doubt for one in rest), reverse=True)
    review.reject(store, [first.record.id], signed())
    assert first.record.id not in {one.record.id for one in store.reviews.queue(kinds)}
    assert len(store.reviews.queue(kinds, limit=2)) == 2
    assert store.reviews.queue(kinds, document="0000") == []


def test_the_queue_knows_accusations_and_what_is_disputed(store: Store, made: Report) -> None:
    assault = made.of("event", 1)
    other = report("Later. ")
    store.add(other.document, other.records, CODER, "model")
    review.edit(store, assault.id, {"status": "denied"}, signed())
    (first,) = [one for one in store.reviews.queue(("event",)) if one.record.id == other.of("event", 1).id]
    assert (first.why, first.doubt) == (("unsure", "disputed"), 0.8)
    review.edit(store, other.of("event", 1).id, {"according_to": other.of("statement").id}, signed())
    review.undo(store, 2, signed())
    assert store.reviews.queue(("event",))[0].doubt == 0.8


def test_every_decision_has_its_own_number_also_beside_issues(store: Store, made: Report) -> None:
    from standoff.model.decision import Change

    review.accept(store, [made.of("event").id], signed())
    assert store.decide(Change(action=Action.RENAME, labels=("guns",), name="artillery"), signed()) == 2
    assert review.undo(store, 2, signed()) == 3
    assert [one.number for one in store.reviews.decisions()] == [1]


_PATHS = st.sampled_from(
    ["status", "event", "actor", "recipient", "date", "place", "evidence", "mode", "quad_code", "according_to", "notes",
     "actor[0]", "actor[0].name", "actor[0].start", "recipient[9].id", "date.value", "place.text", "x", "", ".", "id"]
) | st.text(max_size=8)  # fmt: skip
_VALUES = st.text(max_size=12) | st.sampled_from(
    ["", "-", "@", "@@", "TCD@", "@Chad", "2021-13-40@Kilani", "2021-W99@Kilani", "0000@Kilani", "P9Y@Kilani", ";", "…",
     "[", "{}", "[[]]", '{"start": -1, "end": 1, "text": ""}', '{"start": 1e9}', "9" * 400, "NaN", "1e999", "\udcff",
     "Kilani\x00", "\u202e", "Niger; Chad; Nobody", "TCD@Chad", "alleged", "null", "true"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["event", "statement", "position", "quantity"]), path=_PATHS, value=_VALUES, add=st.booleans()
)
def test_whatever_is_typed_is_taken_or_refused_and_the_record_stays_sound(
    store: Store, made: Report, kind: str, path: str, value: str, add: bool
) -> None:
    before = len(store.reviews.decisions())
    try:
        if add:
            review.add(store, made.document.id, kind, {"evidence": "Chad denied it", path: value}, signed())
        else:
            review.edit(store, made.of(kind).id, {path: value}, signed())
    except QueryError:
        assert len(store.reviews.decisions()) == before
        return
    for one in store.records(kind):
        for span in one.evidence:
            assert made.document.text[span.start : span.end] == span.text
    review.undo(store, store.reviews.decisions()[-1].number, signed())
    assert store.record(made.of(kind).id) == made.of(kind)
