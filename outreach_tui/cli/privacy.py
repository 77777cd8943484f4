"""``outreach purge``, ``privacy`` and ``consult contact``: personal data, told of, kept apart, removed in time."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from outreach_tui.cli.commands import Group, command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option, text_option
from outreach_tui.cli.output import Cell, Column, Sheet, put, say, show, tell
from outreach_tui.cli.values import DAY, FILE
from outreach_tui.domain.privacy import mask_name, mask_phone
from outreach_tui.domain.records import Contact
from outreach_tui.i18n import gettext as _
from outreach_tui.replacing import whole_file
from outreach_tui.services.purging import Purged, Purging, forms_left
from outreach_tui.wording.backups import purged_name


@command(help=_("Remove contacts that are overdue; with --before also remarks and sign-in sheets. The counts stay."))
@click.option(
    "--before", type=DAY, help=_("Remove contacts, remarks and sign-in sheets of all records before this day.")
)
@click.option("--backups", is_flag=True, help=_("Remove the backups beside the database too: they hold it all still."))
@click.option("--dry-run", is_flag=True, help=_("Only show what would change."))
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask."))
@format_option
@pass_desk
def purge(desk: Desk, before: date | None, backups: bool, dry_run: bool, yes: bool, output: str) -> None:
    """Purge personal data."""
    with desk.office() as office:
        office.subdistrict()
        purging = Purging(office)
        purged = purging.rehearse(before)
        if not dry_run:
            if not yes:
                _show(purged, "table")
                click.confirm(_("Remove this for good? It cannot be taken back."), abort=True, err=True)
            purged = purging.purge(before, with_backups=backups)
    _show(purged, output)
    tell(forms_left(desk.paths.drafts))
    if purged.backups_left:
        say(
            _("{count} backups in {folder} still hold what was there: remove them with --backups.").format(
                count=len(purged.backups_left), folder=purged.backups_left[0].path.parent
            )
        )


def _show(purged: Purged, output: str) -> None:
    columns = [Column("what", _("Removed")), Column("count", _("Count"), numeric=True)]
    rows: list[list[Cell]] = [[purged_name(name), count] for name, count in purged.counts.items()]
    data: dict[str, Any] = {**purged.counts, "backups_left": [str(backup.path) for backup in purged.backups_left]}
    show(Sheet(data, columns, rows), output)


@command(help=_("Show or record how to reach the resident of a consultation, apart from it and only for a time."))
@click.argument("reference", metavar=_("ID"))
@text_option("--name", help=_("Name of the resident."))
@text_option("--phone", help=_("Telephone number."))
@click.option("--keep-until", type=DAY, help=_("Last day of keeping it (default: 90 days after the answer is due)."))
@click.option("--remove", is_flag=True, help=_("Remove it."))
@format_option
@pass_desk
def contact(
    desk: Desk, reference: str, name: str | None, phone: str | None, keep_until: date | None, remove: bool, output: str
) -> None:
    """Show, record or remove a contact."""
    from outreach_tui.domain.drafts import ContactDraft
    from outreach_tui.services.contacts import Contacts
    from outreach_tui.services.listing import Listing

    with desk.office() as office:
        contacts = Contacts(office)
        consultation_id = Listing(office).consultation_id(reference)
        if remove:
            contacts.delete(consultation_id)
            put(consultation_id[-8:])
            return
        if name is not None or phone is not None or keep_until is not None:
            known = {one.consultation_id: one for one in contacts.all()}.get(consultation_id)
            draft = ContactDraft(
                name if name is not None else known.name if known else "",
                phone if phone is not None else known.phone if known else "",
                keep_until or (known.keep_until if known else None),
            )
            tell(contacts.set(consultation_id, draft).notes)
        found = contacts.contact(consultation_id)
    show(_sheet([found], in_full=True), output)


@command(help=_("List the contacts that are kept, masked, the first to be removed first."))
@format_option
@pass_desk
def contacts(desk: Desk, output: str) -> None:
    """List contacts."""
    from outreach_tui.services.contacts import Contacts

    with desk.office() as office:
        office.subdistrict()
        found = Contacts(office).all()
    show(_sheet(found, in_full=False), output)


def _sheet(found: list[Contact], *, in_full: bool) -> Sheet:
    columns = [
        Column("consultation", _("Consultation")),
        Column("date", _("Date")),
        Column("name", _("Name")),
        Column("phone", _("Telephone")),
        Column("keep_until", _("Kept until")),
    ]
    shapes = [
        {
            "consultation": one.consultation_id,
            "date": one.consultation_day.isoformat(),
            "name": one.name if in_full else mask_name(one.name),
            "phone": one.phone if in_full else mask_phone(one.phone),
            "keep_until": one.keep_until.isoformat(),
        }
        for one in found
    ]
    rows: list[list[Cell]] = [[shape["consultation"][-8:], *list(shape.values())[1:]] for shape in shapes]
    return Sheet(shapes, columns, rows)


@click.group(cls=Group, help=_("Printed pages about personal data: a notice for the booth, a record of processing."))
def privacy() -> None:
    """Group the pages about personal data."""


_out_option = click.option("--output", "path", type=FILE, help=_("Write to this file instead of the screen."))


@privacy.command("notice", help=_("Write the notice for the booth, one printed page (HTML)."))
@_out_option
@pass_desk
def notice(desk: Desk, path: Path | None) -> None:
    """Write the booth notice."""
    _write_page(desk, "notice", path)


@privacy.command("record", help=_("Write the record of processing, one printed page (HTML)."))
@_out_option
@pass_desk
def record(desk: Desk, path: Path | None) -> None:
    """Write the record of processing."""
    _write_page(desk, "record", path)


def _write_page(desk: Desk, name: str, path: Path | None) -> None:
    from outreach_tui.services.privacy_pages import Page, privacy_page

    with desk.office() as office:
        page = privacy_page(office, Page(name), desk.language)
    if path is None:
        put(page.rstrip("\n"))
        return
    with whole_file(path, "output") as part:
        part.write_text(page, encoding="utf-8")
    put(str(path))
