"""The summary as a workbook: text, sources, a sheet for every annex with charts, and all records to filter."""

from outreach_tui.reports.xlsx_document.workbook import write

__all__ = ["write"]
