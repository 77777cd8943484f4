"""Write what the program knows about itself into README.md and its Chinese twin: its commands and its keys.

Run: ``python -m tools.readme update`` (or ``check``). What stands between two markers is written anew.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: Each README and the language it is in.
READMES = {"README.md": "en", "README.zh-CN.md": "zh"}
STALE = 1
#: Headings of the tables: of commands, of keys.
HEADINGS = {
    "en": (("Command", "What it does"), ("Key", "Also", "What it does")),
    "zh": (("命令", "作用"), ("按键", "也可用", "作用")),
}


def tables(language: str) -> dict[str, str]:
    """Return the tables that READMEs hold, by the name of their markers."""
    from outreach_tui import i18n

    i18n.use(language)  # before the commands are imported: they are put into words then
    from outreach_tui.cli.app import COMMANDS

    of_commands, of_keys = HEADINGS[language]
    rows = [(f"`outreach {name}`", later.help) for name, later in COMMANDS.items()]
    return {"commands": markdown_rows(of_commands, rows), "keys": key_tables(of_keys)}


def markdown_rows(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def key_tables(headings: tuple[str, ...]) -> str:
    """Return the keys of every place, a table each."""
    from outreach_tui.i18n import gettext as _
    from outreach_tui.tui.commands import COMMANDS, PLACES, commands_of

    parts: list[str] = []
    for place, name in PLACES.items():
        here = [command for command in commands_of(place) if command in COMMANDS]
        if not here:
            continue
        rows = [(f"`{command.shown}`", _others(command.keys, command.shown), command.explanation) for command in here]
        parts.append(f"**{_(name)}**\n\n" + markdown_rows(headings, rows))
    return "\n\n".join(parts)


def _others(keys: tuple[str, ...], shown: str) -> str:
    from outreach_tui.tui.keymap import key_name

    return " ".join(f"`{name}`" for name in map(key_name, keys) if name != shown)


def written(text: str, filled: dict[str, str]) -> str:
    """Return a README in which each table between its markers is the one given."""
    for name, table in filled.items():
        marked = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)
        if not marked.search(text):
            raise SystemExit(f"There is no place for {name}: <!-- {name} --> ... <!-- /{name} -->")
        begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        text = marked.sub((f"{begin}\n{table}\n\n{end}").replace("\\", r"\\"), text)
    return text


def main(arguments: list[str]) -> int:
    """Bring every README up to date, or say which are not."""
    match arguments:
        case ["tables", language]:
            print(json.dumps(tables(language)))
            return 0
        case ["update" | "check" as verb]:
            pass
        case _:
            raise SystemExit(__doc__)
    code = 0
    for name, language in READMES.items():
        path = ROOT / name
        # in a process of its own, since one process speaks one language
        told = subprocess.run(  # noqa: S603 - itself
            [sys.executable, "-m", "tools.readme", "tables", language], cwd=ROOT, check=True, capture_output=True
        )
        before = path.read_text(encoding="utf-8")
        after = written(before, json.loads(told.stdout))
        if after == before:
            continue
        if verb == "check":
            print(f"{name} does not say what the program says of itself. Bring it up to date with: make readme")
            code = STALE
        else:
            path.write_text(after, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
