"""The house keeps its own rules."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_files_are_small_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    if text.strip():
        assert text.startswith('"""'), "a module begins with a docstring"


def test_every_lexicon_file_is_described() -> None:
    data = ROOT / "src" / "standoff" / "lexicon" / "data"
    described = (data / "README.md").read_text(encoding="utf-8")
    missing = [path.name for path in sorted(data.iterdir()) if path.suffix != ".md" and path.name not in described]
    assert not missing, f"lexicon/data/README.md does not describe {missing}"


def test_constraints_name_versions_and_no_addresses() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"(#.*|[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+)?", line), line


def test_every_package_that_is_needed_has_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_package(line) for line in constraints}
    assert not {_package(line) for line in needed} - pinned - {"standoff"}


def _package(requirement: str) -> str:
    """The name of the package as indexes know it."""
    match = re.match(r"[\w.-]*", requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else ""


def test_the_commands_of_the_readme_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z]+)`?", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"demo", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_tokens_are_compared_by_place_and_not_by_identity() -> None:
    """spaCy makes a new object at each access: `token.head is token` is false even at a root, and a walk never ends."""
    for path in SOURCES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            assert not re.search(r"\.head is (not )?(?!None)", line), f"{path.name}:{number}: {line.strip()}"


def test_no_two_test_files_have_one_name() -> None:
    """Pytest imports them by their names alone."""
    names = sorted(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert names == sorted(set(names))
