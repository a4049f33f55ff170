"""Who did what to whom: what is told as done, and what is alleged, denied or only planned."""

from datetime import date, timedelta

from standoff.analyze.happenings import TOLD_AS_FACT, Happening, single
from standoff.analyze.marks import Mark, sentence_of
from standoff.analyze.series import is_accusation
from standoff.analyze.sides import side_of, sides_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.stands import marks_of, telling_words
from standoff.brief.wording import around, count, day_words, listed, quote
from standoff.model import Event, EventType, Party, Position, Stance, Statement, Status

_MATERIAL = (2, 4)
_BACKGROUND = timedelta(days=60)
_CLAUSE = 130
_STRONG = 7.0


def acts(desk: Desk) -> Section:
    """What was done, as told in the reports' own voice or on somebody's word; latest first."""
    found = [
        one
        for one in _events(desk)
        if _is_done(one) and one.main.quad_code in _MATERIAL and not is_wanted(desk, one.main)
    ]
    chosen = _strongest(desk, found, desk.options.limit)
    return Section(
        key="acts",
        title="What was done",
        lines=tuple(_line(desk, one) for one in sorted(chosen, key=_when, reverse=True)),
        left=len(found) - len(chosen),
        command="standoff list events --status occurred",
        empty="No act beyond words is told as having happened.",
    )


def contested(desk: Desk) -> Section:
    """Accusations and denials, each with who says so."""
    alleged = [
        one for one in _events(desk) if (is_accusation(one) or one.disputed) and not _accuses_itself(desk, one.main)
    ]
    chosen = _strongest(desk, alleged, desk.options.limit)
    lines = [_line(desk, one) for one in sorted(chosen, key=_when, reverse=True)]
    told = {place for one in chosen for place in one.marks}
    told |= {place for p in desk.all(Position) if p.stance is Stance.REJECT for place in marks_of(p)}
    denials = [s for s in desk.all(Statement) if s.denies and not _overlaps(s, told)]
    room = max(desk.options.limit - len(lines), 1)
    lines += [_denial(desk, one) for one in denials[::-1][:room]]
    return Section(
        key="contested",
        title="Alleged and denied",
        lines=tuple(lines),
        left=len(alleged) - len(chosen) + max(0, len(denials) - room),
        command="standoff list events --status alleged",
        empty="Nothing is reported as alleged or denied.",
    )


def _accuses_itself(desk: Desk, event: Event) -> bool:
    """Whether an allegation's only actor is the side that makes it: then the coder took the accuser for the accused."""
    speaker = _speaker(desk, event)
    side = side_of(speaker) if speaker is not None else None
    return event.status is Status.ALLEGED and side is not None and set(sides_of(event.actor)) == {side}


def _is_done(one: Happening) -> bool:
    return one.main.status in TOLD_AS_FACT and not one.claimed and not one.disputed


def is_wanted(desk: Desk, event: Event) -> bool:
    """Whether the words of an act are those of a demand, offer or threat ("and *to reopen the ferry*")."""
    span = event.evidence[0]
    return any(piece.overlaps(span) for piece in desk.wanted.get(event.doc, ()))


def _events(desk: Desk) -> list[Happening]:
    """What belongs to the time of the reports and not to their background."""
    first = min((d.published for d in desk.documents if d.published is not None), default=None)
    earliest = first - _BACKGROUND if first is not None else date.min
    return [one for one in desk.reported if desk.concerns(one.main) and (one.day is None or one.day.last >= earliest)]


def _strongest(desk: Desk, found: list[Happening], limit: int) -> list[Happening]:
    """Between known sides first, then by support, a day of their own and force; one place of a text once."""
    ranked = sorted(
        found,
        key=lambda one: (
            -len(set(_both(one.main)) & set(desk.sides)),
            -one.support,
            one.day is None or not one.day.told,
            -min(abs(one.main.event_scale), _STRONG) * one.main.confidence,
            one.main.id,
        ),
    )
    kept: list[Happening] = []
    for one in ranked:
        if len(kept) == limit:
            break
        if not any(_same_words(one, other) for other in kept):
            kept.append(one)
    return kept


def _both(event: Event) -> tuple[str, ...]:
    """Actor and recipient where both are known and differ; else nobody."""
    actors, recipients = sides_of(event.actor), sides_of(event.recipient)
    return actors + recipients if actors and set(recipients) - set(actors) else ()


def _same_words(one: Happening, other: Happening) -> bool:
    a, b = one.main.evidence[0], other.main.evidence[0]
    return one.main.doc == other.main.doc and a.overlaps(b)


def _when(one: Happening) -> tuple[str, str]:
    return (one.day.last.isoformat() if one.day else "", one.main.id)


def what_happened(desk: Desk, event: Event) -> Line:
    """One event as one report tells it."""
    return _line(desk, single(event, desk.holdings))


def _line(desk: Desk, one: Happening) -> Line:
    event = one.main
    clause = telling_words(desk, event, _CLAUSE)
    tag = "disputed" if one.disputed else event.status.value
    text = f"{_lead(desk, one)}{_what(desk, event)}{_basis(desk, one)}: {quote(clause, _CLAUSE + 10)}"
    return desk.line(text, one.marks[:3], [e.id for e in one.events], tag=tag)


def _lead(desk: Desk, one: Happening) -> str:
    when = day_words(one.day, desk.year) if one.day else None
    day = f"{when}: " if when and one.day and one.day.told else f"(report of {when}) " if when else ""
    word = desk.phrases.statuses.get(one.main.status.value)
    source = _source(desk, one.main)
    if is_accusation(one):
        word = desk.phrases.statuses[Status.DENIED if one.main.status is Status.DENIED else Status.ALLEGED]
        word = f"{word} by {source}" if source else word
    return f"{day}{word}: " if word else day


def _source(desk: Desk, event: Event) -> str | None:
    party = _speaker(desk, event)
    return desk.names.party(party).rstrip(",") if party else None


def _speaker(desk: Desk, event: Event) -> Party | None:
    statement = desk.statements.get(event.according_to or "")
    return statement.speaker if statement is not None else None


def _basis(desk: Desk, one: Happening) -> str:
    parts = []
    source = _source(desk, one.main)
    if source and not is_accusation(one):
        parts.append(f"according to {source}")
    if one.support > 1:
        parts.append(count(one.support, "report"))
    if one.disputed:
        parts.append(_dispute(desk, one))
    return f" ({', '.join(parts)})" if parts else ""


def _dispute(desk: Desk, one: Happening) -> str:
    deniers = [desk.names.party(party).rstrip(",") for party in one.denied_by]
    return f"denied by {listed(deniers)}" if deniers else "disputed"


def _what(desk: Desk, event: Event) -> str:
    words = desk.phrases.events[event.event.value]
    actor = _named(desk, event.actor)
    recipient = _named(
        desk, tuple(p for p in event.recipient if side_of(p) is None or side_of(p) not in sides_of(event.actor))
    )
    if event.event is EventType.CONSULT and actor and not recipient:
        return words["alone"].format(actor=actor)
    if actor and recipient:
        return words["did"].format(actor=actor, recipient=recipient)
    if actor:
        return words["alone"].format(actor=actor)
    return words["suffered"].format(recipient=recipient) if recipient else "By whom is not told"


def _named(desk: Desk, parties: tuple[Party, ...]) -> str:
    """Sides by their name; others as they are described."""
    seen: dict[str, None] = {}
    for party in parties:
        side = side_of(party)
        seen[desk.names.side_in_text(side) if side else desk.names.party(party).rstrip(",")] = None
    return " and ".join(seen)


def _overlaps(statement: Statement, told: set[Mark]) -> bool:
    return any(
        one.doc == statement.doc and one.start < piece.end and piece.start < one.end
        for one in told
        for piece in statement.content
    )


def _denial(desk: Desk, statement: Statement) -> Line:
    who = desk.names.party(statement.speaker).rstrip(",") if statement.speaker else "Somebody not told"
    when = f" ({when})" if (when := desk.when(statement)) else ""
    whole = sentence_of(statement, desk.library)
    span = statement.evidence[0]
    words = around(" ".join(whole.text.split()), span.start - whole.start, span.end - whole.start, _CLAUSE)
    return desk.line(f"Denied by {who}{when}: {quote(words, _CLAUSE + 10)}", [whole], [statement], tag="denied")
