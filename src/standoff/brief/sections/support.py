"""How well the record is supported, and what it does not know."""

from standoff.analyze.happenings import Happening
from standoff.analyze.marks import Mark, mark, mark_span
from standoff.analyze.movement import Verdict
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.stands import telling_words
from standoff.brief.wording import count, listed, quote
from standoff.model import Event, Position, Span, Statement

_SHOWN = 2
_HEADS = 4


def support(desk: Desk) -> Section:
    """How many reports tell the same, and what is told by one only."""
    events = [one for one in desk.reported if desk.concerns(one.main)]
    shared = sorted((one for one in events if one.support > 1), key=lambda one: (-one.support, one.main.id))
    lines = []
    if events:
        text = (
            f"{count(len(shared), 'event')} of {len(events)} told by more than one independent report; "
            "the rest on one report’s word alone"
        )
        lines.append(desk.line(text, [m for one in shared[:1] or events[:1] for m in one.marks[:2]], [], tag="share"))
    lines += _copies(desk)
    lines += [_told_often(desk, one) for one in shared[:_SHOWN]]
    return Section(
        key="support",
        title="How well this is supported",
        lines=tuple(lines),
        remark="Reports are counted and not weighed: who published them does not matter here.",
        empty="No event is in the record, so nothing can be compared between reports.",
    )


def _copies(desk: Desk) -> list[Line]:
    """How many reports are copies, whose, and that they count once; nothing where there are none."""
    copies = {doc: root for doc, root in desk.holdings.copies.items() if doc in desk.library}
    if not copies:
        return []
    labels = desk.notebook.labels
    by_root: dict[str, list[str]] = {}
    for doc, root in copies.items():
        by_root.setdefault(root, []).append(labels[doc])
    often = sorted(by_root, key=lambda root: (-len(by_root[root]), _number(labels[root])))[:_SHOWN]
    told = "; ".join(f"{labels[root]} as {listed(sorted(by_root[root], key=_number))}" for root in often)
    text = f"{count(len(copies), 'report')} of {len(desk.documents)} copied from others and counted with them: {told}"
    heads = [_head(desk, doc) for root in often for doc in (root, *(d for d in copies if copies[d] == root))]
    return [desk.line(text, heads[:_HEADS], [], tag="copies")]


def _head(desk: Desk, doc: str) -> Mark:
    """The first line of a report."""
    text = desk.library[doc].text
    start = len(text) - len(text.lstrip())
    first = text[start:].splitlines()[:1] or [""]
    return mark_span(doc, Span.of(text, start, start + len(first[0].rstrip())))


def _number(label: str) -> int:
    return int(label[1:])


def _told_often(desk: Desk, one: Happening) -> Line:
    statuses = ", ".join(status.value for status in one.statuses)
    text = (
        f"{count(one.support, 'report')} ({statuses}{_changed(one)}): {quote(telling_words(desk, one.main, 110), 120)}"
    )
    return desk.line(text, one.marks[:4], [e.id for e in one.events], tag="disputed" if one.disputed else "shared")


def _changed(one: Happening) -> str:
    """What later reports tell otherwise, but how real it is, which the statuses say."""
    last = {change.field: change for change in one.history if change.field != "status"}
    return "".join(f"; {field}: {change.before}, then {change.after}" for field, change in last.items())


def unknown(desk: Desk) -> tuple[Line, ...]:
    """What the record does not know, in numbers; these lines have no notes."""
    undated = [d for d in desk.documents if d.published is None]
    uncoded = [d for d in desk.documents if d.language not in (None, "en")]
    statements = desk.all(Statement)
    events = desk.all(Event)
    facts = [
        (
            len(undated),
            f"{count(len(undated), 'report has', 'reports have')} no date: what they tell is in no order of time",
        ),
        (len(uncoded), f"{count(len(uncoded), 'report is', 'reports are')} not in English and not coded"),
        (sum(s.speaker is None for s in statements), "{n} of {all} statements without a known speaker"),
        (sum(not e.actor for e in events), "{n} of {all} events without a known actor"),
        (
            sum(desk.day(e) is None or not _told(desk, e) for e in events),
            "{n} of {all} events without a day in the text",
        ),
    ]
    totals = {2: len(statements), 3: len(events), 4: len(events)}
    lines = [Line(text=f"{text.format(n=n, all=totals.get(i, 0))}.") for i, (n, text) in enumerate(facts) if n]
    lines += _single_issues(desk)
    return tuple(lines)


def _told(desk: Desk, event: Event) -> bool:
    day = desk.day(event)
    return day is not None and day.told


def _single_issues(desk: Desk) -> list[Line]:
    rows = [row for row in desk.movements if row.movement is Verdict.UNOBSERVED]
    held = [p for p in desk.all(Position) if not p.holder]
    found = []
    if rows:
        text = (
            f"Movement cannot be told for {count(len(rows), 'pair')} of side and issue out of {len(desk.movements)}: "
            "one report only, or words that cannot be compared. Silence is not taken for “held”."
        )
        found.append(Line(text=text))
    if held:
        found.append(
            Line(text=f"{count(len(held), 'position')} of nobody named.", notes=desk.notebook.cite([mark(held[0])]))
        )
    return found
