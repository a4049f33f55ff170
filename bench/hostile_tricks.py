"""Known tricks against readers of files: bombs, depth, loops, secrets, endless and malformed things."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

Make = Callable[[Random, int], bytes]
Tricks = dict[str, tuple[str, Make]]

LARGE = 3_000_000
"""Bytes of what is large, before it is compressed."""


def page(inner: str, head: str = "") -> bytes:
    """An HTML page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{inner}</article></body></html>".encode()


def pdf(*objects: bytes) -> bytes:
    """A PDF with these objects, the first its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, len(out))


def warc_record(body: bytes, url: str = "https://l.example/1", head: bytes = b"Content-Type: text/html\r\n") -> bytes:
    """A record of an archive."""
    block = b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + body
    named = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-05-06T08:30:00Z\r\n"
    typed = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return (named + typed).encode("utf-8", "surrogatepass") + block + b"\r\n\r\n"


def _always(content: bytes) -> Make:
    return lambda chance, number: content


def tricks(secret: Path) -> Tricks:
    """All of them by name, with the suffix of their files; `secret` is a file that some try to read."""
    return {
        **_texts(),
        **_pages(secret),
        **_lines(),
        **_tables(),
        **_messages(secret),
        **_documents(secret),
        **_archives(secret),
    }


def _texts() -> Tricks:
    deep_zip = io.BytesIO()
    with zipfile.ZipFile(deep_zip, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("../../escaped.txt"), b"0" * LARGE)
    return {
        "nothing": (".txt", _always(b"")),
        "garbage": (".txt", lambda chance, number: chance.randbytes(chance.randint(1, 20_000))),
        "garbage without suffix": ("", lambda chance, number: chance.randbytes(chance.randint(1, 20_000))),
        "zeros": (".txt", _always(b"\0" * 100_000)),
        "an endless line of letters": (".txt", _always(b"x" * 1_000_000)),
        "an endless line of brackets": (".txt", _always(b"({[<" * 50_000)),
        "an endless line of words": (".txt", lambda chance, number: b"Kenya rejects %d " % number * 1_500),
        "line breaks": (".txt", _always(b"\r\n" * 500_000)),
        "too large": (".txt", _always(b"Kenya rejects. " * 150_000)),
        "joined signs": (".txt", lambda chance, number: (f"Kenya {number} " + "e" + "\u0301" * 50_000).encode()),
        "half characters": (".txt", _always(b"Kenya \xed\xa0\x80 rejects")),
        "a ZIP with a path": (".txt", _always(deep_zip.getvalue())),
        "a gzip bomb": (".txt.gz", _always(gzip.compress(b"0" * 80_000_000, 9, mtime=0))),
        "gzip in gzip": (".txt.gz", _always(gzip.compress(gzip.compress(b"Kenya", mtime=0), mtime=0))),
        "an office document": (".docx", _always(deep_zip.getvalue())),
    }


def _pages(secret: Path) -> Tricks:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE html [<!ENTITY a0 "Kenya ">{entities}]><html><body><p>Kenya &a11;</p></body></html>'
    outside = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>Kenya rejects &x;</p></body></html>'
    )
    included = f'<iframe src="file://{secret}"></iframe><object data="{secret}"></object><p>Kenya rejects talks.</p>'
    return {
        "an entity bomb": (".html", _always(bomb.encode())),
        "an entity bomb in XHTML": (".xhtml", _always(b'<?xml version="1.0"?>' + bomb.encode())),
        "a file as an entity": (".html", _always(outside.encode())),
        "a file as an entity in XHTML": (".xhtml", _always(b'<?xml version="1.0"?>' + outside.encode())),
        "a file included": (".html", _always(page(included, f'<base href="file://{secret}">'))),
        "deep nesting": (".html", _always(b"<html>" + b"<div>" * 100_000 + b"Kenya rejects")),
        "deep tables": (".html", _always(b"<html>" + b"<table><tr><td>" * 20_000 + b"Kenya rejects")),
        "deep signs": (".html", _always(b"<html><p>" + b"<b><i>" * 30_000 + b"Kenya")),
        "many attributes": (".html", _always(b"<html><p " + b" ".join(b"a%d=1" % n for n in range(8_000)) + b">Kenya")),
        "an endless tag": (".html", _always(b"<html><p title='" + b"x" * LARGE)),
        "an endless comment": (".html", _always(b"<html><!--" + b"-" * LARGE)),
        "deep structured data": (".html", _always(
            page("Kenya", '<script type="application/ld+json">' + "[" * 100_000))),
        "a script for an address": (".html", lambda chance, number: page(
            f"<h1>R {number}</h1><p>Kenya rejects the demand of Somalia number {number}, the ministry said.</p>",
            '<link rel=canonical href="javascript:alert(1)"><title>\u202eR\x1b[31m</title>')),
        "a wrong charset": (".html", lambda chance, number: page(
            f"<p>Kenya rejects the demand of Somalia number {number}, the ministry said.</p>",
            "<meta charset=utf-16>")),
        "an unknown charset": (".html", _always(page("<p>Kenya</p>", "<meta charset=\0zip_codec>"))),
    }  # fmt: skip


def _lines() -> Tricks:
    return {
        "deep objects": (".jsonl", _always(b'{"text":' * 50_000)),
        "deep lists": (".jsonl", _always(b"[" * 200_000)),
        "an endless number": (".jsonl", _always(b'{"text": "a", "title": ' + b"9" * 500_000 + b"}")),
        "an escaped half": (".jsonl", _always(b'{"text": "Kenya \\ud800 rejects"}')),
        "an escaped NUL": (".jsonl", _always(b'{"text": "Kenya \\u0000 rejects"}')),
        "signs in fields": (".jsonl", lambda chance, number: json.dumps({
            "text": f"Kenya rejects the demand number {number} of Somalia, the ministry said.",
            "title": "\u202e\x1b[31m\n\0" * 10, "byline": "x" * 100_000, "url": "file:///etc/passwd"}).encode()),
        "an endless line": (".jsonl", _always(b'{"text": "' + b"x" * 5_000_000)),
        "names twice": (".jsonl", lambda chance, number: b'{"text": "a", "text": "Kenya rejects %d."}' % number),
        "a day that is none": (".jsonl", _always(b'{"text": "Kenya", "published": "9999-99-99"}')),
        "a time that is none": (".jsonl", _always(b'{"text": "Kenya", "retrieved": "0000-00-00T99:99"}')),
        "wrong types": (".jsonl", _always(b'{"text": ["Kenya"]}\n{"text": {"a": 1}}\nnull\n7\n"x"\n')),
    }  # fmt: skip


def _tables() -> Tricks:
    return {
        "many columns": (".csv", _always(b"text," + b"a," * 50_000 + b"\nKenya\n")),
        "an unclosed quotation mark": (".csv", _always(b'text,date\n"Kenya rejects' + b"\nmore" * 20_000)),
        "an endless cell": (".csv", _always(b"text\n" + b"x" * 5_000_000 + b"\n")),
        "quotation marks": (".csv", _always(b"text\n" + b'"' * 300_001)),
        "delimiters": (".tsv", _always(b"text\n" + b"\t" * 300_000)),
        "NULs in cells": (".csv", _always(b"text,date\nKen\0ya,\0\n")),
        "formulas and paths": (".csv", lambda chance, number: (
            f'text,title,url\n"Kenya rejects demand {number}, Somalia said.",=cmd|calc,../../escaped\n').encode()),
        "half characters in cells": (".csv", _always(b"text\nKenya \xed\xa0\x80 rejects\n")),
        "columns of one name": (".csv", lambda chance, number: b"text,text\nKenya rejects %d.,Somalia\n" % number),
        "a header alone": (".csv", _always(b"text,date")),
        "no magic at the end": (".parquet", _always(b"PAR1" + b"\x15\x04" * 5000)),
        "a footer without end": (".parquet", _always(b"PAR1" + b"\x19" * 5000 + b"\xff\xff\xff\x7fPAR1")),
        "a footer of nothing": (".parquet", _always(b"PAR1\0\0\0\0PAR1")),
        "deep columns": (".parquet", lambda chance, number: _deep_parquet()),
        "cells of bytes": (".parquet", lambda chance, number: _bytes_parquet(chance)),
        "large cells": (".parquet", lambda chance, number: _large_parquet()),
    }  # fmt: skip


def _written(**columns: object) -> bytes:
    import pyarrow as pa
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pa.table(columns), out)
    return out.getvalue()


def _deep_parquet() -> bytes:
    import pyarrow as pa

    kind: pa.DataType = pa.string()
    value: object = "Kenya"
    for _ in range(60):
        kind, value = pa.list_(kind), [value]
    return _written(text=pa.array([value], kind))


def _bytes_parquet(chance: Random) -> bytes:
    import pyarrow as pa

    return _written(text=pa.array([chance.randbytes(500), b"\xed\xa0\x80", b"", None], pa.binary()))


def _large_parquet() -> bytes:
    return _written(text=["x" * LARGE] * 5)


def _messages(secret: Path) -> Tricks:
    head = b"Message-ID: <1@l.example>\r\nMIME-Version: 1.0\r\n"
    mixed = head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    attached = b'--b\r\nContent-Type: text/plain; name="../../escaped"\r\nContent-Disposition: attachment; filename='
    outside = b"Content-Type: message/external-body; access-type=local-file; name=%s\r\n\r\n" % str(secret).encode()
    return {
        "parts in parts": (".eml", _always(head + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1500)))),
        "messages in messages": (".eml", _always((head + b"Content-Type: message/rfc822\r\n\r\n") * 1500)),
        "an endless field": (".eml", _always(head + b"Subject: " + b"a" * 1_000_000 + b"\r\n\r\nKenya")),
        "many fields": (".eml", _always(head + b"X: y\r\n" * 30_000 + b"\r\nKenya rejects")),
        "many recipients": (".eml", _always(head + b"From: " + b"a <a@b>, " * 3_000 + b"\r\n\r\nKenya rejects")),
        "broken words": (".eml", _always(
            head + b"Subject: =?utf-8?b?" + b"=?" * 3000 + b"\r\nFrom: =?x?q?=00?=\r\n\r\nKenya")),
        "a wrong transfer": (".eml", _always(head + b"Content-Transfer-Encoding: base64\r\n\r\n!!!!" * 100)),
        "an unknown charset in a message": (".eml", _always(
            head + b"Content-Type: text/plain; charset=zip\r\n\r\nKenya rejects \xff\xfe")),
        "a path as an attachment": (".eml", lambda chance, number: (
            mixed + b"--b\r\n\r\nKenya rejects the demand %d of Somalia.\r\n" % number
            + attached + b'"/../../../escaped"\r\n\r\nescaped\r\n--b--')),
        "a file as a body": (".eml", _always(head + outside)),
        "a field of NULs": (".eml", _always(head + b"Subject: \0\0\x1b[31m\r\nDate: \0\r\n\r\nKenya rejects")),
        "no end of parts": (".eml", _always(mixed + b"--b\r\n" * 20_000)),
        "a day that is no day": (".eml", _always(head + b"Date: Tue, 99 Foo 99999 99:99:99 +9999\r\n\r\nKenya")),
    }  # fmt: skip


def _documents(secret: Path) -> Tricks:
    kids = b"<</Type/Catalog/Pages 2 0 R>>"
    flat = zlib.compress(b"(Kenya) Tj " * 8_000_000, 9)
    one = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    twice = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
    double = zlib.compress(zlib.compress(b"0" * 90_000_000, 9), 9)
    return {
        "pages in a circle": (".pdf", _always(pdf(kids, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"))),
        "a parent in a circle": (".pdf", _always(pdf(kids, pages, b"<</Type/Page/Parent 3 0 R/Contents 3 0 R>>"))),
        "a stream in itself": (".pdf", _always(pdf(kids, pages, one, b"<</Length 4 0 R>>stream\nx\nendstream"))),
        "many pages promised": (".pdf", _always(pdf(kids, b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>", one))),
        "a bomb in a stream": (".pdf", _always(pdf(kids, pages, one, (
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(flat), flat))))),
        "a bomb in a bomb": (".pdf", _always(pdf(kids, pages, one, twice % (len(double), double)))),
        "deep arrays": (".pdf", _always(pdf(kids, pages, b"[" * 100_000))),
        "an endless header": (".pdf", _always(b"%PDF-1.7\n" + b"%" * 1_000_000)),
        "a table of contents without end": (".pdf", _always(b"%PDF-1.7\nxref\n0 99999999\n" + b"0" * 10_000)),
        "a file as a stream": (".pdf", _always(pdf(kids, pages, one, (
            b"<</F(%s)/Length 0>>stream\n\nendstream" % str(secret).encode())))),
        "garbage with a PDF's head": (".pdf", lambda chance, number: b"%PDF-1.4\n" + chance.randbytes(20_000)),
        "an earlier table in a circle": (".pdf", _always(
            b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF")),
        "a font of garbage": (".pdf", lambda chance, number: pdf(
            kids, pages, one.replace(b"<<>>", b"<</Font<</F1 5 0 R>>>>"),
            b"<</Length 46>>stream\nBT /F1 9 Tf (Kenya rejects %05d) Tj ET\nendstream" % number,
            b"<</Type/Font/Subtype/Type0/ToUnicode 6 0 R>>",
            b"<</Length 3000>>stream\n%s\nendstream" % chance.randbytes(3000))),
    }  # fmt: skip


def _archives(secret: Path) -> Tricks:
    sound = warc_record(page("<h1>R</h1><p>Kenya rejects the demand of Somalia, the ministry said today.</p>"))
    negative = sound.replace(b"Content-Length: ", b"Content-Length: -")
    bomb = gzip.compress(b"<html>" + b" " * 60_000_000, 9, mtime=0)
    return {
        "a negative length": (".warc", _always(negative)),
        "a length without end": (".warc", _always(sound.replace(b"Content-Length: ", b"Content-Length: 99999999999"))),
        "no length": (".warc", _always(sound.replace(b"Content-Length", b"X"))),
        "an endless head": (".warc", _always(b"WARC/1.0\r\n" + b"a: b\r\n" * 200_000)),
        "an endless field of a record": (".warc", _always(b"WARC/1.0\r\nWARC-Type: " + b"a" * 1_000_000)),
        "many breaks": (".warc", _always((sound[:200] + b"\r\n") * 500)),
        "a bomb in a body": (".warc", _always(warc_record(bomb, head=b"Content-Encoding: gzip\r\n"))),
        "a bomb in an archive": (".warc.gz", _always(gzip.compress(b"WARC/1.0\r\n" + b"\0" * 90_000_000, 9, mtime=0))),
        "pieces without end": (".warc", _always(
            warc_record(b"ffffffff\r\n" * 500, head=b"Transfer-Encoding: chunked\r\n"))),
        "an address of a file": (".warc", lambda chance, number: warc_record(page(
            f"<h1>R</h1><p>Kenya rejects demand {number} of Somalia, the ministry said on Tuesday.</p>"),
            f"file://{secret}")),
        "an address of signs": (".warc", lambda chance, number: warc_record(page(
            f"<h1>R</h1><p>Kenya rejects demand {number} of Somalia, the ministry said on Tuesday.</p>"),
            "\u202e\x1b[2J\ud800")),
        "an archive in an archive": (".warc", _always(warc_record(sound * 3, head=b"Content-Type: text/html\r\n"))),
        "a secret record": (".warc", _always(warc_record(b"", head=b"Location: file://%s\r\n" % str(secret).encode()))),
        "garbage behind a record": (".warc.gz", lambda chance, number: (
            gzip.compress(sound, mtime=0) + b"\x1f\x8b\x08\0" + chance.randbytes(3000))),
        "empty members": (".warc.gz", _always(gzip.compress(b"", mtime=0) * 20_000)),
    }  # fmt: skip
