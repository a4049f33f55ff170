"""Sources to documents: text exact, metadata from the text's own head, language only when plain."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from standoff.ingest import Source, SourceReader
from standoff.ingest.language import LanguageFinder
from standoff.lexicon import load_lexicon
from standoff.model import Document, document_id

Read = Callable[..., Document]

BODY = (
    "Kenya asks Somalia to move its boats\n\nNAIROBI, {} - Kenya on Monday asked its neighbour to withdraw the patrol "
    "boats that it had sent to the disputed waters off Lamu. Somalia did not answer at once.\n\n"
    "The ministry in Nairobi said that a delegation would travel to Mogadishu within a week.\n"
)


@pytest.fixture(scope="module")
def languages() -> LanguageFinder:
    """Loaded once."""
    return LanguageFinder()


@pytest.fixture(scope="module")
def read(languages: LanguageFinder) -> Read:
    """Writes a file and reads it."""
    lexicon = load_lexicon()

    def run(path: Path, content: str, published: date | None = None, wins: bool = False) -> Document:
        path.write_bytes(content.encode())
        return SourceReader(lexicon, published, wins, _languages=languages).read(Source.of(str(path)))

    return run


def test_the_text_is_the_files_content_and_the_head_is_read(read: Read, tmp_path: Path) -> None:
    text = BODY.format("May 4, 2021").replace("\n", "\r\n")
    document = read(tmp_path / "a.txt", text)
    assert document.text == text
    assert document.id == document_id(text)
    assert document.title == "Kenya asks Somalia to move its boats"
    assert document.published == date(2021, 5, 4)
    assert document.dateline is not None
    assert document.dateline.startswith("NAIROBI")
    assert document.language == "en"
    assert document.source == str(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("name", "day", "given", "wins", "published"),
    [
        ("a.txt", "May 4, 2021", None, False, date(2021, 5, 4)),
        ("a.txt", "May 4, 2021", date(2021, 5, 6), False, date(2021, 5, 4)),
        ("a.txt", "May 4, 2021", date(2021, 5, 6), True, date(2021, 5, 6)),
        ("a.txt", "May 4", None, False, None),
        ("a.txt", "May 4", date(2021, 5, 6), False, date(2021, 5, 6)),
        ("2021-05-05-a.txt", "May 4", None, False, date(2021, 5, 5)),
        ("2021-05-05-a.txt", "May 4", date(2021, 5, 6), False, date(2021, 5, 5)),
        ("2021-05-05-a.txt", "May 4", date(2021, 5, 6), True, date(2021, 5, 6)),
        ("2021-02-30-a.txt", "May 4", None, False, None),
        ("12021-05-05.txt", "May 4", None, False, None),
    ],
)
def test_the_day_of_publication(
    read: Read, tmp_path: Path, name: str, day: str, given: date | None, wins: bool, published: date | None
) -> None:
    assert read(tmp_path / name, BODY.format(day), given, wins).published == published


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the talks had failed.", "en"),
        ("Le ministre a déclaré lundi que les négociations avaient échoué.", "fr"),
        ("Der Minister sagte am Montag, die Gespräche seien gescheitert.", "de"),
        ("Waziri wa mambo ya nje alisema mazungumzo yameshindwa.", "sw"),
        ("Министр заявил в понедельник, что переговоры провалились.", "ru"),
        ("外交部长周一表示会谈失败。", "zh"),
        ("Talks fail.", None),
        ("Kinshasa, Lubumbashi, NATO", None),
        ("12 34", None),
        ("The U.K. sends more police to its islands.", "en"),
    ],
)
def test_languages_are_told_only_when_plain(languages: LanguageFinder, text: str, language: str | None) -> None:
    assert languages.find(text) == language
