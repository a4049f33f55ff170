"""An article of the corpus: what its marks say, checked against GUIDELINE.md."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from standoff.model import ConditionalType, Document, EventType, MeetingState, Stance, Status, document_id
from training.errors import CorpusError
from training.marks import Marked, read_marks
from training.roles import PARTY_ROLES, ROLES, Entry

_HEAD_END = "---\n"
_HEAD_KEYS = ("crisis", "style", "published", "title")
_REQUIRED = ("crisis", "style", "published")


@dataclass(frozen=True, slots=True)
class CorpusArticle:
    """An article.

    Attributes:
        name: its path below `corpus/articles`, without the suffix.
        head: crisis, style, published and, where the text has none itself, title.
        text: the bare text; all offsets index it.
        marks: in order of their beginnings, outer ones first.
        entries: by kind and number, each with its marks by role.
    """

    name: str
    head: Mapping[str, str]
    text: str
    marks: tuple[Marked, ...]
    entries: Mapping[tuple[Entry, int], Mapping[str, tuple[Marked, ...]]] = field(default_factory=dict)

    @property
    def published(self) -> date:
        """Day of publication."""
        return date.fromisoformat(self.head["published"])

    def words(self, mark: Marked) -> str:
        """The words of a mark."""
        return self.text[mark.start : mark.end]


def read_article(path: Path, root: Path) -> CorpusArticle:
    """The article in the file `path`.

    Raises:
        CorpusError: the file does not follow the guideline; see the module `marks` and `check_article`.
    """
    name = path.relative_to(root).with_suffix("").as_posix()
    written = path.read_text(encoding="utf-8")
    head, body = split_article(written, name)
    first_line = written[: written.index(_HEAD_END)].count("\n") + 2
    text, marks = read_marks(body, name, first_line)
    article = CorpusArticle(name, head, text, marks, _entries(marks, name))
    check_article(article)
    return article


def split_article(written: str, name: str) -> tuple[Mapping[str, str], str]:
    """The head of an article and its body, as written.

    Raises:
        CorpusError: there is no head, or something is wrong with it.
    """
    top, line, body = written.partition(_HEAD_END)
    if not line:
        raise CorpusError(f"{name}: there is no line --- between head and text")
    return _head(top, name), body.strip("\n")


def read_corpus(root: Path) -> tuple[CorpusArticle, ...]:
    """All articles below the folder `root`, by path."""
    return tuple(read_article(path, root) for path in sorted(root.glob("*/*.txt")))


def corpus_checksum(root: Path) -> str:
    """SHA-256 of all articles below the folder `root`, by path."""
    total = hashlib.sha256()
    for path in sorted(root.glob("*/*.txt")):
        total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def document_of(article: CorpusArticle) -> Document:
    """The bare text, as the coder gets it."""
    return Document(
        id=document_id(article.text),
        text=article.text,
        title=article.head.get("title"),
        published=article.published,
        language="en",
    )


def _head(top: str, name: str) -> Mapping[str, str]:
    pairs = [line.partition(":") for line in top.splitlines() if line.strip()]
    head = {key.strip(): value.strip() for key, _, value in pairs}
    unknown, missing = set(head) - set(_HEAD_KEYS), [key for key in _REQUIRED if not head.get(key)]
    if unknown or missing:
        raise CorpusError(f"{name}: the head lacks {missing} or has unknown {sorted(unknown)}")
    try:
        date.fromisoformat(head["published"])
    except ValueError as error:
        raise CorpusError(f"{name}: published is {head['published']!r}, not YYYY-MM-DD") from error
    return head


def _entries(marks: Iterable[Marked], name: str) -> Mapping[tuple[Entry, int], Mapping[str, tuple[Marked, ...]]]:
    found: dict[tuple[Entry, int], dict[str, tuple[Marked, ...]]] = {}
    for mark in marks:
        role = ROLES.get(mark.label.role)
        if role is None:
            raise CorpusError(f"{name}: the role of {mark.label.name} is none of {' '.join(ROLES)}")
        held = found.setdefault((role.entry, mark.label.number), {})
        held[mark.label.role] = (*held.get(mark.label.role, ()), mark)
    return found


def check_article(article: CorpusArticle) -> None:
    """Make sure that every entry is whole and every attribute known.

    Raises:
        CorpusError: with every fault of the article, a line each.
    """
    faults = [fault for mark in article.marks for fault in _mark_faults(article, mark)]
    faults += [fault for key, held in article.entries.items() for fault in _entry_faults(key, held)]
    faults += _reference_faults(article)
    if faults:
        raise CorpusError("\n".join(f"{article.name}: {fault}" for fault in faults))


def _mark_faults(article: CorpusArticle, mark: Marked) -> Iterable[str]:
    words = article.words(mark)
    if words != words.strip() or not words:
        yield f"{mark.label.name} begins or ends with white space: {words!r}"
    if mark.label.role not in "cpifk" and "\n" in words:
        yield f"{mark.label.name} runs over a line break: {words!r}"
    known = ROLES[mark.label.role].attributes
    for attribute in mark.label.attributes:
        if not known(attribute):
            yield f"{mark.label.name} has the attribute {attribute!r}, which its role does not know"


def _entry_faults(key: tuple[Entry, int], held: Mapping[str, tuple[Marked, ...]]) -> Iterable[str]:
    entry, number = key
    for role in entry.needs:
        if role not in held:
            yield f"{entry} {number} has no mark of role {role}"
    for role, marks in held.items():
        first, *others = marks
        for other in others:
            if other.label.attributes and role not in PARTY_ROLES:
                yield f"{first.label.name} has attributes on a later mark: write them on the first"
    main = held.get(entry.needs[0], ())
    if main:
        yield from _main_faults(entry, main[0])


_MAIN: Mapping[Entry, tuple[frozenset[str], str]] = {
    Entry.EVENT: (frozenset(EventType), "PLOVER type"),
    Entry.POSITION: (frozenset(Stance), "stance"),
    Entry.CONDITIONAL: (frozenset(ConditionalType), "type of conditional"),
    Entry.MEETING: (frozenset(MeetingState), "state of the meeting"),
}


def _main_faults(entry: Entry, main: Marked) -> Iterable[str]:
    """What the first mark of an entry must say, and may say once only."""
    if entry in _MAIN:
        known, what = _MAIN[entry]
        told = [attribute for attribute in main.label.attributes if attribute in known]
        if len(told) != 1:
            yield f"{main.label.name} must say one {what}, not {len(told)}"
    if entry is Entry.EVENT and sum(attribute in frozenset(Status) for attribute in main.label.attributes) > 1:
        yield f"{main.label.name} says more than one status"


def _reference_faults(article: CorpusArticle) -> Iterable[str]:
    names = {mark.label.name for mark in article.marks}
    for mark in article.marks:
        for attribute in mark.label.attributes:
            _, equals, target = attribute.partition("=")
            for one in target.split(",") if equals else ():
                if one[:1].isalpha() and one[:1].islower() and one not in names:
                    yield f"{mark.label.name} refers to {one}, which is nowhere marked"
