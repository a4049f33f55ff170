"""Coders for the three columns of docs/quality.md: rules alone, the encoder alone, both together."""

import re
import tempfile
from importlib import resources
from pathlib import Path

from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.reading import FILE
from standoff.model import Reader
from standoff.pipeline import DocumentCoder

READERS = ("rules", "encoder", "together")
_WEIGHTS = {
    "least": "0.5",
    "least_alone": "0.5",
    "unread": "[-99.0, 0.0]",
    "both": "[0.0, 0.0, 1.0]",
    "alone": "[0.0, 0.0, 1.0]",
}
"""Of a policy by which the encoder decides: grammar still ends the spans and names the parties."""


def make_coder(reader: str) -> DocumentCoder:
    """The coder of a column."""
    if reader == "rules":
        return DocumentCoder(reader=Reader.RULES)
    return DocumentCoder(lexicon=lexicon_of(reader))


def lexicon_of(reader: str) -> Lexicon:
    """The lexicon that ships; for the encoder alone with another policy."""
    if reader != "encoder":
        return load_lexicon()
    shipped = resources.files("standoff.lexicon") / "data"
    with tempfile.TemporaryDirectory() as folder:
        for entry in shipped.iterdir():
            if entry.name.endswith((".toml", ".csv")):
                (Path(folder) / entry.name).write_bytes(entry.read_bytes())
        path = Path(folder) / FILE
        text = path.read_text(encoding="utf-8")
        for name, value in _WEIGHTS.items():
            text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value}", text)
        path.write_text(text, encoding="utf-8")
        return load_lexicon(Path(folder))
