"""Files sent on the page Add, in Chromium: each kind lands in its Reader, and what cannot be read says why."""

import email.message
import email.policy
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from reading_rooms import served

HEAD = "Chad rejects demand of Niger on pass"
BODY = (
    "Chad on Tuesday rejected the demand of Niger that it withdraw its troops from the Huaraca pass.",
    "Niger asked Chad to open the road again and offered talks in Agadez next week.",
)
TEXT = f"{HEAD}\n\n{BODY[0]}\n\n{BODY[1]}\n"
HTML = (
    f"<!DOCTYPE html><html lang='en'><head><title>{HEAD}</title>"
    "<meta property='article:published_time' content='2014-03-05T08:00:00Z'></head>"
    f"<body><article><h1>{HEAD}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></article></body></html>"
)
FOREIGN = (
    "Le ministre des affaires étrangères du Tchad a rejeté mardi la demande de son voisin. Il a déclaré que les "
    "soldats resteraient au col, et que les discussions reprendraient la semaine prochaine avec les médiateurs.\n"
)
SECONDS = 60_000


def message() -> bytes:
    """An e-mail with the report."""
    made = email.message.EmailMessage(email.policy.SMTP)
    made["Subject"], made["From"], made["Date"] = HEAD, "Wire <wire@news.example>", "Wed, 05 Mar 2014 08:00:00 +0000"
    made["Message-ID"] = "<1@news.example>"
    made.set_content("\n\n".join(BODY))
    return made.as_bytes()


def pdf() -> bytes:
    """A page with the report in a standard font."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=700, height=800)
    font = DictionaryObject(
        {NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in
         (("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica"), ("Encoding", "WinAnsiEncoding"))}
    )  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    stream = DecodedStreamObject()
    shown = [(760, 18, HEAD), (720, 11, BODY[0]), (690, 11, BODY[1])]
    stream.set_data(
        b"\n".join(
            b"BT /F1 %d Tf 1 0 0 1 50 %d Tm (%s) Tj ET" % (size, at, words.encode()) for at, size, words in shown
        )
    )
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def room(empty_record: Path) -> Iterator[str]:
    with served(empty_record) as address:
        yield address


def send(page: Any, room: str, *files: tuple[str, bytes], published: str = "") -> None:
    """Choose files on the page and send them."""
    page.goto(f"{room}/add")
    page.set_input_files(
        "#files", [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files]
    )
    page.fill("#published", published)
    page.get_by_role("button", name="Code it").click()


@pytest.mark.parametrize(
    ("name", "content", "published"),
    [
        ("chad.txt", TEXT.encode(), "2014-03-05"),
        ("chad.html", HTML.encode(), ""),
        ("chad.eml", message(), ""),
        ("chad.pdf", pdf(), "2014-03-05"),
    ],
)
def test_a_file_is_coded_and_opens_in_its_reader(
    room: str, page: Any, name: str, content: bytes, published: str
) -> None:
    send(page, room, (name, content), published=published)
    page.wait_for_url("**/documents/**", timeout=SECONDS)
    assert page.locator("h1").inner_text() == HEAD
    assert "5 March 2014" in page.locator(".subtitle").inner_text()
    assert BODY[1] in " ".join(page.locator(".sheet").inner_text().split())
    assert page.locator(".card.k-position").count() > 0


def test_several_files_tell_each_its_fate(room: str, page: Any) -> None:
    files = {"one.txt": TEXT, "same.txt": TEXT, "leer.txt": "", "fr.txt": FOREIGN, "noise.pdf": "%PDF-1.4 nothing"}
    send(page, room, *((name, content.encode()) for name, content in files.items()))
    page.locator("h1", has_text="Added").wait_for(timeout=SECONDS)
    fates = dict(zip(*(page.locator(f"tbody td:nth-child({n})").all_inner_texts() for n in (1, 3)), strict=True))
    assert re.fullmatch(r"\d+ records", fates["one.txt"])
    assert "known already" in fates["same.txt"]
    assert "empty" in fates["leer.txt"]
    assert "not English" in fates["fr.txt"]
    assert "PDF" in fates["noise.pdf"]
    page.get_by_role("link", name=HEAD).first.click()
    assert "No day of publication is known" in page.locator(".notice").inner_text()
    page.wait_for_load_state("load")


def test_a_report_that_is_not_english_opens_and_says_so(room: str, page: Any) -> None:
    send(page, room, ("fr.txt", FOREIGN.encode()), published="2014-03-05")
    page.wait_for_url("**/documents/**", timeout=SECONDS)
    assert "was not coded: its language was found to be “fr”" in page.locator(".notice").inner_text()
    assert "médiateurs" in page.locator(".sheet").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_too_large_is_told_on_a_page(chromium: Any, room: str, tmp_path: Path, scripts: bool) -> None:
    page = chromium.new_page(java_script_enabled=scripts)
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 60_000_000)
    page.goto(f"{room}/add")
    page.set_input_files("#files", large)
    page.get_by_role("button", name="Code it").click()
    page.locator("#too-large, [role=alert]", has_text="25 MB").wait_for(timeout=SECONDS)
    assert page.locator("h1").inner_text() == ("Add a report" if scripts else "Too much at once")
    page.goto(f"{room}/documents")
    assert "holds no reports yet" in page.locator(".empty").inner_text()
    page.close()


def test_a_day_that_is_none_is_told_and_the_text_is_still_there(chromium: Any, room: str) -> None:
    page = chromium.new_page()
    page.goto(f"{room}/add")
    page.evaluate("document.querySelector('#published').type = 'text'")
    page.fill("#published", "5th of March")
    page.fill("#text", TEXT)
    page.get_by_role("button", name="Code it").click()
    assert "Day of publication: '5th of March' is not a day" in page.locator("[role=alert]").inner_text()
    assert page.locator("#text").input_value() == TEXT
    page.close()


def test_nothing_to_add_is_told(chromium: Any, room: str) -> None:
    page = chromium.new_page()
    page.goto(f"{room}/add")
    page.get_by_role("button", name="Code it").click()
    assert "there is nothing to add" in page.locator("[role=alert]").inner_text()
    page.close()
