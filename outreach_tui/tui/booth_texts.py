"""The street table in words: whose booth it is, what is saved, what waits."""

from textual.content import Content

from outreach_tui.i18n import gettext as _
from outreach_tui.services.booth import BoothState
from outreach_tui.tui.booth_queue import BoothQueue
from outreach_tui.tui.columns import whom
from outreach_tui.tui.text import in_line


def booth_title_bar(state: BoothState | None) -> Content:
    """Return the booth's title with what tells it from others."""
    if state is None:
        return Content.styled(" " + _("Street booth"), "bold")
    event = state.event
    facts = " · ".join(filter(None, (event.number, event.day.isoformat(), whom(event), in_line(event.venue))))
    return Content.assemble((f" {in_line(event.title)} ", "bold"), (f" {in_line(facts)}", "$text-muted"))


def booth_status(state: BoothState | None, queue: BoothQueue) -> Content:
    """Return what is on disk, and what is not there yet, with the reason where there is one."""
    if state is None:
        return Content("")
    copies = "  ".join(f"{count} {in_line(word)}" for word, count in state.copies_by_measure.items())
    parts: list[tuple[str, str]] = [
        (" " + _("saved {count}").format(count=state.consultations), "bold $text-success"),
        (f"   {copies}", "bold"),
    ]
    if queue.trouble:
        parts.append(("   " + _("! {count} not saved, trying again: ").format(count=len(queue)), "bold $text-error"))
        parts.append((queue.trouble, "$text-error"))
    elif queue:
        parts.append(("   " + _("waiting {count}").format(count=len(queue)), "$text-warning"))
    return Content.assemble(*parts)


def input_method_hint() -> Content:
    """Return what still works where letters are swallowed."""
    return Content.styled(
        _("Input method on? The arrows and Space count too, as does the first character of a category."),
        "$text-disabled",
    )
