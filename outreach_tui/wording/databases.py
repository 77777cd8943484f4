"""What is the matter with a database, and what a shared one refuses, in words."""

from collections.abc import Mapping

from outreach_tui.domain.problems import Problem
from outreach_tui.domain.roles import Role
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark

DATABASES: Mapping[str, str] = {
    "database_missing": mark("There is no database at {value}. Set one up with: outreach init"),
    "database_not_ours": mark("{value} is not a database of this program; it was left as it is."),
    "database_empty_file": mark(
        "{value} is an empty file, not a database. Remove it, or restore a backup in its place."
    ),
    "backup_not_made": mark(
        "The backup of the day could not be made in {value}. Is there room on the disk, and may the folder be written?"
    ),
    "backup_of_damaged": mark(
        "The backup {value} is of a database that is damaged. Restore an older one; none was thrown away for this."
    ),
    "purge_left_in_file": mark(
        "What was removed can still be read from the bytes of {value}: another program is using it, or the disk is"
        " full. Close the other windows and purge again."
    ),
    "purge_left_on_server": mark(
        "What was removed can still be read from the files of the server of {value}, until whoever owns the database"
        " purges too."
    ),
    "purge_left_typed": mark(
        "Note: {count} forms that were typed in and never saved wait in {value}, and are not purged. Save what is"
        " needed and throw the rest away."
    ),
    "database_without_schema": mark("The database {value} is empty. Set it up with: outreach init"),
    "database_newer": mark(
        "The database {value} was written by a newer version of this program (schema {theirs}, here {ours})."
        " Update the program."
    ),
    "database_locked": mark("The database {value} is in use by another program. Try again in a moment."),
    "database_read_only": mark("The database {value} can only be read. Check who may write the file and its folder."),
    "database_disk_full": mark("There is no room left on the disk for {value}. Make some and try again."),
    "database_disk_error": mark(
        "The disk with the database {value} reports an error: {reason}. Nothing was saved; see that the disk is in"
        " order and has room, and try again."
    ),
    "database_damaged": mark("The database {value} is damaged. Restore a backup, and keep the damaged file."),
    "database_unopenable": mark("The database {value} cannot be opened: {reason}."),
    "database_unreachable": mark("The database server of {value} cannot be reached: {reason}"),
    "database_login": mark("The database server refuses the user name or password for {value}."),
    "database_forbidden": mark("You may not do this in the database {value}: {reason}"),
    "database_not_granted": mark(
        "You have no role in the database {value}. Its owner gives you one with: outreach server grant"
    ),
    "database_older": mark(
        "The database {value} has the schema of an older version. Let its owner run there, once: outreach server init"
    ),
    "unknown_subdistrict": mark('There is no subdistrict called "{value}" in this database.'),
    "database_slow": mark("The database {value} took too long to answer. Try again."),
    "database_driver": mark('For {value} a driver is missing. Install it with: pip install "outreach-tui[postgres]"'),
    "database_scheme": mark('Databases of the kind "{value}" are not known. Name a file or a postgresql:// address.'),
    "database_url": mark("The address of the database cannot be read. Write it like postgresql://user@host/name."),
    "database_url_secret": mark(
        "A password must not stand in the address after the question mark. Keep it in ~/.pgpass, or in PGPASSWORD."
    ),
    "database_failed": mark("The database {value} could not do this: {reason}"),
    # roles
    "server_needs_postgres": mark(
        "{value} is a file for one desk; roles need a PostgreSQL database: --db postgresql://USER@HOST/NAME"
    ),
    "server_owner_only": mark("Only the owner of the database {value} may do this; log in as the one who set it up."),
    "server_not_prepared": mark("No roles are kept in {value} yet. Begin with: outreach server init"),
    "server_no_member": mark('"{value}" has no role in this database.'),
    "server_unbound": mark(
        '"{value}" may do anything on this server, whatever the role is; give the role to a user of their own.'
    ),
    "server_login": mark('"{value}" cannot be the name of a user; 1 to {most} bytes are possible, and not "{public}".'),
    "server_community_needed": mark("A recorder needs communities: name at least one."),
    "server_community_unneeded": mark("Only recorders are bound to communities: name none for {value}."),
    "server_subdistrict_needed": mark("There are several subdistricts here: name the one that is meant."),
    "server_subdistrict_unneeded": mark("The district sees all subdistricts: name none."),
    "passwords_differ": mark("The two passwords are not the same."),
    "server_password_missing": mark("The environment variable {value} holds no password."),
    "report_partial": mark(
        "A summary tells of all records, and your role shows you those of your own communities. Name one of them:"
        " --community"
    ),
    "dump_partial": mark("A dump holds everything, and your role does not show you all of it. Ask a coordinator."),
}


def role_forbids(problem: Problem) -> str:
    """Return what the role of whoever is logged in has to do with it, and who can help."""
    match problem.details["role"]:
        case Role.VIEWER:
            return _("Your role in {value} is to look: records are not changed and contacts not shown.")
        case Role.DISTRICT:
            return _("The district looks at all subdistricts in {value}: it changes no records and sees no contacts.")
        case Role.RECORDER:
            return _(
                "Recorders change in {value} only what belongs to their own communities alone. Ask the coordinator."
            )
        case _:
            return _("Coordinators change in {value} only what belongs to their own subdistrict. Ask the owner.")
