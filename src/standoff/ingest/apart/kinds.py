"""What the child process can read: a new kind is a line here and a function in a module beside this one.

The modules are imported when they are asked for, so that a child that reads pages does not load a reader of PDF.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

import msgspec

from standoff.ingest.apart.problem import Problem
from standoff.ingest.page import Question

__all__ = ["KINDS", "Problem"]

Read = Callable[[Question], Iterator[msgspec.Struct]]


def _in(module: str, function: str) -> Read:
    def read(question: Question) -> Iterator[msgspec.Struct]:
        found: Iterator[msgspec.Struct] = getattr(import_module(f"{__package__}.{module}"), function)(question)
        return found

    return read


KINDS: Mapping[str, Read] = {
    "html": _in("html", "read_html"),
    "pdf": _in("pdf", "read_pdf"),
    "mail": _in("mail", "read_mail"),
    "http": _in("http", "read_http"),
    "parquet": _in("parquet", "read_parquet"),
    "feed": _in("feed", "read_feed"),
}
