"""Predictions for the scorer of temporal expressions: a folder of TimeML files in, JSON lines out."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from standoff.annotate.layout import LAYOUT
from standoff.annotate.times import TIMES
from standoff.model import Document, document_id
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES


def predict_timex(folder: Path) -> Iterator[str]:
    """One JSON line a document, in the order of file names; the creation time is the day of publication."""
    coder = DocumentCoder(stages=[stage for stage in STAGES if stage.gives in (LAYOUT, TIMES)])
    paths = sorted(path for path in folder.glob("*.tml") if not path.name.startswith("._"))
    documents = [_read(path) for path in paths]
    for path, article in zip(paths, coder.annotate(documents), strict=True):
        timex = [
            {"start": time.start, "end": time.end, "type": time.type.value, "value": time.value or ""}
            for time in article[TIMES]
        ]
        yield json.dumps({"doc": path.stem, "timex": timex})


def _read(path: Path) -> Document:
    """The text of a TimeML file with its tags stripped, as the scorer counts it, and its creation time."""
    root = ElementTree.fromstring(path.read_bytes())
    body = root.find("TEXT")
    text = "".join((body if body is not None else root).itertext())
    created = next((node.get("value", "") for node in root.iter("TIMEX3") if _is_creation(node)), "")
    published = date.fromisoformat(created[:10]) if len(created) >= 10 else None
    return Document(id=document_id(text), text=text, published=published, language="en", source=str(path))


def _is_creation(node: ElementTree.Element) -> bool:
    return node.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")
