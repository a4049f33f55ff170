"""A brief as Markdown, with notes as footnote-like links within the page."""

import re

from standoff.brief.heading import more, provenance, source_line, subtitle
from standoff.brief.page import Brief, Line, Section, Table
from standoff.brief.wording import printable

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~])")


def render_markdown(brief: Brief) -> str:
    """The whole page, ended by a line break."""
    blocks = [f"# {escape(brief.title)}", escape(subtitle(brief))]
    for section in brief.sections:
        blocks.append(f"## {escape(section.title)}")
        blocks.extend(_body(section))
    if brief.unknown:
        blocks += ["## What the record does not know", "\n".join(f"- {_line(line)}" for line in brief.unknown)]
    if brief.notes:
        blocks += ["## Notes", _notes(brief)]
    if brief.sources:
        blocks += ["## Reports", "\n".join(f"- **{s.label}** {escape(source_line(s))}" for s in brief.sources)]
    blocks.append(f"*{escape(provenance(brief))}*")
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """`text` on one line, such that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", printable(text)).replace("<", "&lt;").replace(">", "&gt;")


def _body(section: Section) -> list[str]:
    if section.is_empty:
        return [escape(section.empty)]
    blocks = []
    if section.lines:
        blocks.append("\n".join(f"- {_line(line)}" for line in section.lines))
    if section.table is not None and section.table.rows:
        blocks.append(_table(section.table))
    if (rest := more(section)) is not None:
        blocks.append(f"*{escape(rest)}*")
    if section.remark is not None:
        blocks.append(f"*{escape(section.remark)}*")
    return blocks


def _line(line: Line) -> str:
    return escape(line.text) + "".join(f" [\\[{number}\\]](#note-{number})" for number in line.notes)


def _table(table: Table) -> str:
    align = "---:" if table.numeric else "---"
    rows = [
        f"| {' | '.join(escape(column) for column in table.columns)} |",
        f"| --- |{f' {align} |' * (len(table.columns) - 1)}",
    ]
    for row in table.rows:
        cells = ["<br>".join(_line(line) for line in cell) or "–" for cell in row.cells]
        rows.append(f"| {escape(row.head)} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _notes(brief: Brief) -> str:
    return "\n".join(
        f'{note.number}. <a id="note-{note.number}"></a>{note.source}, characters {note.start}–{note.end}: '
        f"{escape(note.text)}"
        for note in brief.notes
    )
