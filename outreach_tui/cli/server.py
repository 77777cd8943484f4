"""``outreach server``: one PostgreSQL database for many people, each with a role that the database enforces."""

import os
import sys
from typing import Any

import click

from outreach_tui.cli.coded_values import Code
from outreach_tui.cli.commands import Group, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option, text_option
from outreach_tui.cli.output import Cell, Column, Sheet, put, say, show
from outreach_tui.cli.saving import name_saved
from outreach_tui.cli.values import TEXT
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.roles import Granted, Role
from outreach_tui.i18n import gettext as _
from outreach_tui.services.sharing import Sharing
from outreach_tui.wording.labels import label

#: The environment variable from which a new password may come.
PASSWORD_VARIABLE = "OUTREACH_NEW_PASSWORD"  # noqa: S105 - its name


@click.group(cls=Group, help=_("One PostgreSQL database for many people, each held to a role by the database."))
def server() -> None:
    """Group what the owner of a shared database does."""


@server.command("init", help=_("Make the database hold everyone to a role; repeat it after an update."))
@format_option
@pass_desk
def init(desk: Desk, output: str) -> None:
    """Prepare a database for many people."""
    sharing = _sharing(desk)
    with desk.office(create=True) as office:
        where = office.database.location.shown
        granted = sharing.prepare()
    line = _("{path} holds everyone to a role; {count} users have one.").format(path=where, count=len(granted))
    if output == "table":  # a path is of use only whole
        put(line)
        return
    name_saved(line, output, lambda: {"database": where, "members": [granted_json(one) for one in granted]})


@server.command("grant", help=_("Give a user of the server a role; a user that does not exist yet is made."))
@click.argument("login", type=TEXT, metavar=_("USER"))
@click.argument("role", type=Code(Role, _("ROLE")), metavar="[coordinator|recorder|viewer|district]")
@text_option("--community", "communities", multiple=True, help=_("A community of a recorder (repeatable)."))
@text_option("--subdistrict", default="", help=_("The subdistrict, where the database has several."))
@click.option(
    "--password",
    "source",
    type=click.Choice(["prompt", "environment", "none"]),
    help=_("Where a password comes from: asked for, from OUTREACH_NEW_PASSWORD, or none (default: asked when new)."),
)
@format_option
@pass_desk
def grant(
    desk: Desk, login: str, role: Role, communities: tuple[str, ...], subdistrict: str, source: str | None, output: str
) -> None:
    """Give a user a role."""
    sharing = _sharing(desk)
    with desk.office() as office:
        wanted = Granted(login, role, subdistrict, communities)
        given = sharing.grant(office, wanted, _password(sharing, login, source))
    name_saved(_line(given), output, lambda: granted_json(given))


def _password(sharing: Sharing, login: str, source: str | None) -> str | None:
    """Return a new password, ``None`` to leave it as it is."""
    if source is None:
        source = "none" if sharing.exists(login) or not sys.stdin.isatty() else "prompt"
    if source == "environment":
        found = os.environ.get(PASSWORD_VARIABLE)
        if not found:
            raise refuse("server_password_missing", "login", PASSWORD_VARIABLE)
        return found
    if source == "prompt":
        asked: str = click.prompt(
            _("Password of {login}").format(login=login), hide_input=True, confirmation_prompt=True, err=True
        )
        return asked
    return None


@server.command("revoke", help=_("Take the role from a user, who sees nothing of the database any more."))
@click.argument("login", type=TEXT, metavar=_("USER"))
@pass_desk
def revoke(desk: Desk, login: str) -> None:
    """Take a role away."""
    _sharing(desk).revoke(login)
    put(login)
    say(_("The server still knows this user; PostgreSQL's own DROP ROLE removes it."))


@server.command("list", help=_("List who has which role."))
@format_option
@pass_desk
def list_members(desk: Desk, output: str) -> None:
    """List the members."""
    granted = _sharing(desk).members()
    columns = [
        Column("user", _("User")),
        Column("role", _("Role")),
        Column("subdistrict", _("Subdistrict")),
        Column("communities", _("Communities")),
    ]
    rows: list[list[Cell]] = [
        [one.login, label(one.role), one.subdistrict or _("All subdistricts"), _(", ").join(one.communities)]
        for one in granted
    ]
    show(Sheet([granted_json(one) for one in granted], columns, rows), output)


def granted_json(granted: Granted) -> dict[str, Any]:
    """Return a member as JSON carries it; the subdistrict is ``null`` where it is all of them."""
    return {
        "user": granted.login,
        "role": granted.role.value,
        "subdistrict": granted.subdistrict or None,
        "communities": list(granted.communities),
    }


def _line(granted: Granted) -> str:
    whom = _(", ").join(granted.communities) or granted.subdistrict or _("All subdistricts")
    return _("{user}: {role} ({whom})").format(user=granted.login, role=label(granted.role), whom=whom)


def _sharing(desk: Desk) -> Sharing:
    """Return what works on the database; refuse a file before anything is made of it."""
    location = desk.location()
    if not location.is_postgres:
        raise refuse("server_needs_postgres", "db", location.shown)
    return Sharing(location)
