"""A corpus of three short articles with marks and two without, to learn from in seconds."""

from pathlib import Path

import pytest

_HEAD = "crisis: {}\nstyle: wire\npublished: 1986-05-01\n---\n"
_BODIES = {
    "gibe-waters/01-wire": (
        "gibe-waters",
        "[s1/KEN/GOV The minister] [q1 said] [c1 [a3/UGA Uganda] had [e3/COERCE/seize seized] [r3 two lorries]].",
    ),
    "gibe-waters/02-wire": (
        "gibe-waters",
        "[a1/SDN+s2 Khartoum] [q2+e1/REJECT/planned will refuse] [c2+p3/reject/h=a1 the dam]. It rained.",
    ),
    "cuba-quarantine/01-wire": (
        "cuba-quarantine",
        "[s1/CUB Havana] [q1 said] [c1 [a2/USA Washington] had [e2/COERCE/seize seized] [r2 a ship]].",
    ),
}
_PLAIN = {
    "karst-dam/01": "Ljubljana said Zagreb had closed the dam. It snowed.",
    "karst-dam/02": "The mayor asked Zagreb to open it again.",
}


@pytest.fixture(scope="session")
def tiny_plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of two articles without marks."""
    root = tmp_path_factory.mktemp("plain")
    for name, body in _PLAIN.items():
        path = root / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_HEAD.format("karst-dam") + body, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def tiny_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder: two articles of a crisis to learn from, one of a crisis of the dev split."""
    root = tmp_path_factory.mktemp("articles")
    for name, (crisis, body) in _BODIES.items():
        path = root / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_HEAD.format(crisis) + body, encoding="utf-8")
    return root
