"""The documents say what is true: links, commands, settings."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from caunoi.cli import main as cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "bench").glob("*.md")])
OPERATIONS = (ROOT / "docs" / "operations.md").read_text()
READERS = {"env_text", "env_bool", "env_int", "env_list", "env_choice", "env_path", "get", "getenv", "pop"}
NOT_OURS = {"PATH", "HOME", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "XDG_RUNTIME_DIR"}
_LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def variables(tree: ast.AST) -> set[str]:
    """Names of environment variables that this code reads."""
    found = set()
    for node in ast.walk(tree):
        first: ast.expr | None = None
        if isinstance(node, ast.Call) and node.args:
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in READERS and (name.startswith("env_") or "environ" in ast.unparse(node.func)):
                first = node.args[0]
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
            first = node.slice
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            found.add(first.value)
    return found - NOT_OURS


def _read_variables() -> set[str]:
    return _variables_in("caunoi", "deploy", "scripts", "tests")


def _variables_in(*folders: str) -> set[str]:
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return set[str]().union(*(variables(ast.parse(path.read_text())) for path in paths))


def _described_variables() -> set[str]:
    return set(re.findall(r"^\| `([A-Z][A-Z_]+)` \|", OPERATIONS, re.MULTILINE))


def test_every_setting_is_described() -> None:
    assert _read_variables() - _described_variables() - {"CAUNOI_X"} == set()


def test_sizes_of_the_bench_are_described_there() -> None:
    text = (ROOT / "bench" / "README.md").read_text()
    assert {name for name in _variables_in("bench") - _described_variables() if f"`{name}`" not in text} == set()


def test_every_described_setting_exists() -> None:
    assert _described_variables() - _read_variables() == set()


def test_the_walk_sees_a_setting() -> None:
    code = 'a = env_int("CAUNOI_A", 1)\nb = os.environ.get("CAUNOI_B")\nc = os.environ["CAUNOI_C"]\nd = x.get("NO")'
    assert variables(ast.parse(code)) == {"CAUNOI_A", "CAUNOI_B", "CAUNOI_C"}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    return {_anchor(line.lstrip("# ")) for line in page.read_text().splitlines() if line.startswith("#")}


def broken_links(page: Path) -> Iterator[str]:
    """Links of a page to files of the project that are not there, or to a heading that is not."""
    for target in _LINK.findall(_FENCE.sub("", page.read_text())):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if not path.is_file() or (anchor and anchor not in _anchors(path)):
            yield target


def test_every_link_leads_somewhere() -> None:
    assert {str(page): bad for page in PAGES if (bad := list(broken_links(page)))} == {}


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Một đầu đề\n[a](nowhere.md) [b](#không-có) [c](#một-đầu-đề) [d](https://example.org)")
    assert list(broken_links(page)) == ["nowhere.md", "#không-có"]


def test_every_page_of_the_documents_is_reached() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        links = _LINK.findall(page.read_text())
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links if "://" not in link]
    assert set((ROOT / "docs").rglob("*.md")) - reached == set()


def test_commands_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        used = set(re.findall(r"`make ([a-z]+)", page.read_text())) | set(
            re.findall(r"^make ([a-z]+)", page.read_text(), re.MULTILINE)
        )
        assert used <= targets, page


def test_continuous_integration_runs_the_readmes_command() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert "exec make test" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    assert "```sh\nmake test\n```" in (ROOT / "README.md").read_text()


def test_commands_of_the_help_exist() -> None:
    known = set(get_commands()) | set(cli.TOOLS)
    missing = {name for commands in cli.GROUPS.values() for name in commands} - known
    assert missing == set()


def test_commands_of_the_services_exist() -> None:
    """`caunoi <command>` in the documents and in the deployment files is a command there is."""
    known = set(get_commands()) | set(cli.TOOLS) | {"help"}
    texts = [
        path.read_text() for path in [*PAGES, *(ROOT / "deploy").rglob("*")] if path.is_file() and path.suffix != ".pyc"
    ]
    used = {
        word
        for text in texts
        for line in re.findall(r"(?:^|[`/ ])caunoi ([a-z_]+)(?=[ `\n\"])", text, re.MULTILINE)
        for word in shlex.split(line)
    }
    assert used - known - {"caunoi", "chown"} == set()


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_both_readmes_give_the_two_commands(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "```sh\nmake demo\n```" in text
    assert "```sh\nmake test\n```" in text
