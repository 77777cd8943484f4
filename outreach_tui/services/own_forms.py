"""What a superior's form has to know of the records: whom and what its figures name."""

from outreach_tui.reports.form_names import Names
from outreach_tui.services.office import Office
from outreach_tui.store.reads import office as office_reads


def names_of(office: Office) -> Names:
    """Return what communities and materials are called today."""
    with office.database.reading() as reader:
        return Names(
            {community.id: community.name for community in office_reads.communities(reader)},
            {material.id: material.name for material in office_reads.materials(reader)},
        )
