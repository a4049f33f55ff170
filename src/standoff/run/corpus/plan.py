"""What a run over a corpus is to do, written down before it begins, so that it can be taken up again."""

from collections.abc import Sequence

import msgspec

from standoff.errors import CorpusRunError
from standoff.model import Coder, Reader

PLAN = "plan.json"
SCHEME = 1


class Input(msgspec.Struct, frozen=True):
    """One file of the corpus.

    Attributes:
        name: its path or address.
        size: in bytes; `None` where the file system does not tell.
    """

    name: str
    size: int | None


class CorpusOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for.

    Attributes:
        published: day of publication for what tells none, ISO 8601, or `None`.
        columns: of tables: the name of the column by the name of the field, or `None`.
        model: name of the spaCy pipeline.
        reader: with or without the encoder.
        parts: into how many parts the documents are dealt for coding; a part is done whole or not at all.
        texts: whether the texts are kept in a table of their own.
        most_bytes: the largest text that is read, or `None` for the usual limits.
    """

    model: str
    parts: int
    published: str | None = None
    columns: dict[str, str] | None = None
    texts: bool = True
    most_bytes: int | None = None
    reader: Reader = Reader.ENCODER


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """See the module.

    Attributes:
        inputs: the files, in order: of two documents with one text the first in this order counts.
        options: as asked.
        coder: who codes.
        scheme: of the folder.
    """

    inputs: tuple[Input, ...]
    options: CorpusOptions
    coder: Coder
    scheme: int = SCHEME


def make_plan(inputs: Sequence[Input], options: CorpusOptions, coder: Coder) -> Plan:
    """The plan.

    Raises:
        CorpusRunError: there is nothing to read.
    """
    if not inputs:
        raise CorpusRunError("there are no files to read: give archives, JSON Lines, tables, or folders of these")
    return Plan(inputs=tuple(inputs), options=options, coder=coder)


def encode_plan(plan: Plan) -> bytes:
    """The plan as JSON."""
    return msgspec.json.format(msgspec.json.encode(plan), indent=1) + b"\n"


def decode_plan(content: bytes, name: str) -> Plan:
    """The plan in a file.

    Raises:
        CorpusRunError: it is no plan of this version.
    """
    try:
        return msgspec.json.decode(content, type=Plan)
    except msgspec.MsgspecError as error:
        raise CorpusRunError(
            f"{name} is not the plan of a run of this version ({error}); choose another --out"
        ) from error


def check_same(found: Plan, wanted: Plan, folder: str) -> None:
    """Make sure that a run that was begun is the one that is asked for.

    Raises:
        CorpusRunError: it has other files, options, or another coder.
    """
    for what in ("inputs", "options", "coder", "scheme"):
        if getattr(found, what) != getattr(wanted, what):
            raise CorpusRunError(
                f"{folder} holds a run with other {what} than are asked for now; take it up with the same, "
                "give another --out, or begin it anew with --restart"
            )
