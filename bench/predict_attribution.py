"""Predictions on PolNeAR in the form that `score_attribution.py` reads."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from readers import make_coder
from standoff.extract.statements import SECOND_HAND, STATEMENTS
from standoff.model import Document, Statement, document_id

_RELATIVE = re.compile(r",? (who|which|that)\b")


def predict_attribution(corpus: Path, split: str, reader: str = "together") -> Iterator[str]:
    """One JSON line a document: its name, and source, cue and content offsets of each statement.

    Statements inside the content of others are left out, as PolNeAR does not annotate them.

    Args:
        corpus: the PolNeAR checkout, or its `data` folder.
        split: train, dev or test.
        reader: see `readers`.
    """
    root = corpus if (corpus / split).is_dir() else corpus / "data"
    paths = sorted((root / split / "text").glob("*.txt"))
    documents = [_document(path.read_bytes().decode("utf-8")) for path in paths]
    for path, article in zip(paths, make_coder(reader).annotate(documents), strict=True):
        rows = [
            attribution(article.text, statement)
            for statement in article[STATEMENTS]
            if SECOND_HAND not in statement.notes
        ]
        yield json.dumps({"doc": path.stem, "attributions": rows})


def attribution(text: str, statement: Statement) -> dict[str, list[list[int]]]:
    """A statement as PolNeAR's three roles.

    PolNeAR takes the relative pronoun for the source where the cue stands in a relative clause ("critics
    who say"); the record names whom it stands for. Both are given.
    """
    speaker = statement.speaker
    source = [[speaker.start, speaker.end]] if speaker is not None else []
    pronoun = _RELATIVE.match(text, speaker.end) if speaker is not None else None
    if pronoun is not None and pronoun.end() <= statement.cue.start:
        source.append(list(pronoun.span(1)))
    return {
        "source": source,
        "cue": [[statement.cue.start, statement.cue.end]],
        "content": [[piece.start, piece.end] for piece in statement.content],
    }


def _document(text: str) -> Document:
    return Document(id=document_id(text), text=text, language="en")
