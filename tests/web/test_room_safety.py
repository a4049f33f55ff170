"""What keeps others out."""

import re
from pathlib import Path

import pytest
from reading_rooms import room_of
from starlette.testclient import TestClient

TOKEN = "sixteen letters."


def visit(path: Path, **safety: object) -> TestClient:
    return TestClient(room_of(path, **safety), base_url="http://localhost", follow_redirects=False)


def form_token(client: TestClient) -> str:
    match = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/add").text)
    assert match
    return match[1]


def test_pages_forbid_scripts_frames_and_other_hosts(empty_record: Path) -> None:
    headers = visit(empty_record).get("/").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", ""])
def test_a_name_that_was_pointed_here_is_refused(empty_record: Path, host: str) -> None:
    assert visit(empty_record).get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8321", "127.0.0.1:9", "[::1]:8321"])
def test_this_machine_is_let_in(empty_record: Path, host: str) -> None:
    assert visit(empty_record).get("/add", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_forms_from_other_pages_are_refused(empty_record: Path, headers: dict[str, str]) -> None:
    client = visit(empty_record)
    data = {"form_token": form_token(client), "text": "Chad rejected it."}
    assert client.post("/add", data=data, headers=headers).status_code == 403


@pytest.mark.parametrize("address", ["/add", "/review"])
def test_forms_without_the_token_of_the_room_are_refused(empty_record: Path, address: str) -> None:
    client = visit(empty_record)
    for token in ({}, {"form_token": ""}, {"form_token": "0" * 64}):
        answer = client.post(address, data=token | {"text": "Chad rejected it.", "action": "accept", "record": "x"})
        assert answer.status_code == 403
    assert "no reports yet" in client.get("/").text


def test_elsewhere_readers_must_show_the_token(empty_record: Path) -> None:
    client = visit(empty_record, token=TOKEN, hosts=())
    assert client.get("/").status_code == 401
    assert client.get("/api/events").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    assert client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/events", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    let_in = client.get("/", params={"token": TOKEN})
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/")
    assert "HttpOnly" in let_in.headers["set-cookie"]
    assert TOKEN not in let_in.headers["set-cookie"]
    assert client.get("/").status_code == 200


def test_bodies_that_are_too_large_are_refused(empty_record: Path) -> None:
    client = visit(empty_record, most_bytes=10_000)
    token = form_token(client)
    assert client.post("/add", data={"form_token": token, "text": "x" * 20_000}).status_code == 413

    def unannounced() -> object:
        yield b"form_token=" + token.encode() + b"&text="
        yield from (b"x" * 5_000 for _ in range(4))

    answer = client.post("/add", content=unannounced(), headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%5capp.py", "/static//etc/passwd"]
)
def test_no_address_reaches_the_file_system(empty_record: Path, path: str) -> None:
    assert visit(empty_record).get(path).status_code in (404, 405)


def test_the_interface_is_described_without_other_hosts(empty_record: Path) -> None:
    client = visit(empty_record)
    assert client.get("/docs").status_code == 404
    assert "https://" not in client.get("/api/").text
    assert client.get("/api/openapi.json").json()["openapi"].startswith("3.")
