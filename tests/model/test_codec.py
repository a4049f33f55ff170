"""Records survive JSON, the schema describes them, and broken lines say what is wrong."""

from datetime import UTC, date, datetime

import jsonschema
import msgspec
import pytest

from standoff.errors import CodecError, EvidenceError
from standoff.model import Coder, Cue, CueClass, Document, Form, Party, PartyKind, Record, Span, Statement, record_id
from standoff.model.codec import KINDS, decode, decode_all, encode, json_schema

CODER = Coder("standoff", "0", "0" * 12)


def statement(**changes: object) -> Statement:
    """A statement of an invented minister."""
    fields: dict[str, object] = {
        "id": "a" * 16,
        "doc": "b" * 16,
        "evidence": (Span(0, 5, "“No,”"),),
        "confidence": 0.9,
        "coder": CODER,
        "speaker": Party(text="Ms. Okoro", start=11, end=20, country="NGA", kind=PartyKind.PERSON),
        "cue": Cue(6, 10, "said", "say", CueClass.SAY),
        "form": Form.DIRECT,
        "content": (Span(1, 4, "No,"),),
    }
    return Statement(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_statement_survives_json() -> None:
    assert decode(encode(statement())) == statement()


def test_lines_of_one_kind_are_read_at_once_and_of_another_refused() -> None:
    lines = [encode(statement(id=digit * 16)) for digit in "cd"]
    assert list(decode_all("statement", lines)) == [decode(line) for line in lines]
    with pytest.raises(CodecError, match="schema version"):
        list(decode_all("event", lines))
    with pytest.raises(CodecError, match="unknown kind of record 'rumour'"):
        list(decode_all("rumour", lines))


def test_the_kind_comes_first_and_the_cue_has_a_class() -> None:
    line = encode(statement())
    assert line.startswith(b'{"kind":"statement","id":')
    assert msgspec.json.decode(line)["cue"]["class"] == "say"


def test_a_record_without_evidence_cannot_be_made() -> None:
    with pytest.raises(EvidenceError, match="without evidence"):
        statement(evidence=())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not a record"),
        (b'{"kind":"rumour"}', "unknown kind of record 'rumour'"),
        (b'{"kind":"statement"}', "not a record"),
        (b"[]", "not a record"),
    ],
)
def test_a_broken_line_says_what_is_wrong(line: bytes, message: str) -> None:
    with pytest.raises(CodecError, match=message):
        decode(line)


def test_the_schema_accepts_what_is_written_and_refuses_what_is_not() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    plain = msgspec.json.decode(encode(statement()))
    validator.validate(plain)
    plain["form"] = "shouted"
    assert not validator.is_valid(plain)


def test_every_kind_names_itself() -> None:
    for kind, cls in KINDS.items():
        assert issubclass(cls, Record)
        assert cls.__dataclass_fields__["kind"].default == kind


def test_an_id_depends_on_the_finding_alone() -> None:
    span = Span(3, 9, "talked")
    assert record_id("d", "event", [span], "CONSULT") == record_id("d", "event", [span], "CONSULT")
    assert record_id("d", "event", [span], "CONSULT") != record_id("d", "event", [span], "AGREE")
    assert record_id("d", "event", [span]) != record_id("d", "event", [Span(3, 8, "talke")])


def test_a_document_tells_when_it_was_published_and_when_its_bytes_were_fetched() -> None:
    document = Document(
        id="a" * 16,
        text="Talks failed.",
        published=date(2021, 5, 4),
        retrieved=datetime(2021, 5, 6, 8, 30, tzinfo=UTC),
        media_type="text/html",
        checksum="0" * 64,
    )
    plain = msgspec.json.decode(encode(document))
    jsonschema.Draft202012Validator(json_schema()).validate(plain)
    assert (plain["published"], plain["retrieved"]) == ("2021-05-04", "2021-05-06T08:30:00+00:00")
    assert (plain["media_type"], plain["checksum"], plain["characters"]) == ("text/html", "0" * 64, 13)
    assert msgspec.json.decode(encode(Document(id="a", text="x")))["retrieved"] is None
