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
from standoff.brief.reading import read_material
from standoff.lexicon import Lexicon
from standoff.store import Filter, Store, open_store
from standoff.store.pages import Survey
from standoff.store.watch import Watch
from standoff.web.asking import View

T = TypeVar("T")
_KEPT = 24
_LARGE = ("event", "statement")
"""Kinds of which a record holds most."""


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
        known = Options(as_of=view.as_of)
        base = self.once(("desk", known), lambda: self._set_up(known))
        if base.options.of_reports is not None and view.between is not None:
            asked = replace(known, between=view.between)
            base = self.once(("desk", asked), lambda: self._set_up(asked))
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

    def survey(self, store: Store, kind: str, asked: Filter, words: str | None) -> Survey:
        """How many records of a kind fit, and what one can ask for beside; `store` is open."""
        return self.once(("survey", kind, asked, words), lambda: store.survey(kind, asked, words))

    def warm(self) -> None:
        """Make what the first pages show, so that the next reader need not wait for it."""
        self.brief(View())
        with open_store(self._path) as store:
            for kind in _LARGE:
                self.survey(store, kind, Filter(), None)

    def _set_up(self, options: Options) -> Desk:
        with open_store(self._path) as store, store.snapshot():
            found = read_material(store, options)
            rulings = rulings_of(store.reviews.tellings())
            return set_up(
                found.records,
                found.documents,
                self._lexicon,
                found.options,
                store.decisions(),
                store.copies(),
                rulings,
            )
