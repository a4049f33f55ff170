"""A brief as data: what it says, and for every line the words of the reports that it rests on."""

from dataclasses import dataclass
from datetime import date

from standoff.analyze.series import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that the brief draws on.

    Attributes:
        label: "R1", "R2" ... in order of publication.
        doc: id of the document.
        title: headline, or `None`.
        published: day of publication, or `None`.
        publisher: who published it, or `None`.
        name: the file's name or the address it came from, without the folders of this machine; or `None`.
        copy_of: label of the report whose copy it is, or `None`.
    """

    label: str
    doc: str
    title: str | None
    published: date | None
    publisher: str | None
    name: str | None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Where a line comes from.

    Attributes:
        number: by which lines refer to it, from 1.
        source: label of the report.
        doc: id of the document.
        start: first character of the words, in code points of the document's text.
        end: one past the last.
        text: the words, exactly.
    """

    number: int
    source: str
    doc: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that the brief says.

    Attributes:
        text: a sentence; words of the reports stand in curly quotation marks.
        notes: numbers of the notes that it rests on; empty only for what the record does not know.
        records: ids of the records that it was made from.
        tag: a word that classes it, such as "softened"; or `None`.
    """

    text: str
    notes: tuple[int, ...] = ()
    records: tuple[str, ...] = ()
    tag: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its head, and for each column the lines of the cell."""

    head: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table.

    Attributes:
        columns: heads of the columns; the first is that of the rows' heads.
        rows: in order.
        numeric: whether the cells are figures.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief.

    Attributes:
        key: a word for programs.
        title: the heading.
        lines: what it says, the most important first.
        table: beside or in place of the lines, or `None`.
        remark: how to read it, or `None`.
        left: how many more entries the record has.
        command: how to see them, or `None`.
        empty: what is said where there is nothing to say.
    """

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    remark: str | None = None
    left: int = 0
    command: str | None = None
    empty: str = "The record holds nothing on this."

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but `empty` to say."""
        return not self.lines and (self.table is None or not self.table.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole.

    Attributes:
        title: the sides.
        sides: ids of the sides compared.
        first: day of the earliest dated report, or `None`.
        last: day of the latest.
        since: from which day on the reader wants to know, or `None`.
        as_of: the day on which the record knew this; `None` for now.
        unplaced: how many reports `as_of` leaves out because neither their day of publication nor that of
            retrieval is known.
        reports: how many reports it is made from.
        of_reports: how many there are that concern the sides, where it is made from the latest of them only;
            else `None`.
        copies: how many of them are copies of others.
        records: how many records.
        coders: program versions and lexicon checksums that made them.
        sections: in order.
        notes: by number.
        weeks: reported intensity between the sides compared, by week, from which a chart can be drawn.
        sources: the reports; only those that notes lead to, where there are more than a hundred.
        unknown: what the record does not know.
    """

    title: str
    sides: tuple[str, ...]
    first: date | None
    last: date | None
    since: date | None
    as_of: date | None
    unplaced: int
    reports: int
    of_reports: int | None
    copies: int
    records: int
    coders: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    weeks: tuple[Week, ...]
    sources: tuple[Source, ...]
    unknown: tuple[Line, ...]
