"""Hostile inputs of all formats through the command line: stored, or failures with a reason; nothing else happens."""

from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts of `bench/` can be imported."""
    monkeypatch.syspath_prepend(str(BENCH))


@pytest.mark.usefixtures("bench")
def test_two_hundred_hostile_inputs_do_no_harm(tmp_path: Path) -> None:
    import hostile

    report = hostile.run(tmp_path, seed=3, count=200, each=200)
    assert report.inputs == 200
    assert report.faults() == 0, report.as_dict()
    assert report.documents > 50
    assert report.failures > 50


@pytest.mark.usefixtures("bench")
def test_the_same_seed_gives_the_same_inputs(tmp_path: Path) -> None:
    import hostile_inputs

    first, second = (list(hostile_inputs.make_inputs(5, 160, tmp_path / "secret")) for _ in range(2))
    assert first == second
