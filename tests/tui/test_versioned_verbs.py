"""Every verb that takes what one has seen of a record is given it by the interface: nothing is overwritten unseen.

Both the verbs and the places that call them are found in the code. A new form, dialog or key that saves over a record
without saying which version it was looked at fails here; that each form then shows both versions, in test_stale_edits.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from inspect import Parameter, getmembers, isclass, isfunction, signature
from pathlib import Path
from pkgutil import iter_modules

import outreach_tui.tui
from outreach_tui import services

INTERFACE = Path(outreach_tui.tui.__file__).parent


@dataclass(frozen=True)
class Verb:
    """A verb of a service: by which parameter it takes what was seen, and whether what was typed goes with it."""

    seen: str
    typed: bool


def _takes_what_was_seen(parameter: Parameter) -> bool:
    """Tell whether it is a version, those of several records, or a role, which has none, as it was."""
    return parameter.name in ("version", "versions") or (
        parameter.name == "before" and "Granted" in str(parameter.annotation)
    )


def _verbs() -> dict[str, Verb]:
    """Return the verbs of the services that take what was seen, as ``Service.verb``."""
    found = {}
    for module in iter_modules(services.__path__):
        for name, service in getmembers(import_module(f"{services.__name__}.{module.name}"), isclass):
            for verb, function in getmembers(service, isfunction):
                parameters = signature(function).parameters.values()
                seen = [one.name for one in parameters if _takes_what_was_seen(one)]
                if seen and not verb.startswith("_"):
                    typed = any("Draft" in str(one.annotation) for one in parameters)
                    found[f"{name}.{verb}"] = Verb(seen[0], typed)
    return found


def _service(receiver: ast.expr, named: Mapping[str, str]) -> str:
    """Return the class that a verb is called on: made on the spot, as in ``Logbook(office)``, or before."""
    if isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Name):
        return receiver.func.id
    return named.get(ast.unparse(receiver), "")


def _made(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that a service made before is kept under, each with its class."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = [*zip(target.elts, value.elts, strict=True)]
            for kept, made in pairs:
                yield ast.unparse(kept), _service(made, {})


def _calls(file: Path, verbs: Mapping[str, Verb]) -> Iterator[tuple[str, ast.Call]]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named = dict(_made(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            verb = f"{_service(node.func.value, named)}.{node.func.attr}"
            if verb in verbs:
                yield verb, node


def test_no_key_saves_over_what_it_has_not_seen() -> None:
    verbs = _verbs()
    calls = [(file, *call) for file in sorted(INTERFACE.rglob("*.py")) for call in _calls(file, verbs)]
    blind = [
        f"{file.relative_to(INTERFACE)}:{call.lineno}: {verb}"
        for file, verb, call in calls
        if verbs[verb].seen not in {keyword.arg for keyword in call.keywords}
    ]
    assert blind == []
    # what is found is not nothing: a verb that the interface has no use for is the command line's alone
    assert {*verbs} - {verb for _file, verb, _call in calls} == {"Planning.set_months"}
    # what is typed is put together with what others saved by forms alone; a key may only turn what it shows
    outside = [(file.name, verb) for file, verb, _call in calls if file.parent.name != "forms"]
    assert {(name, verb) for name, verb in outside if verbs[verb].typed} == {("materials.py", "Stock.change_material")}
