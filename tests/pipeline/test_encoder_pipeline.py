"""The whole coder with the encoder, and without it as if there were none."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.pipeline.test_records import assert_sound

import standoff as package
from standoff import __version__
from standoff.annotate.encoder import READING, encoder_checksum
from standoff.lexicon import load_lexicon
from standoff.lexicon.reading import read_policies
from standoff.model import Document, Reader, Record, document_id
from standoff.model.codec import encode_lines
from standoff.pipeline import DocumentCoder, check_stages
from standoff.pipeline.coder import PARSE, identity_of
from standoff.pipeline.stages import STAGES, stages_of

TEXT = (
    "Chad rejects offer\n\nN'DJAMENA, March 4 - Chad said on Monday it would not hand over 200 prisoners unless "
    "Niger lifted its blockade. “We will wait,” Foreign Minister Adoum Kerim told reporters after talks in Niamey. "
    "He made no bones about the fact that the army would stay. Niger accused Chad of arming rebels, and bombed Mao."
)
MOST_SECONDS = 15
"""Of a processor, for hostile texts of some thousand words; they take one or two."""

_PROGRAM = """
import sys
import standoff
from standoff.model import Document, Reader, document_id
from standoff.model.codec import encode_lines
from standoff.pipeline import DocumentCoder
text, reader = sys.stdin.read(), Reader(sys.argv[1])
coder = DocumentCoder(reader=reader)
(coded,) = coder.code([Document(id=document_id(text), text=text, language="en")])
sys.stdout.buffer.write(encode_lines(coded.records))
loaded = "onnxruntime" in sys.modules
sys.stderr.write(f"{coder.identity.version} {loaded} {standoff.__file__}")
"""


def _document(text: str) -> Document:
    return Document(id=document_id(text), text=text, published=date(2011, 3, 8), language="en")


def _records(coder: DocumentCoder, text: str) -> tuple[Record, ...]:
    (coded,) = coder.code([_document(text)])
    return coded.records


def _elsewhere(reader: Reader, seed: int) -> tuple[bytes, str, bool]:
    """Records of `TEXT` by another process, the coder's version, and whether that loaded onnxruntime."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, reader],
        input=TEXT.encode(),
        capture_output=True,
        timeout=120,
        check=True,
        env=os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONUTF8": "1"},
    )
    version, loaded, home = done.stderr.decode().split()[-3:]
    assert home == package.__file__, "another copy of the program was run"
    return done.stdout, version, loaded == "True"


def test_rules_alone_never_load_the_runtime_of_the_network() -> None:
    records, version, loaded = _elsewhere(Reader.RULES, 1)
    assert records
    assert (version, loaded) == (__version__, False)


def test_another_process_finds_the_same_with_the_encoder(reading_coder: DocumentCoder) -> None:
    records, version, loaded = _elsewhere(Reader.ENCODER, 7)
    assert (version, loaded) == (f"{__version__}+{encoder_checksum()}", True)
    (coded,) = reading_coder.code([Document(id=document_id(TEXT), text=TEXT, language="en")])
    assert records == encode_lines(coded.records)


def test_the_coder_is_named_with_its_reader() -> None:
    lexicon = load_lexicon()
    plain, read = identity_of(lexicon, Reader.RULES), identity_of(lexicon, Reader.ENCODER)
    assert plain.version == __version__
    assert read.version == f"{__version__}+{encoder_checksum()}"
    assert len(encoder_checksum()) == 12
    assert (plain.name, plain.lexicon) == (read.name, read.lexicon)


def test_every_record_says_who_coded_it(coder: DocumentCoder, reading_coder: DocumentCoder) -> None:
    for one in (coder, reading_coder):
        records = _records(one, TEXT)
        assert records
        assert {record.coder for record in records} == {one.identity}


def test_the_encoder_is_the_default() -> None:
    assert DocumentCoder().identity == identity_of(load_lexicon(), Reader.ENCODER)


def test_the_encoder_reads_before_everything_else_and_only_where_it_is_asked_to() -> None:
    assert stages_of(Reader.RULES) == STAGES
    first, *others = stages_of(Reader.ENCODER)
    assert first.gives == READING
    assert tuple(others) == STAGES
    check_stages(stages_of(Reader.ENCODER), given=(PARSE,))


def test_records_are_sound_and_the_same_each_time(reading_coder: DocumentCoder) -> None:
    first = _records(reading_coder, TEXT)
    assert_sound(TEXT, first)
    assert first == _records(reading_coder, TEXT)


def test_records_do_not_depend_on_what_is_coded_with_them(reading_coder: DocumentCoder) -> None:
    batch = [_document(text) for text in ("", TEXT, "Slowly, and then not.", TEXT * 5, " ", TEXT)]
    together = [coded.records for coded in reading_coder.code(batch)]
    assert together[1] == together[5] == _records(reading_coder, TEXT)
    assert together[0] == together[4] == ()
    assert together[3] == _records(reading_coder, TEXT * 5)


def test_statements_and_events_are_as_likely_as_the_policy_asks(reading_coder: DocumentCoder) -> None:
    policies = load_lexicon().table(read_policies)
    records = [record for record in _records(reading_coder, TEXT) if record.kind in policies]
    assert {record.kind for record in records} == {"statement", "event"}
    for record in records:
        policy = policies[record.kind]
        assert record.confidence >= min(policy.least, policy.least_alone)


def test_what_both_readers_find_has_one_id(coder: DocumentCoder, reading_coder: DocumentCoder) -> None:
    """Ids come from the words and not from the reader: reviews of a record outlive a change of reader."""
    plain, read = ({record.id for record in _records(one, TEXT)} for one in (coder, reading_coder))
    assert plain & read


ENDLESS = "the ministry said that troops had entered the town at dawn, that the mayor wanted them out, "
HOSTILE = {
    "a sentence of 5,000 words": "the army of Zambia said that Malawi had " * 625 + "left.",
    "clauses without end": ENDLESS * 150 + "and left.",
    "three thousand brackets": "Zambia said " + "(" * 3000 + "that Malawi left" + ")" * 3000 + ".",
    "brackets about words": "Zambia " + "(said [" * 1500 + " Malawi left.",
    "only quotation marks": '"' * 3000 + " Zambia said",
    "quotes that never close": "“Zambia said " * 1500,
    "one endless word": "a" * 200_000 + " Zambia said that Malawi left.",
    "one endless rule": "Zambia said " + "-" * 50_000 + " that Malawi left.",
    "names alone": "Zambia Malawi " * 800,
    "a thousand lines": "Zambia said that Malawi left\n" * 1000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_end_in_bounded_time(reading_coder: DocumentCoder, kind: str) -> None:
    start = time.process_time()
    records = _records(reading_coder, HOSTILE[kind])
    assert time.process_time() - start < MOST_SECONDS
    assert_sound(HOSTILE[kind], records)


PIECES = (
    "Zambia", "said that", "accused Malawi of", "bombed", "“", "”", '"', "''", "‘", "(", ")", "[", "—", "\x00",
    "\x1b[31m", "\ufeff", "\u200b", "\u202e", "\u2028", "🙂", "👩\u200d👧", "אמר השר", "قال الوزير", "中国外交部",
    "e\u0301\u0301", "\n\n", "\t", ".", ":", "?!", "made no bones about", "the minister", "on Monday", "250 troops",
    "will", "not", "\ufb01re", "\u0130", "a" * 150, "\ud7ff", "\U0010ffff",
)  # fmt: skip


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60), st.sampled_from([" ", ""]))
def test_no_text_breaks_the_coder_with_the_encoder(
    reading_coder: DocumentCoder, pieces: list[str], between: str
) -> None:
    text = between.join(pieces)
    assert_sound(text, _records(reading_coder, text))


def _shuffled(words: list[str], seeds: range) -> Iterator[str]:
    for seed in seeds:
        yield " ".join(random.Random(seed).sample(words, len(words)))


def test_words_in_any_order_make_sound_records(reading_coder: DocumentCoder) -> None:
    """What no parser expects and the encoder reads all the same."""
    for text in _shuffled(TEXT.split(), range(8)):
        assert_sound(text, _records(reading_coder, text))


def test_records_of_the_encoder_fit_the_schema(reading_coder: DocumentCoder) -> None:
    import jsonschema

    from standoff.model.codec import json_schema

    schema = json_schema()
    for line in encode_lines(_records(reading_coder, TEXT)).splitlines():
        jsonschema.validate(json.loads(line), schema)
