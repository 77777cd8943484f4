"""The printed pages about personal data, made of what the office has on record."""

from enum import StrEnum

from outreach_tui.reports.notices import Keeping, booth_notice, processing_record
from outreach_tui.services.contacts import KEPT_FOR, Contacts
from outreach_tui.services.office import Office


class Page(StrEnum):
    """Which page: the notice that stands on the table of a booth, or the record of processing."""

    NOTICE = "notice"
    RECORD = "record"


def privacy_page(office: Office, page: Page, language: str) -> str:
    """Return a page as HTML, in the language it is printed in."""
    keeping = Keeping(
        office.subdistrict().name, KEPT_FOR.days, len(Contacts(office).all()), office.today.isoformat()
    )  # fmt: skip
    return (booth_notice if page is Page.NOTICE else processing_record)(keeping, language)
