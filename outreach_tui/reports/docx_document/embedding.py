"""The manifest inside a Word document, as a custom XML part that Word keeps when it saves."""

from outreach_tui.reports.docx_document.package import escaped
from outreach_tui.reports.manifest import manifest_text
from outreach_tui.reports.model import Summary

NAMESPACE = "urn:outreach:summary"


def manifest_part(summary: Summary) -> str:
    """Return the part that carries the manifest."""
    return f'<summary xmlns="{NAMESPACE}">{escaped(manifest_text(summary))}</summary>'
