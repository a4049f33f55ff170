"""The walk through what waits to be judged: a letter and Enter for each entry; works the same when piped."""

import sys
from collections.abc import Iterator

import click

from standoff.cli.issues.signing import signature
from standoff.cli.output import on_one_line
from standoff.cli.review.entries import fields_of, tell
from standoff.cli.review.views import headline, write_entry
from standoff.errors import QueryError
from standoff.run import review
from standoff.store import Doubtful, Store

_BATCH = 200
_ASK = "a accept, r reject, e edit, u undo, s skip, q quit, ? help: "
_HELP = """\
a [WHY]            accept: it is right as it is shown
r [WHY]            reject: leave it out of every list
e FIELD=VALUE ...  edit: status=alleged, actor=TCD@Chad, date=2021-05-03@Monday; put quotes around blanks;
                   e alone asks for one FIELD=VALUE after the other, an empty line ends
u                  undo the last decision of this walk and look at it again
s                  skip, q quit, ? this help
"""


def walk(store: Store, kinds: tuple[str, ...], document: str | None, by: str | None) -> None:
    """Show what waits, the most doubtful first, and do what is typed, until the end of it or of the input."""
    steps = _Walk(store, by)
    waiting = _waiting(store, kinds, document, steps)
    for one in waiting:
        if not steps.judge(one):
            return
    if steps.seen:
        click.echo("nothing else waits")
    else:
        click.echo(f"standoff: nothing of {store.path} waits to be judged; see: standoff review list", err=True)


def _waiting(store: Store, kinds: tuple[str, ...], document: str | None, steps: "_Walk") -> Iterator[Doubtful]:
    """One after the other; what was undone comes again at once, what others judged meanwhile not at all."""
    batch: list[Doubtful] = []
    while True:
        if steps.again:
            yield steps.again.pop()
            continue
        if not batch:
            found = store.reviews.queue(kinds, _BATCH + len(steps.skipped), document)
            batch = [one for one in reversed(found) if one.record.id not in steps.skipped]
        if not batch:
            return
        yield batch.pop()


class _Walk:
    def __init__(self, store: Store, by: str | None) -> None:
        self._store = store
        self._by = by
        self._made: list[tuple[int, Doubtful]] = []
        self.skipped: set[str] = set()
        self.again: list[Doubtful] = []
        self.seen = 0

    def judge(self, one: Doubtful) -> bool:
        """Show one entry and do what is typed until it is settled; false to end the walk."""
        standing = self._store.reviews.standing(one.record.id)
        if standing is None or standing.state is not None:
            return True
        self.seen += 1
        why = f" ({', '.join(one.why)})" if one.why else ""
        click.echo()
        write_entry(self._store, standing, f"{headline(one.record)}{why}")
        while True:
            line = _typed(_ASK)
            if line is None or line[:1].casefold() == "q":
                return False
            settled = self._do(one, line)
            if settled:
                return True

    def _do(self, one: Doubtful, line: str) -> bool:
        """Do what a line says; whether that settles the entry."""
        key, rest = line[:1].casefold(), line[1:].strip()
        try:
            match key:
                case "a":
                    self._keep(review.accept(self._store, [one.record.id], signature(self._by, rest)), one)
                case "r":
                    self._keep(review.reject(self._store, [one.record.id], signature(self._by, rest)), one)
                case "e":
                    return self._edit(one, rest)
                case "s":
                    self.skipped.add(one.record.id)
                case "u":
                    return self._undo(one)
                case _:
                    click.echo(_HELP, nl=False)
                    return False
        except (QueryError, click.UsageError) as error:
            click.echo(f"standoff: {on_one_line(str(getattr(error, 'message', error)))}", err=True)
            return False
        return True

    def _edit(self, one: Doubtful, rest: str) -> bool:
        pairs = _words(rest) if rest else _asked_pairs()
        if not pairs:
            return False
        written = fields_of(pairs)
        self._keep(review.edit(self._store, one.record.id, written, signature(self._by, None)), one)
        return True

    def _undo(self, one: Doubtful) -> bool:
        if not self._made:
            click.echo("standoff: nothing was decided in this walk; see: standoff review history", err=True)
            return False
        number, before = self._made.pop()
        undo = review.undo(self._store, number, signature(self._by, None))
        click.echo(f"decision {undo}: decision {number} undone")
        self.again.append(before)
        return True

    def _keep(self, number: int, one: Doubtful) -> None:
        self._made.append((number, one))
        tell(self._store, number)


def _asked_pairs() -> list[str]:
    pairs: list[str] = []
    while True:
        line = _typed("  FIELD=VALUE: ")
        if not line:
            return pairs
        pairs.append(line)


def _words(line: str) -> list[str]:
    """FIELD=VALUE pairs on one line; blanks in values stand in quotes.

    Raises:
        click.UsageError: a quote is not closed.
    """
    import shlex

    try:
        return shlex.split(line)
    except ValueError as error:
        raise click.UsageError(f"{line!r} cannot be read: {error}") from error


def _typed(ask: str) -> str | None:
    """A line of the user's, `None` at the end of the input; piped, nothing is asked."""
    if sys.stdin.isatty():
        click.echo(ask, nl=False)
    line = sys.stdin.readline()
    return line.strip() if line else None
