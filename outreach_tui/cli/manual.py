"""``outreach manual``: the manual page, made of the commands themselves, so that it never falls behind them."""

import re

import click

from outreach_tui import __version__
from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import DATABASE_VARIABLE, Desk
from outreach_tui.cli.output import put
from outreach_tui.cli.tree import Described, whole
from outreach_tui.i18n import gettext as _


@command(
    help=_("Write the manual page of all commands, for man to show, in the language of --lang.")
    + "\n\n\b\noutreach manual > ~/.local/share/man/man1/outreach.1\nman outreach"
)
@pass_desk
@click.pass_context
def manual(ctx: click.Context, desk: Desk) -> None:
    """Write the manual page."""
    root, *commands = whole(ctx.find_root().command)
    put("\n".join([*_head(root), *_list(commands), *_surroundings(desk)]))


def _head(root: Described) -> list[str]:
    purpose = _("a logbook for legal-education outreach")
    return [
        f'.TH OUTREACH 1 "" "outreach {__version__}"',
        ".ad l",
        *_section(_("Name")),
        f"outreach \\- {_text(purpose)}",
        *_section(_("Synopsis")),
        f"\\fBoutreach\\fR {_text(root.usage)}",
        *_section(_("Description")),
        *_paragraphs(root.help),
        *_section(_("Options")),
        _text(_("These stand before a command or after it.")),
        *_terms(root),
    ]


def _list(commands: list[Described]) -> list[str]:
    lines = _section(_("Commands"))
    for described in commands:
        lines += [f".SS {_quoted(described.path)}", f"\\fB{_text(described.path)}\\fR {_text(described.usage)}"]
        lines += [".PP", *_paragraphs(described.help), *_terms(described)]
    return lines


def _surroundings(desk: Desk) -> list[str]:
    return [
        *_section(_("Exit status")),
        *_term("0", _("It was done.")),
        *_term("1", _("It could not be done, and nothing was saved.")),
        *_term("2", _("The command line was wrong.")),
        *_section(_("Environment")),
        *_term(DATABASE_VARIABLE, _("The database, where --db does not name it.")),
        *_term("NO_COLOR", _("Set to anything: no colours.")),
        *_section(_("Files")),
        *_term(_short(desk.paths.settings), _("The settings.")),
        *_term(_short(desk.paths.database), _("The database, where none is named; attached files are beside it.")),
        *_term(_short(desk.paths.log), _("What went wrong inside the program.")),
    ]


def _short(path: object) -> str:
    """Return a path of this user as it is for every user."""
    from pathlib import Path

    home = str(Path("~").expanduser())
    return re.sub(f"^{re.escape(home)}(?=/)", "~", str(path))


def _section(name: str) -> list[str]:
    return [f".SH {_quoted(name.upper())}"]


def _terms(described: Described) -> list[str]:
    return [line for written, meaning in described.terms for line in _term(written, meaning)]


def _term(written: str, meaning: str) -> list[str]:
    return [".TP", f"\\fB{_text(written)}\\fR", _text(meaning) or "\\&"]


def _paragraphs(text: str) -> list[str]:
    """Return a help text: paragraphs are filled, those that begin with the library's sign \\b stay in their lines."""
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            lines.append(".PP")
        if paragraph.startswith("\b"):
            kept = [_text(line) for line in paragraph.lstrip("\b").strip("\n").split("\n")]
            lines += [".nf", *kept, ".fi"]
        else:
            lines.append(_text(" ".join(paragraph.split())))
    return lines


def _text(text: str) -> str:
    """Return a text that roff takes for nothing but text."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def _quoted(text: str) -> str:
    return '"' + _text(text).replace('"', "\\(dq") + '"'
