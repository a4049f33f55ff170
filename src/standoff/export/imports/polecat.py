"""POLECAT's table as imported events."""

import msgspec

from standoff.errors import ExportError, RowError
from standoff.export.imports.lines import Line, day, event_type, number, words
from standoff.export.imports.states import States
from standoff.export.separated import unguarded
from standoff.lexicon import Lexicon
from standoff.lexicon.formats import read_formats
from standoff.model.imported import ImportedEvent, ImportedParty, Origin, imported_id

Row = dict[str, str]
_QUOTE = '"'
_LIST = ";"


class PolecatReader:
    """Reads lines of one table. Columns may stand in another order; further ones stay in the row."""

    def __init__(self, file: str, lexicon: Lexicon, header: Line) -> None:
        """A reader.

        Args:
            file: name of the file.
            lexicon: tells which names are those of states.
            header: first line of the file.

        Raises:
            ExportError: the header lacks columns, or has one twice.
        """
        formats = lexicon.table(read_formats)
        self._file = file
        self._states = States(lexicon)
        self._quads = {words: code for code, words in formats.quads.items()}
        self._columns = _cells(_header(file, header))
        missing = [column for column in formats.columns["polecat"] if column not in self._columns]
        if missing:
            raise ExportError(f"{file}: is no POLECAT table: its first line lacks {', '.join(missing)}")
        if len(set(self._columns)) < len(self._columns):
            raise ExportError(f"{file}: is no POLECAT table: a column stands twice in its first line")

    def read(self, line: Line) -> ImportedEvent:
        """The event of a line.

        Raises:
            RowError: it has more or fewer cells than the header, or its event is none of PLOVER's types.
        """
        cells = _cells(line.text())
        if len(cells) != len(self._columns):
            raise RowError(f"the row has {len(cells)} cells and the header {len(self._columns)}")
        row = dict(zip(self._columns, cells, strict=True))
        canonical = msgspec.json.encode(row).decode()
        when = day(row["Event Date"])
        return ImportedEvent(
            id=imported_id(Origin.POLECAT, canonical),
            origin=Origin.POLECAT,
            file=self._file,
            line=line.number,
            event=event_type(row["Event Type"]),
            mode=_list(row["Event Mode"]),
            context=_list(row["Contexts"]),
            actor=self._party(row, "Actor"),
            recipient=self._party(row, "Recipient"),
            earliest=when,
            latest=when,
            quad_code=self._quads.get(row["Quad Code"].upper()),
            event_scale=number(row["Intensity"]),
            published=day(row["Publication Date"]),
            publisher=words(row["Source"]),
            row=canonical,
        )

    def _party(self, row: Row, side: str) -> tuple[ImportedParty, ...]:
        """The one party of a side, if anything is known of it."""
        country = self._states.code(words(row[f"{side} Country"]))
        party = ImportedParty(
            name=words(row[f"{side} Name"]) or words(row[f"{side} Name Raw"]),
            country=country,
            code=country,
            sector=words(row[f"Primary {side} Sector"]),
        )
        return (party,) if party != ImportedParty() else ()


def _header(file: str, line: Line) -> str:
    try:
        return line.text()
    except RowError as error:
        raise ExportError(f"{file}: is no POLECAT table: {error}") from error


def _cells(text: str) -> list[str]:
    """The cells of a line: no cell of such a table holds a tab, so that a lone quotation mark ends nothing."""
    return [unguarded(_unquoted(cell)) for cell in text.split("\t")]


def _unquoted(cell: str) -> str:
    """A cell that was quoted as in CSV, without that; any other as it is."""
    inner = cell[1:-1]
    quoted = len(cell) > 1 and cell[0] == cell[-1] == _QUOTE and _QUOTE not in inner.replace(_QUOTE * 2, "")
    return inner.replace(_QUOTE * 2, _QUOTE) if quoted else cell


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(_LIST) if part.strip())
