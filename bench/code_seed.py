"""`code_seed.py READER ARTICLE PUBLISHED`: what `standoff code --format jsonl` prints, for any of the readers."""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from readers import make_coder
from standoff.model import Document, document_id
from standoff.model.codec import encode_lines


def main() -> None:
    """Code and print."""
    reader, path, published = sys.argv[1:]
    text = Path(path).read_text(encoding="utf-8")
    document = Document(id=document_id(text), text=text, published=date.fromisoformat(published), language="en")
    coded = next(make_coder(reader).code([document]))
    sys.stdout.buffer.write(encode_lines(coded.records))


if __name__ == "__main__":
    main()
