"""A draft in one line, as people are shown it before it is saved."""

from outreach_tui.domain.drafts import EventDraft, MaterialLine
from outreach_tui.domain.findings import Known
from outreach_tui.domain.new_materials import new_material
from outreach_tui.domain.vocabulary import Status
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import label


def said_in_one_line(draft: EventDraft, known: Known) -> str:
    """Return a draft as ``Booth · 2019-03-15 · …``; what is not known is left out."""
    whom = _("Whole subdistrict") if draft.whole_subdistrict else "、".join(draft.communities)
    days = draft.day.isoformat() + (f" - {draft.day_end.isoformat()}" if draft.day_end else "")
    visits = sum(line.count for line in draft.consultations)
    heads = "" if draft.attendance is None else f"{'~' if draft.attendance_estimated else ''}{draft.attendance}"
    parts = (
        label(draft.form), "" if draft.status is Status.HELD else label(draft.status), days,
        "-".join(filter(None, (draft.starts_at, draft.ends_at))),
        draft.title, whom, draft.venue, "、".join(draft.laws),
        f"{_('Heads')} {heads}" if heads else "",
        f"{_('Consultations')} {visits}" if visits else "",
        *(_copies(line, known) for line in draft.materials),
    )  # fmt: skip
    return " · ".join(filter(None, parts))


def _copies(line: MaterialLine, known: Known) -> str:
    material = known.material(line.material) or new_material(line.material, line.measure)
    return f"{line.material} {line.quantity} {material.measure if material else line.measure}".rstrip()
