"""Every act that the programme can write into the journal has Vietnamese words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import caunoi
from caunoi.cases.choices import PromiseState
from caunoi.cases.workflow import MOVES
from caunoi.desk.setup.journal.labels import act_label, subject_label
from caunoi.figures.choices import Act as FigureAct
from caunoi.issues.choices import Act as IssueAct

ROOT = Path(caunoi.__file__).parent


def _words_given(folder: str, name: str, keyword: str = "") -> set[str]:
    """The literals that the modules of a folder give to a function: its first argument, or the one with that name."""
    found = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name:
                given = [word.value for word in node.keywords if word.arg == keyword] if keyword else node.args[:1]
                found |= {str(value.value) for value in given if isinstance(value, ast.Constant)}
    return found


def _class_words(folder: str, name: str) -> set[str]:
    """What the classes of a folder set an attribute to."""
    nodes = [node for path in (ROOT / folder).rglob("*.py") for node in ast.walk(ast.parse(path.read_text()))]
    rows = [row for node in nodes if isinstance(node, ast.ClassDef) for row in node.body if isinstance(row, ast.Assign)]
    found = {ast.literal_eval(row.value) for row in rows if ast.unparse(row.targets[0]) == name}
    return {str(word) for word in found if word}


# Acts put together from parts: what stands before or after the hole, and every word that may fill it.
BUILT = {
    "case.{}": {move.act for move in MOVES},
    "promise.{}": set(PromiseState.values) - {PromiseState.OPEN},
    "appointment.{}": {"confirm", "cancel"},
    "account.{}": _words_given("accounts", "note") | _class_words("accounts", "act"),
    "figure.{}": set(FigureAct.values),
    "issue.{}": set(IssueAct.values),
    "routing.{}": {"add", "change", "move", "on", "off", "drop", "restore"},
    "{}.read": _words_given(".", "record_look", keyword="what"),
}
DOTTED = re.compile(r"[a-z_]+\.[a-z_]+")


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _literals(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            pattern = _pattern(part)
            yield from (pattern.replace("{}", word) for word in BUILT[pattern])  # a new pattern must be listed above
            return
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _handed_in(tree: ast.Module, functions: set[str]) -> Iterator[str]:
    """The acts with which a module calls its own writers: `act=…`, or the first argument that looks like an act."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in functions:
            for node in [*call.args[:1], *(word.value for word in call.keywords if word.arg == "act")]:
                yield from _literals(node)


def _acts_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    found: set[str] = set()
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "record"):
                continue
            act = next(word.value for word in call.keywords if word.arg == "act")
            found |= set(_literals(act))
            if isinstance(act, ast.Name):  # the act came in from outside, or was chosen a line above
                given = [node.value for node in ast.walk(function) if isinstance(node, ast.Assign)]
                found |= {text for node in given for text in _literals_or_none(node) if DOTTED.fullmatch(text)}
                found |= set(_handed_in(tree, _callers(tree, function.name)))
    return found


def _literals_or_none(node: ast.expr) -> Iterator[str]:
    return (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _callers(tree: ast.Module, name: str) -> set[str]:
    """The function itself, and those of the module that hand their own `act` on to it."""
    names = {name}
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        has_act = "act" in {argument.arg for argument in [*function.args.args, *function.args.kwonlyargs]}
        calls = {node.func.id for node in ast.walk(function) if isinstance(node, ast.Call) and hasattr(node.func, "id")}
        if has_act and name in calls:
            names.add(function.name)
    return names


def test_every_act_written_anywhere_has_words() -> None:
    files = [path for path in ROOT.rglob("*.py") if "record(" in path.read_text()]
    acts = {act for path in files for act in _acts_of(path)}
    assert {"case.assign", "account.off", "office_rule.end", "area_split", "promise.kept", "body.create"} <= acts
    assert {act for act in acts if act_label(act) == act or not subject_label(act)} == set()


def test_words_of_some_acts() -> None:
    assert act_label("case.assign") == "Giao xử lý"
    assert act_label("promise.late") == "Ghi lời hứa đã làm, trễ hạn"
    assert (act_label("term.start"), subject_label("term.start")) == ("Giao chức danh", "Chức danh")
    assert (act_label("no.such"), subject_label("no.such")) == ("no.such", "")
