"""`standoff serve` without the extra `web` says what to install."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from standoff.cli import serve


def test_missing_packages_are_named_on_one_line(
    standoff: Callable[..., Any], record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == "altair" else find_spec(name))
    result = standoff("serve", "-d", record)
    assert result.code == 1
    assert result.err == "standoff: the reading room needs altair; run: pip install 'standoff[web]'\n"
