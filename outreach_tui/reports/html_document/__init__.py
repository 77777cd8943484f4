"""The summary as one page of HTML that needs nothing but itself: no script, no address, no font from elsewhere."""

from outreach_tui.reports.html_document.page import write

__all__ = ["write"]
