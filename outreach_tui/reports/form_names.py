"""Names in the names of figures: ``communities/长城社区/events`` is of that community, however it is called later."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outreach_tui.domain.identifiers import RecordId

#: What annexes name their rows by, and figures of one community begin with.
_TABLES = {"communities": "communities", "coverage": "communities", "materials": "materials"}
_FIGURES = ("coverage.done.", "coverage.due.")
#: Behind the name of a figure: its exact number is wanted.
EXACT = ":value"


@dataclass(frozen=True)
class Names:
    """What communities and materials are called today, by the id of their record."""

    communities: Mapping[RecordId, str] = field(default_factory=dict)
    materials: Mapping[RecordId, str] = field(default_factory=dict)

    def record_in(self, figure: str) -> RecordId | None:
        """Return the id of the record that a figure names, ``None`` where it names none that is known."""
        begin, name, _ = _parted(figure)
        known = self.materials if _TABLES.get(begin.rstrip("/")) == "materials" else self.communities
        return next((record_id for record_id, called in known.items() if called == name), None) if name else None

    def today(self, figure: str, record: RecordId | None) -> str:
        """Return a figure with today's name of the record in it; as it is where that record is not known."""
        name = self.communities.get(record or "") or self.materials.get(record or "")
        begin, _, end = _parted(figure)
        return f"{begin}{name}{end}" if name else figure


def with_today(figure: str, called: Mapping[str, str]) -> str:
    """Return a figure with today's name in the place of one that was given up; as it is where it was not."""
    begin, name, end = _parted(figure)
    return f"{begin}{called[name]}{end}" if name in called else figure


def _parted(figure: str) -> tuple[str, str, str]:
    """Return what stands before a name in a figure, the name (``""``: there is none), and what stands behind."""
    table, slash, rest = figure.partition("/")
    if slash and table in _TABLES:
        row, slash, key = rest.rpartition("/")
        return (f"{table}/", row, f"/{key}") if row != "total" else (figure, "", "")
    for begin in _FIGURES:
        if figure.startswith(begin):
            name = figure.removeprefix(begin)
            end = EXACT if name.endswith(EXACT) else ""
            return begin, name.removesuffix(EXACT), end
    return figure, "", ""
