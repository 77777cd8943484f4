"""Write the reference of the documentation from the program itself: run ``python -m tools.reference FOLDER``.

Each page is written in English into ``FOLDER/reference`` and in Chinese into ``FOLDER/zh/reference``. Nothing
of it is kept beside the code, so nothing of it can fall behind.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.dump_columns import kind_of
from tools.dump_columns import meaning as column_meaning
from tools.json_fields import meaning
from tools.json_shapes import Schema, fields_of, schemas
from tools.readme import HEADINGS, READMES, key_tables, markdown_rows

ROOT = Path(__file__).parent.parent
PAGES = ("commands", "keys", "settings", "codes", "json", "dump", "problems", "counting")

#: Every setting: what it takes and what it does.
SETTINGS: Mapping[str, tuple[str, str]] = {
    "language": ("`zh` or `en`; without it, the system's", "`zh` 或 `en`；不设则随系统"),
    "database": ("a file, or `postgresql://...`; `--db` and `OUTREACH_DB` go before it",
                 "文件，或 `postgresql://...`；`--db` 和 `OUTREACH_DB` 优先"),
    "subdistrict": ("which one of the database, where it has several", "数据库中有几个街道时，用哪一个"),
    "recorder": ("the name written into records; without it, that of the account",
                 "写入记录的姓名；不设则用系统账户名"),
    "theme": ("`outreach-dark`, `outreach-light` or `outreach-contrast` (high contrast)",
              "`outreach-dark`（深色）、`outreach-light`（浅色）或 `outreach-contrast`（高对比）"),
    "ascii_borders": ("`true` for consoles that cannot draw lines", "`true`：适合不能画线的终端"),
    "keys": ("a table from the id of a command to its key, such as `booth = \"f5\"`",
             "由操作标识到按键的表，如 `booth = \"f5\"`"),
}  # fmt: skip
#: Every environment variable that the program itself reads.
ENVIRONMENT: Mapping[str, tuple[str, str]] = {
    "OUTREACH_DB": ("the database, where `--db` does not name it", "没有用 `--db` 指明时的数据库"),
    "OUTREACH_SUBDISTRICT": (
        "the subdistrict, where `--subdistrict` does not name it",
        "没有用 `--subdistrict` 指明时的街道",
    ),
    "OUTREACH_NEW_PASSWORD": (
        "the password of a new login, for `outreach server grant --password environment`",
        "新登录账户的密码，供 `outreach server grant --password environment` 使用",
    ),
    "NO_COLOR": ("set to anything: no colours", "只要设置，就不用颜色"),
    "LC_ALL, LC_MESSAGES, LANG": (
        "the language, where neither option nor setting names it",
        "选项和设置都未指明时的语言",
    ),
    "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME": (
        "the folders of data, settings and log",
        "数据、设置、日志所在文件夹",
    ),
}
#: What the choice between sentences of one code asks about; every other detail stands for itself.
_KNOWN = {"until": "", "start_field": "x"}
#: The kinds that sentences choose by, of numbers and of materials: the first a sentence knows is its example.
_KINDS = ("mobile", "leaflet")
_SECTION = {"README.md": "## How figures are counted", "README.zh-CN.md": "## 数字怎么算"}

Words = Callable[[str, str], str]


def commands(say: Words) -> str:
    """Return the page of commands: usage, help and options of each."""
    from outreach_tui.cli.app import program
    from outreach_tui.cli.tree import whole

    parts = [f"# {say('Commands', '命令')}"]
    for command in whole(program):
        parts.append(f"{'##' if command.path.count(' ') < 2 else '###'} {command.path}")
        parts += [
            f"```text\n{paragraph.strip()}\n```" if paragraph.startswith("\b") else _plain(paragraph)
            for paragraph in command.help.split("\n\n")
        ]
        parts.append(f"```text\n{command.path} {command.usage}\n```")
        if command.terms:
            rows = [(f"`{written}`", _plain(meaning)) for written, meaning in command.terms]
            parts.append(markdown_rows((say("Option", "选项"), say("What it does", "作用")), rows))
    return "\n\n".join(parts)


def keys(say: Words) -> str:
    """Return the page of keys, place by place."""
    return f"# {say('Keys', '按键')}\n\n" + key_tables(HEADINGS[say("en", "zh")][1])


def settings(say: Words) -> str:
    """Return the page of settings and environment variables."""
    headings = (say("Name", "名称"), say("What it is", "含义"))
    listed = [
        markdown_rows(headings, [(f"`{name}`", _cell(say(*meaning))) for name, meaning in table.items()])
        for table in (SETTINGS, ENVIRONMENT)
    ]
    where = say(
        "Settings are kept in a small TOML file, which `outreach info` names. In the terminal interface press `o`, "
        "then `s`.",
        "设置存在一个 TOML 小文件里，`outreach info` 会指明位置。在终端界面先按 `o` 再按 `s`。",
    )
    title, variables = say("Settings", "设置"), say("Environment", "环境变量")
    return f"# {title}\n\n{where}\n\n{listed[0]}\n\n## {variables}\n\n{listed[1]}"


def codes(say: Words) -> str:
    """Return the page of controlled lists: code, label, other words, measure word."""
    from outreach_tui.wording.labels import TERMS, label

    parts = [
        f"# {say('Codes', '代码')}",
        say(
            "What is on a list is named by its code, by its label in either language, or by another word for it.",
            "清单中的项目可写代码、任一语言的名称或其他说法。",
        ),
    ]
    headings = (say("Code", "代码"), say("Label", "名称"), say("Also", "其他说法"), say("Counted in", "量词"))
    for kind, terms in TERMS.items():
        rows = [(f"`{code}`", label(code), "、".join(term.words), term.measure) for code, term in terms.items()]
        parts.append(f"## {kind.__name__}\n\n{markdown_rows(headings, rows)}")
    return "\n\n".join(parts)


def problems(say: Words) -> str:
    """Return the page of problem codes with their sentences."""
    from outreach_tui.wording.problems import CODES, open_sentence

    rows = [(f"`{code}`", _cell(open_sentence(code) or _example(code))) for code in sorted(CODES)]
    told = say(
        "Whatever is wrong is told by one sentence; JSON answers carry its code too.",
        "有问题时用一句话说明；JSON 输出中另有其代码。",
    )
    table = markdown_rows((say("Code", "代码"), say("Sentence", "说明")), rows)
    return f"# {say('Problems', '问题')}\n\n{told}\n\n{table}"


def _example(code: str) -> str:
    """Return the sentence of a problem in which each detail is shown by its name."""
    from outreach_tui.domain.problems import Problem
    from outreach_tui.wording.problems import sentence

    known = {**_KNOWN, "kind": _KINDS[0]}
    while True:
        try:
            return sentence(Problem(code, "{field}", "{value}", details=known))
        except ValueError:
            known["kind"] = _KINDS[1]
        except KeyError as missing:
            name = str(missing.args[0])
            known[name] = f"{{{name}}}"


def json_answers(say: Words, shapes: Mapping[str, Schema]) -> str:
    """Return the page of JSON answers: every field of every command that has them."""
    parts = [
        "# JSON",
        say(
            "What commands answer with `--format json`, as they answered on the sample year while this page was "
            "made. `[]` is an element of a list, `*` any key. Fields may be added; none changes its meaning. The same "
            "for programs: [JSON Schemas](answers.schema.json), one for each command under `$defs`.",
            "各命令用 `--format json` 的输出字段，由程序在生成本页时对示例年度实际运行得出。"
            "`[]` 表示列表元素，`*` 表示任意键。今后可能增加字段，但已有字段的含义不变。"
            "供程序使用的同样内容：[JSON Schema](answers.schema.json)，每个命令在 `$defs` 下各有一份。",
        ),
    ]
    alike: dict[str, list[str]] = {}
    headings = (say("Field", "字段"), say("Type", "类型"), say("Meaning", "含义"))
    for command, schema in shapes.items():
        told = [
            (f"`{path}`", kinds, say(*meaning(command, path)))
            for path, kinds in fields_of(schema).items()
            if not path.endswith("*")
        ]
        table = markdown_rows(headings, told)
        alike.setdefault(table, []).append(command)
    for table, commands_alike in alike.items():
        parts.append(f"## {say(', ', '、').join(f'outreach {command}' for command in commands_alike)}\n\n{table}")
    return "\n\n".join(parts)


def dump(say: Words) -> str:
    """Return the page of the dump: every column of every table, with the kind of value that it has."""
    from outreach_tui.store.transfer import tables

    parts = [
        f"# {say('Tables and columns of the dump', '完整导出的各表各列')}",
        say(
            "What `outreach dump` writes, table by table; the kinds of values are explained with "
            "[the dump](../dump-json.md).",
            "`outreach dump` 按表写出的内容；值的种类见[完整导出](../dump-json.md)。",
        ),
    ]
    headings = (say("Column", "列"), say("Kind", "种类"), say("Meaning", "含义"))
    for table in tables():
        rows = [
            (f"`{column.name}`", say(*kind_of(column)), say(*column_meaning(table.name, column.name)))
            for column in table.columns
        ]
        parts.append(f"## {table.name}\n\n{markdown_rows(headings, rows)}")
    return "\n\n".join(parts)


def counting(say: Words) -> str:
    """Return the page of counting rules: those the README has."""
    name = say("README.md", "README.zh-CN.md")
    text = (ROOT / name).read_text(encoding="utf-8").partition(_SECTION[name])[2].partition("\n## ")[0]
    return f"{_SECTION[name].removeprefix('#')}\n{text}".rstrip()


def write(folder: Path, language: str, shapes: Mapping[str, Schema]) -> None:
    """Write every page in one language; the process must not have spoken another before."""
    from outreach_tui import i18n

    i18n.use(language)  # before the commands are imported: they are put into words then

    def say(english: str, chinese: str) -> str:
        return english if language == "en" else chinese

    made = [
        commands(say),
        keys(say),
        settings(say),
        codes(say),
        json_answers(say, shapes),
        dump(say),
        problems(say),
        counting(say),
    ]
    target = folder / ("reference" if language == "en" else "zh/reference")
    target.mkdir(parents=True, exist_ok=True)
    for name, text in zip(PAGES, made, strict=True):
        (target / f"{name}.md").write_text(text + "\n", encoding="utf-8")
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": shapes}
    (target / "answers.schema.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def write_all(folder: Path) -> None:
    """Write every page in both languages."""
    shapes = json.dumps(schemas())
    for language in READMES.values():
        # in a process of its own, since one process speaks one language
        subprocess.run(  # noqa: S603 - itself
            [sys.executable, "-m", "tools.reference", str(folder), language],
            cwd=ROOT,
            check=True,
            input=shapes,
            text=True,
        )


def _plain(text: str) -> str:
    """Return a text that Markdown takes for nothing but text."""
    told = " ".join(text.split())
    for sign in "\\`*_[]<>{}$":
        told = told.replace(sign, f"\\{sign}")
    return told


def _cell(text: str) -> str:
    return text if text.count("`") else _plain(text)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [folder]:
            write_all(Path(folder))
        case [folder, language]:
            write(Path(folder), language, json.loads(sys.stdin.read()))
        case _:
            raise SystemExit(__doc__)
