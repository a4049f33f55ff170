"""Messages: subject, day, sender and the best of their texts."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from made_sources import BODY, ReadFile, day, documents, failures, page


def _message(text: str | None = BODY[0], html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Kenya asks Somalia: cafés"
    message["From"] = "Asha Karanja <asha@lamu.example>"
    message["Date"] = "Tue, 04 May 2021 23:30:00 -0500"
    message["Message-ID"] = "<1@lamu.example>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html") if text is not None else message.set_content(html, subtype="html")
    return message


@pytest.mark.parametrize("name", ["a.eml", "a.txt"])
def test_a_message_becomes_subject_and_text(readings: ReadFile, tmp_path: Path, name: str) -> None:
    (document,) = documents(readings(tmp_path / name, bytes(_message("\n\n".join(BODY)))))
    assert document.text == "Kenya asks Somalia: cafés\n\n" + "\n\n".join(BODY)
    assert (document.title, document.published) == ("Kenya asks Somalia: cafés", day("2021-05-04"))
    assert (document.byline, document.media_type) == ("Asha Karanja", "message/rfc822")
    assert document.retrieved is None


def test_a_page_is_read_where_there_is_no_text(readings: ReadFile, tmp_path: Path) -> None:
    for text in (None, "See HTML."):
        (document,) = documents(readings(tmp_path / "a.eml", bytes(_message(text, page(1)))))
        assert "Wanjiru Odera" in document.text
        assert "See HTML" not in document.text


def test_attachments_are_left_out_and_counted(readings: ReadFile, tmp_path: Path) -> None:
    message = _message()
    message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="../../etc/passwd")
    message.add_attachment("Somalia agreed.", filename="b.txt")
    told: list[str] = []
    (document,) = documents(readings(tmp_path / "a.eml", bytes(message), tell=told.append))
    assert document.text.endswith(BODY[0])
    assert told == [f"{tmp_path / 'a.eml'}: 2 attachments left out"]


def test_lines_of_a_set_width_are_joined_and_quotations_are_not(readings: ReadFile, tmp_path: Path) -> None:
    wrapped = (
        "Kenya on Tuesday asked Somalia to withdraw the patrol boats that it had\nsent to the waters off Lamu, the "
        "ministry said in a long-awaited state-\nment.\n\nSomalia rejected the demand, and said that it would keep the "
        "boats where\nthey are.\n\n> We will not talk while the boats are there, the minister told them, and\n> left.\n"
    )
    (document,) = documents(readings(tmp_path / "a.eml", bytes(_message(wrapped))))
    assert document.text.splitlines()[2:] == [
        "Kenya on Tuesday asked Somalia to withdraw the patrol boats that it had sent to the waters off Lamu, the "
        "ministry said in a long-awaited statement.",
        "",
        "Somalia rejected the demand, and said that it would keep the boats where they are.",
        "",
        "> We will not talk while the boats are there, the minister told them, and",
        "> left.",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Message-ID: <1@x>\n\n", "is a message without a text: it holds text/plain"),
        (b"Message-ID: <1@x>\nContent-Type: image/png\n\nx", "it holds image/png"),
        (b"Message-ID: <1@x>\nContent-Type: application/pkcs7-mime\n\nx", "is an encrypted message"),
        (b"\xff\xfe\x00\x01" * 100, ""),
        (b"Message-ID: <1@x>\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3000, ""),
    ],
)
def test_a_message_without_text_says_so(readings: ReadFile, tmp_path: Path, content: bytes, says: str) -> None:
    (told,) = failures(readings(tmp_path / "a.eml", content))
    assert says in told
