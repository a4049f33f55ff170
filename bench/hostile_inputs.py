"""Hostile inputs of every format, the same for the same seed: sound sources that are damaged, and known tricks."""

import gzip
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hostile_tricks import Make, pdf, tricks, warc_record

WORDS = (
    "Kenya asked Somalia to withdraw the boats from the waters off Lamu and the ministry rejected a demand that talks "
    "begin before Friday while the minister told reporters that troops would stay at the border of Ethiopia"
).split()
SECRET = "the canary sang in the mine"
"""Words of a file beside the inputs, which no record may hold."""

_TRICKS = (
    "../../escaped",
    "..\\..\\escaped",
    "/tmp/escaped",
    "file:///etc/passwd",
    "C:\\escaped",
    "$(touch escaped)",
    "a\0b",
)
_SIGNS = ("\0", "\x1b[2J", "\u202e", "\u2066", "\ufeff", "\ufffe", "\x07", "\u2028", "\x85", "\u200f", "\U000e0001")


@dataclass(frozen=True, slots=True)
class Input:
    """One hostile input.

    Attributes:
        made: how it was made.
        name: of its file; it may hold what names of files seldom hold.
        content: its bytes.
    """

    made: str
    name: str
    content: bytes


def make_inputs(seed: int, count: int, secret: Path) -> Iterator[Input]:
    """So many inputs.

    Args:
        seed: the same seed gives the same inputs.
        count: how many.
        secret: a file that holds `SECRET`, for inputs that try to read it.
    """
    chance = Random(seed)
    formats = sorted(SOUND)
    known = sorted(tricks(secret).items())
    for number in range(count):
        if number % 2:
            made, (suffix, make) = known[number // 2 % len(known)]
            content = make(chance, number)
            if suffix in (".html", ".xhtml", ".eml"):
                content = content.replace(b"Kenya", b"Kenya (%d)" % number)
        else:
            kind = formats[number // 2 % len(formats)]
            suffix, make = SOUND[kind]
            damage = chance.choice(sorted(DAMAGES))
            content = DAMAGES[damage](chance, make(chance, number))
            suffix = chance.choice(formats) if chance.random() < 0.1 else suffix
            suffix = SOUND[suffix][0] if suffix in SOUND else suffix
            made = f"{kind}, {damage}"
        yield Input(made, _name(chance, number, suffix), content)


def _name(chance: Random, number: int, suffix: str) -> str:
    """The name of a file: mostly plain, sometimes a trick."""
    odd = (
        "",
        "",
        "",
        "",
        "..%2f..%2f",
        "-rf ",
        "a\nb",
        "\u202egpj",
        "; rm x",
        "é\u0301",
        "*[a]?",
        "x" * 180,
        "'\"",
        "\x1b[31m",
    )
    return f"{number:05}{chance.choice(odd)}{suffix}" if number % 7 else f"{chance.choice(odd)}{number:05}{suffix}"


def text(chance: Random, number: int) -> str:
    """Some sentences that no other input has."""
    lines = []
    for _ in range(chance.randint(1, 4)):
        lines.append(" ".join(chance.choice(WORDS) for _ in range(chance.randint(5, 25))).capitalize() + ".")
    return f"Report {number} of the day said so. " + "\n\n".join(lines)


def _text(chance: Random, number: int) -> bytes:
    return text(chance, number).encode()


def _html(chance: Random, number: int) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text(chance, number).split("\n\n"))
    head = f"<title>Report {number}</title><meta name=date content=2021-05-04><meta charset=utf-8>"
    article = f"<article><h1>Report {number}</h1>{body}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{article}</body></html>".encode()


def _jsonl(chance: Random, number: int) -> bytes:
    rows = [{"text": text(chance, number), "title": f"T {row}", "published": "2021-05-04"} for row in range(3)]
    return "\n".join(map(json.dumps, rows)).encode()


def _csv(chance: Random, number: int) -> bytes:
    rows = ['"' + text(chance, number) + f'",2021-05-04,https://l.example/{row}' for row in range(3)]
    return "\r\n".join(["text,date,url", *rows]).encode()


def _parquet(chance: Random, number: int) -> bytes:
    import pyarrow as pa
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pa.table({"text": [text(chance, number) for _ in range(3)], "date": ["2021-05-04"] * 3}), out)
    return out.getvalue()


def _mail(chance: Random, number: int) -> bytes:
    head = f"Message-ID: <{number}@l.example>\r\nFrom: A <a@l.example>\r\nSubject: Report {number}\r\n"
    head += "Date: Tue, 04 May 2021 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    plain = f"--b\r\nContent-Type: text/plain\r\n\r\n{text(chance, number)}\r\n"
    page = f"--b\r\nContent-Type: text/html\r\n\r\n{_html(chance, number).decode()}\r\n--b--\r\n"
    return f"{head}Content-Type: multipart/alternative; boundary=b\r\n\r\n{plain}{page}".encode()


def _pdf(chance: Random, number: int) -> bytes:
    lines = text(chance, number).replace("\n\n", " ").split(". ")
    shown = b"".join(
        b"BT /F1 11 Tf 1 0 0 1 60 %d Tm (%s) Tj ET\n" % (700 - 14 * at, line.encode("latin-1"))
        for at, line in enumerate(lines)
    )
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def _warc(chance: Random, number: int) -> bytes:
    return b"".join(warc_record(_html(chance, number), f"https://l.example/{number}/{row}") for row in range(3))


def _warc_gz(chance: Random, number: int) -> bytes:
    return b"".join(gzip.compress(warc_record(_html(chance, number)), mtime=0) for _ in range(3))


SOUND: dict[str, tuple[str, Make]] = {
    "text": (".txt", _text),
    "text.gz": (".txt.gz", lambda chance, number: gzip.compress(_text(chance, number), mtime=0)),
    "html": (".html", _html),
    "jsonl": (".jsonl", _jsonl),
    "csv": (".csv", _csv),
    "parquet": (".parquet", _parquet),
    "mail": (".eml", _mail),
    "pdf": (".pdf", _pdf),
    "warc": (".warc", _warc),
    "warc.gz": (".warc.gz", _warc_gz),
}
"""Sound sources by the name of their format, with their suffix."""


def _cut(chance: Random, content: bytes) -> bytes:
    return content[: chance.randint(0, len(content))]


def _flipped(chance: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _holed(chance: Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 400) :]


def _stuffed(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + chance.randbytes(chance.randint(1, 5000)) + content[at:]


def _signed(chance: Random, content: bytes) -> bytes:
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(content))
        content = content[:at] + chance.choice(_SIGNS).encode() + content[at:]
    return content


def _halved(chance: Random, content: bytes) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + b"\xed\xa0\x80" + content[at:]


def _tricked(chance: Random, content: bytes) -> bytes:
    trick = chance.choice(_TRICKS).encode()
    return content.replace(b"https://l.example/", trick).replace(b"Report", trick + b" Report")


def _other_charset(chance: Random, content: bytes) -> bytes:
    name = chance.choice(("utf-16", "utf-32", "utf-16-be", "cp1252", "cp037", "utf-7", "gb18030"))
    return (content.decode("latin-1") + " Genève").encode(name, "replace")


def _marked(chance: Random, content: bytes) -> bytes:
    return chance.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0", b"\n" * 5000)) + content


def _repeated(chance: Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start : start + 200] * chance.randint(2, 200) + content[start:]


def _followed(chance: Random, content: bytes) -> bytes:
    return content + SOUND[chance.choice(sorted(SOUND))][1](chance, chance.randrange(10**6))


DAMAGES: dict[str, Callable[[Random, bytes], bytes]] = {
    "truncated": _cut,
    "with other bytes": _flipped,
    "with a hole": _holed,
    "with garbage within": _stuffed,
    "with control and direction signs": _signed,
    "with half characters": _halved,
    "with tricks in its names": _tricked,
    "in another encoding": _other_charset,
    "with a wrong mark": _marked,
    "with a part many times": _repeated,
    "followed by another": _followed,
    "sound": lambda chance, content: content,
}
