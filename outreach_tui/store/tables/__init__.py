"""The tables. Rows of these classes never leave the store; records and figures do.

Every dated row carries ``ym``, the plan month it serves as ``year * 100 + month``, and ``day_ym``, the
month of its date, with one covering index for each, so that a tally reads an index and nothing else.
``standing`` says how a row counts (see :class:`~outreach_tui.domain.vocabulary.Standing`); on what hangs
on an event it follows the event.
"""

from outreach_tui.store.tables.evidence import Attachment, Contact, FileContent, History
from outreach_tui.store.tables.office import Community, Material, PlanMonth, Subdistrict, Target
from outreach_tui.store.tables.records import (
    Consultation,
    Dated,
    Distribution,
    Event,
    EventAudience,
    EventCommunity,
    EventLaw,
    EventSpeaker,
    StockEntry,
    ZeroReport,
)

__all__ = [
    "Attachment",
    "Community",
    "Consultation",
    "Contact",
    "Dated",
    "Distribution",
    "Event",
    "EventAudience",
    "EventCommunity",
    "EventLaw",
    "EventSpeaker",
    "FileContent",
    "History",
    "Material",
    "PlanMonth",
    "StockEntry",
    "Subdistrict",
    "Target",
    "ZeroReport",
]
