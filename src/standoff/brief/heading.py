"""The lines at a brief's head and foot, the same in every format."""

from standoff.brief.page import Brief, Section, Source
from standoff.brief.wording import count, date_words

TOOL = "standoff"


def subtitle(brief: Brief) -> str:
    """Reports, period and records in a line."""
    reports = count(brief.reports, "report")
    parts = [
        reports if brief.of_reports is None else f"the latest {brief.reports:,} of {count(brief.of_reports, 'report')}"
    ]
    parts[0] += _copies(brief)
    if brief.first is not None and brief.last is not None:
        year = brief.last.year if brief.first.year == brief.last.year else None
        parts.append(
            date_words(brief.last)
            if brief.first == brief.last
            else f"{date_words(brief.first, year)} to {date_words(brief.last)}"
        )
    parts.append(count(brief.records, "record"))
    if brief.as_of is not None:
        parts.append(f"as known on {date_words(brief.as_of)}")
        if brief.unplaced:
            parts.append(f"{count(brief.unplaced, 'report')} of no known day left out")
    if brief.since is not None:
        parts.append(f"new since {date_words(brief.since)}")
    return " · ".join(parts)


def _copies(brief: Brief) -> str:
    """How many reports are copies of others, and so how many there are without them."""
    if not brief.copies:
        return ""
    return f" ({count(brief.copies, 'copy', 'copies')} of others: {brief.reports - brief.copies} independent)"


def more(section: Section) -> str | None:
    """What is said of entries that are not shown."""
    if section.left <= 0:
        return None
    return f"and {section.left:,} more" + (f" ({section.command})" if section.command else "")


def source_line(source: Source) -> str:
    """A report as it is listed."""
    when = date_words(source.published) if source.published else "no date"
    copy = f"copy of {source.copy_of}" if source.copy_of else None
    parts = [source.title or "(no headline)", source.publisher, when, source.name, copy]
    return ", ".join(part for part in parts if part)


def provenance(brief: Brief) -> str:
    """Who made it, and what it is not."""
    made = "; ".join(brief.coders) or TOOL
    return (
        f"Made by {made}, from the words of the reports alone. It reports what they say and judges none of it; "
        "words in quotation marks are theirs."
    )
