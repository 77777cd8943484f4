"""The manifest inside a Word document, as a custom XML part that Word and LibreOffice keep when they save."""

from outreach_tui.reports.docx_document.package import escaped
from outreach_tui.reports.manifest import manifest_text
from outreach_tui.reports.model import Summary

NAMESPACE = "urn:outreach:summary"


#: What describes the part: LibreOffice keeps no part without it. The id is that of the schema, the same everywhere.
MANIFEST_PROPERTIES = (
    '<ds:datastoreItem ds:itemID="{6E4B5C1A-3D0F-4E52-9B57-0A1C7D2E8F31}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def manifest_part(summary: Summary) -> str:
    """Return the part that carries the manifest."""
    return f'<summary xmlns="{NAMESPACE}">{escaped(manifest_text(summary))}</summary>'
