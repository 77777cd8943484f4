"""The summary as a Word document in the layout of GB/T 9704-2012, or poured into a template of the user's own."""

from outreach_tui.reports.docx_document.official import write

__all__ = ["write"]
