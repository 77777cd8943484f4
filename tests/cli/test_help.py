"""Every command and every option explains itself, in both languages."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent

#: Walks the whole tree of commands in a process of its own, since help is put into words when it is imported.
WALK = """
import json, sys
import click
from outreach_tui import i18n
i18n.use(sys.argv[1])
from outreach_tui.cli.app import program

def walk(command, context):
    yield {
        "path": context.command_path,
        "help": command.help or "",
        "shown": command.get_help(context),
        "parameters": [
            {"names": [*parameter.opts, *parameter.secondary_opts], "help": getattr(parameter, "help", None),
             "metavar": parameter.make_metavar(context), "argument": isinstance(parameter, click.Argument)}
            for parameter in command.get_params(context)
        ],
        "commands": {name: command.get_command(context, name).help for name in command.list_commands(context)}
        if isinstance(command, click.Group) else {},
    }
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            yield from walk(found, click.Context(found, info_name=name, parent=context))

print(json.dumps([*walk(program, click.Context(program, info_name="outreach"))]))
"""

#: What is the same in every language: codes, formats, names of commands and options.
SAME = re.compile(r"\[[a-z_ |=<0-9x]+\]|--?[a-z-]+|[a-z_]+|outreach.*|https?://\S+|postgresql://\S*|CSV|OUTREACH_DB")


def tree(language: str) -> list[dict[str, Any]]:
    walked = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", WALK, language], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found: list[dict[str, Any]] = json.loads(walked.stdout)
    return found


@pytest.fixture(scope="module")
def english() -> list[dict[str, Any]]:
    return tree("en")


@pytest.fixture(scope="module")
def chinese() -> list[dict[str, Any]]:
    return tree("zh")


def test_every_command_the_issue_of_a_year_needs_is_there(english: list[dict[str, Any]]) -> None:
    named = {command["path"].removeprefix("outreach").strip() for command in english}
    needed = """
        demo, init, info, community add, community list, community edit, community close, plan show, plan set,
        plan days, event add, event list, event show, event edit, event delete, consult add, consult list,
        consult edit, consult delete, material add, material list, material edit, material receive, material give,
        material adjust, tally, coverage, log
    """
    assert {" ".join(name.split()) for name in needed.split(",")} <= named


def test_every_command_and_option_has_help(english: list[dict[str, Any]]) -> None:
    for command in english:
        assert command["help"].strip(), command["path"]
        prose = [paragraph for paragraph in command["help"].split("\n\n") if not paragraph.startswith("\b")]
        assert prose[-1].rstrip().endswith((".", "。")), command["path"]
        for parameter in command["parameters"]:
            if parameter["argument"]:
                assert parameter["metavar"], command["path"]
            else:
                assert (parameter["help"] or "").strip(), (command["path"], parameter["names"])


def test_every_command_and_option_has_help_in_chinese(
    english: list[dict[str, Any]], chinese: list[dict[str, Any]]
) -> None:
    assert [command["path"] for command in english] == [command["path"] for command in chinese]
    for one, other in zip(english, chinese, strict=True):
        texts = [(one["help"], other["help"])]
        texts += [
            (parameter["help"], same["help"])
            for parameter, same in zip(one["parameters"], other["parameters"], strict=True)
            if not parameter["argument"]
        ]
        for in_english, in_chinese in texts:
            assert re.search(r"[\u4e00-\u9fff]", in_chinese), (one["path"], in_english)
            assert in_english != in_chinese


def test_help_is_shown_whole(english: list[dict[str, Any]], chinese: list[dict[str, Any]]) -> None:
    for command in (*english, *chinese):
        shown = re.sub(r"\s+", "", command["shown"])
        for text in (command["help"].replace("\b", ""), *command["commands"].values()):
            first = text.partition("\n")[0]
            assert re.sub(r"\s+", "", first) in shown or command["path"] == "outreach", (command["path"], first)
        assert "..." not in command["shown"].replace("[ARGS]...", "").replace("[参数]...", "").replace("://...", ""), (
            command["path"]
        )


def test_no_english_is_left_in_chinese_help(chinese: list[dict[str, Any]]) -> None:
    for command in chinese:
        for line in command["shown"].splitlines():
            rest = SAME.sub("", line)
            assert not re.search(r"[A-Z][a-z]+ [a-z]+", rest), (command["path"], line)
