"""`standoff serve` as one calls it."""

import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from standoff.cli.main import run
from standoff.store import open_store


@pytest.fixture
def record(tmp_path: Path) -> Path:
    open_store(tmp_path / "r.db", create=True).close()
    return tmp_path / "r.db"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--host", "0.0.0.0"], 2, "give a --token too"),
        (["--host", "0.0.0.0", "--token", "short"], 2, "16 characters or more"),
        (["--port", "70000"], 2, "70000"),
        (["--host", "256.0.0.1", "--token", "x" * 16], 1, "cannot listen at 256.0.0.1"),
    ],
)
def test_what_cannot_be_served_is_refused_at_once(
    record: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int, says: str
) -> None:
    assert run(["serve", "-d", str(record), *arguments]) == code
    assert says in capfd.readouterr().err


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "-d", str(tmp_path / "no.db"), "--port", "0"]) == 1
    assert "there is no record" in capfd.readouterr().err
    assert not (tmp_path / "no.db").exists()


def test_a_port_that_is_taken_is_told(record: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(["serve", "-d", str(record), "--port", port]) == 1
    assert f"port {port}" in capfd.readouterr().err


def test_without_the_packages_the_command_says_how_to_have_them(
    record: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run(["serve", "-d", str(record)]) == 1
    assert "pip install 'standoff[web]'" in capfd.readouterr().err


def test_help_starts_without_the_server() -> None:
    from standoff.cli.main import group

    assert "--token" in CliRunner().invoke(group, ["serve", "--help"]).stdout


def test_the_address_is_told_and_answers_until_interrupted(record: Path) -> None:
    command = [sys.executable, "-m", "standoff", "serve", "-d", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split(" at ")[1].split()[0]
        with urllib.request.urlopen(address, timeout=30) as answer:
            assert b"no reports yet" in answer.read()
        server.send_signal(2)
        assert server.wait(timeout=30) in (0, 130)
