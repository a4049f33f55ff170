"""The analysis of the whole record, made once for each state of it and kept while it stays so."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TypeVar, cast

from standoff.analyze.happenings import rulings_of
from standoff.brief import Brief, Options
from standoff.brief.build import write_brief
from standoff.brief.desk import Desk, for_reader, set_up
from standoff.lexicon import Lexicon
from standoff.model.codec import DEFAULT_KINDS
from standoff.store import Filter, open_store
from standoff.store.watch import Watch
from standoff.web.asking import View

T = TypeVar("T")
_KEPT = 24
MOST_LAID_OUT = 400
"""Reports of which an analysis is made; of a larger record, those published last (or last before `as_of`)."""


class Desks:
    """Desks, briefs and whatever else is made of them, by the state of the record and what is asked.

    One thing is made at a time: the work is the processor's, and two readers usually want the same.
    """

    def __init__(self, path: Path, lexicon: Lexicon) -> None:
        """Args: path: of the record, which exists; lexicon: the words of the analysis."""
        self._path = path
        self._lexicon = lexicon
        self._watch = Watch(path)
        self._lock = RLock()
        self._version: int | None = None
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def close(self) -> None:
        """Stop watching the record."""
        self._watch.close()

    def desk(self, view: View) -> Desk:
        """Everything, laid out for the view."""
        base = self.once(("desk", view.as_of), lambda: self._set_up(view))
        return for_reader(base, replace(base.options, between=view.between, since=view.since))

    def brief(self, view: View) -> Brief:
        """The brief of the view."""
        return self.once(("brief", view), lambda: write_brief(self.desk(view)))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes, kept under `key` until the record changes or others have been asked for more lately.

        Args:
            key: names what is made with all that it depends on but the record; one key, one type.
            make: makes it from the record.
        """
        with self._lock:
            self._forget_if_changed()
            if key not in self._kept:
                self._kept[key] = make()
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return cast(T, self._kept[key])

    def _forget_if_changed(self) -> None:
        version = self._watch.version()
        if version != self._version:
            self._kept.clear()
            self._version = version

    def laid_out(self, view: View) -> tuple[int, int]:
        """How many reports are laid out for a view, and how many there are."""
        return self.once(("laid out", view.as_of), lambda: self._count(view))

    def warm(self) -> None:
        """Make what the first page shows, so that the next reader need not wait for it."""
        self.brief(View())

    def _count(self, view: View) -> tuple[int, int]:
        with open_store(self._path) as store:
            total = store.count("document", Filter(as_of=view.as_of))
        return min(total, MOST_LAID_OUT), total

    def _set_up(self, view: View) -> Desk:
        known = Filter(as_of=view.as_of)
        with open_store(self._path) as store, store.snapshot():
            ids = store.latest(MOST_LAID_OUT, known)
            documents = [stored.document for id_ in ids if (stored := store.document(id_)) is not None]
            records = [found for kind in DEFAULT_KINDS for found in store.records_in(kind, ids, known)]
            options = Options(as_of=view.as_of, unplaced=store.count_unplaced() if view.as_of else 0)
            rulings = rulings_of(store.reviews.tellings())
            return set_up(records, documents, self._lexicon, options, store.decisions(), store.copies(), rulings)
