"""Every message of the program, and of its command-line library, is there in both languages."""

import gettext
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from outreach_tui import i18n
from outreach_tui.domain import vocabulary
from outreach_tui.domain.vocabulary import Term
from tools import catalogues

ROOT = Path(__file__).parent.parent


def test_the_catalogues_are_complete_and_compiled() -> None:
    template = catalogues.collect([ROOT / "outreach_tui", catalogues.package_folder("click")])
    left = [line for locale in catalogues.CATALOGUES for line in catalogues.problems(template, locale)]
    assert left == [], "run: make catalogues, and translate what it leaves empty"


def test_both_languages_are_spoken() -> None:
    assert i18n.catalogue("zh").gettext("Lecture") == "法治讲座"
    assert i18n.catalogue("en").gettext("Lecture") == "Lecture"
    takes = ("Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given.")
    assert [i18n.catalogue("en").ngettext(*takes, n) for n in (1, 2)] == list(takes)
    assert {i18n.catalogue("zh").ngettext(*takes, n) for n in (1, 2)} == {"需要 {nargs} 个值，给了 {len} 个。"}


LISTS = {
    name: terms
    for name, terms in vars(vocabulary).items()
    if isinstance(terms, dict) and all(isinstance(term, Term) for term in terms.values())
}


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_shows_in_chinese_is_also_understood(name: str) -> None:
    chinese = i18n.catalogue("zh").gettext
    assert [term for term in LISTS[name].values() if chinese(term.label) not in term.words] == []


# What the check finds, on a package of one module with catalogues of its own.

MODULE = """
# Translators: the plural of goose
_("Geese")
gettext("Hello {name!r}, 5%")
mark("$count left")
ngettext("one egg", "{n} eggs", 3)
_(variable)
f"{_('Barn')}: {ngettext('one cow', '{n} cows', 1)}"
"""
CHINESE = {
    "Geese": "鹅",
    "Hello {name!r}, 5%": "您好 {name!r}，5%",
    "$count left": "余 $count",
    ("one egg", "{n} eggs"): ("{n} 个蛋",),
    "Barn": "谷仓",
    ("one cow", "{n} cows"): ("{n} 头牛",),
}


@pytest.fixture
def template(tmp_path: Path) -> Catalog:
    package = tmp_path / "farm"
    package.mkdir()
    (package / "goose.py").write_text(MODULE, encoding="utf-8")
    return catalogues.collect([package])


@pytest.fixture
def folder(tmp_path: Path, template: Catalog) -> Path:
    """Complete catalogues of that package."""
    folder = tmp_path / "locale"
    catalogues.update(template, folder)
    text = catalogues.po_file(folder, "zh_CN").read_text(encoding="utf-8")
    for message, translation in CHINESE.items():
        source = message if isinstance(message, str) else message[1]
        target = translation if isinstance(translation, str) else translation[0]
        form = "msgstr" if isinstance(message, str) else "msgstr[0]"
        text = re.sub(rf'("{re.escape(source)}")\n{re.escape(form)} ""', rf'\1\n{form} "{target}"', text, count=1)
    rewrite(folder, text)
    catalogues.update(template, folder)
    return folder


def read(folder: Path, locale: str = "zh_CN") -> str:
    return catalogues.po_file(folder, locale).read_text(encoding="utf-8")


def rewrite(folder: Path, text: str, locale: str = "zh_CN") -> None:
    catalogues.po_file(folder, locale).write_text(text, encoding="utf-8")


def test_every_kind_of_call_is_collected(template: Catalog) -> None:
    assert {message.id for message in template if message.id} == set(CHINESE)


def test_complete_catalogues_have_no_problems(template: Catalog, folder: Path) -> None:
    for locale in ("zh_CN", "en"):
        assert list(catalogues.problems(template, locale, folder)) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('msgstr "鹅"', 'msgstr ""', "zh_CN: untranslated: 'Geese'"),
        ('msgstr[0] "{n} 个蛋"', 'msgstr[0] ""', "zh_CN: untranslated: 'one egg'"),
        ('msgid "Geese"', '#, fuzzy\nmsgid "Geese"', "zh_CN: fuzzy: 'Geese'"),
        ('msgid "Geese"', 'msgid "Ducks"', "zh_CN: missing: 'Geese'"),
        ('msgid "Geese"', 'msgid "Ducks"', "zh_CN: no longer used: 'Ducks'"),
        (
            'msgid "Geese"',
            '#~ msgid "Ducks"\n#~ msgstr "鸭"\n\nmsgid "Geese"',
            "zh_CN: no longer used: 'Ducks'",
        ),
        ("您好 {name!r}", "您好 {naem!r}", "zh_CN: other placeholders: 'Hello {name!r}, 5%'"),
        ("您好 {name!r}", "您好 {name}", "zh_CN: other placeholders: 'Hello {name!r}, 5%'"),
        ("您好 {name!r}", "您好 {name!r", "zh_CN: other placeholders: 'Hello {name!r}, 5%'"),
        ("余 $count", "余", "zh_CN: other placeholders: '$count left'"),
        ("{n} 个蛋", "一个蛋", "zh_CN: other placeholders: 'one egg'"),
        ('msgstr "鹅"', 'msgstr "鹅\\n"', "zh_CN: a line break at the end of only one: 'Geese'"),
        ('msgstr "鹅"', 'msgstr "鸭"', "zh_CN: outreach.mo is not what outreach.po compiles to"),
    ],
)
def test_each_fault_is_found(template: Catalog, folder: Path, before: str, after: str, problem: str) -> None:
    text = read(folder)
    assert before in text
    rewrite(folder, text.replace(before, after))
    assert problem in list(catalogues.problems(template, "zh_CN", folder))


def test_english_is_the_message_itself(template: Catalog, folder: Path) -> None:
    rewrite(folder, read(folder, "en").replace('msgstr "Geese"', 'msgstr "Gooses"'), "en")
    assert "en: not the message itself: 'Geese'" in list(catalogues.problems(template, "en", folder))


def test_a_missing_file_is_found(template: Catalog, folder: Path) -> None:
    path = catalogues.po_file(folder, "zh_CN")
    path.with_suffix(".mo").unlink()
    assert list(catalogues.problems(template, "zh_CN", folder)) == [
        "zh_CN: outreach.mo is not what outreach.po compiles to"
    ]
    path.unlink()
    assert list(catalogues.problems(template, "zh_CN", folder)) == ["zh_CN: there is no catalogue"]


def test_updating_keeps_what_is_translated_and_drops_what_is_unused(tmp_path: Path, folder: Path) -> None:
    rewrite(folder, read(folder).replace("#. Translators:", "# 复数\n#. Translators:"))
    module = tmp_path / "farm" / "goose.py"
    module.write_text("\n\n\n" + MODULE.replace("$count left", "all gone"), encoding="utf-8")
    catalogues.update(catalogues.collect([tmp_path / "farm"]), folder)
    text = read(folder)
    assert 'msgid "Geese"\nmsgstr "鹅"' in text
    assert "# 复数\n#. Translators: the plural of goose\n" in text
    assert 'msgid "all gone"\nmsgstr ""' in text
    assert "$count" not in text


def test_updating_again_changes_nothing(template: Catalog, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.?o")}
    assert len(before) == 4
    catalogues.update(template, folder)
    assert {path: path.read_bytes() for path in folder.rglob("*.?o")} == before


def test_neither_dates_nor_line_numbers_are_written(folder: Path) -> None:
    assert "#: farm/goose.py\n" in read(folder)
    assert not re.search(r"\d{4}|Date", read(folder))


def test_what_is_untranslated_is_shown_in_english(template: Catalog, folder: Path) -> None:
    rewrite(folder, read(folder).replace('msgstr "鹅"', 'msgstr ""').replace("{n} 个蛋", ""))
    catalogues.update(template, folder)
    compiled = catalogues.po_file(folder, "zh_CN").with_suffix(".mo").read_bytes()
    chinese = gettext.GNUTranslations(io.BytesIO(compiled))
    assert chinese.gettext("Geese") == "Geese"
    assert chinese.ngettext("one egg", "{n} eggs", 2) == "{n} eggs"
    assert chinese.gettext("$count left") == "余 $count"


def test_the_program_reports_by_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["check"]) == 0
    assert "complete" in capsys.readouterr().out
    assert catalogues.main([]) == 2


# The command-line library's own words.

COMMANDS = """
import sys
from outreach_tui import i18n
i18n.use("zh")
import click

@click.group()
@click.version_option("1.2", prog_name="outreach")
def cli(): pass

@cli.command()
@click.option("--month", required=True, type=click.IntRange(1, 12))
@click.option("--form", type=click.Choice(["lecture", "booth"]), default="booth", show_default=True)
@click.argument("file", type=click.Path(exists=True), required=False)
@click.password_option("--key")
def add(**given): pass

cli(sys.argv[1:], prog_name="outreach")
"""
ENGLISH_ALLOWED = {"outreach", "add", "month", "form", "file", "key", "lecture", "booth", "help", "version"}
# The command-line library translates neither the names of its types nor these parts of a usage line.
ENGLISH_LEFT = {
    "OPTIONS",
    "COMMAND",
    "ARGS",
    "INTEGER",
    "RANGE",
    "TEXT",
    "FILE",
    "nowhere",
    "lectrue",
    "monht",
}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--help"], "用法："),
        (["add", "--help"], "选项:"),
        (["--version"], "outreach，版本 1.2"),
        (["ad"], "错误：没有 'ad' 这个命令。"),
        (["add", "--monht", "5"], "您要的是不是 '--month'"),
        (["add", "--key", "x"], "错误：缺少选项 '--month'"),
        (["add", "--month", "13", "--key", "x"], "13 不在范围 1<=x<=12 之内。"),
        (["add", "--month", "5", "--key", "x", "--form", "lectrue"], "不在可选值之内"),
        (["add", "--month", "5", "--key", "x", "nowhere"], "不存在"),
        (["add", "--month"], "错误：选项 '--month' 需要 1 个值。"),
    ],
)
def test_the_command_line_library_speaks_chinese(arguments: list[str], expected: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", COMMANDS, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = run.stdout + run.stderr
    assert expected in said
    words = set(re.findall(r"[A-Za-z]{3,}", said))
    assert words <= ENGLISH_ALLOWED | ENGLISH_LEFT
