"""Narrowing a list of consultations: six fields, all of them optional."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.findings import Known
from outreach_tui.domain.vocabulary import Category, Outcome
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import in_line
from outreach_tui.tui.typed_names import offered_labels, pick_code
from outreach_tui.tui.widgets.dialog_keys import DialogKeys
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.labels import label


@dataclass(frozen=True)
class Narrowing:
    """Which consultations are shown; an empty field does not narrow. ``at_event`` tells booths from stations."""

    category: Category | None = None
    outcome: Outcome | None = None
    community: str = ""
    at_event: bool | None = None
    text: str = ""

    def of(self, selection: Selection) -> Selection:
        """Return a selection narrowed by it."""
        return replace(
            selection,
            category=self.category.value if self.category else selection.category,
            outcome=self.outcome.value if self.outcome else selection.outcome,
            community=self.community or None,
            at_event=self.at_event,
            text=self.text or None,
        )

    def __str__(self) -> str:
        """Return it in words."""
        places = {True: _("at events"), False: _("at stations"), None: ""}
        parts = (
            label(self.category) if self.category else "",
            label(self.outcome) if self.outcome else "",
            in_line(self.community),
            places[self.at_event],
            f'"{in_line(self.text)}"' if self.text else "",
        )
        return " · ".join(filter(None, parts))


class ConsultationFilter(OutreachDialog[Narrowing]):
    """Answers with what to narrow by; Enter in any field does, Esc answers with nothing."""

    BINDINGS = [
        Binding("escape", "dismiss", show=False),
        Binding("ctrl+s", "answer", show=False),
        Binding("ctrl+x", "clear", show=False, priority=True),
    ]

    def __init__(self, now: Narrowing, known: Known) -> None:
        super().__init__()
        self._now = now
        self._known = known

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with Vertical():
            yield Static(Content.styled(_("Show only"), "bold"))
            yield FormField("category", _("Category"), offers=partial(offered_labels, Category))
            yield FormField("outcome", _("Outcome"), offers=partial(offered_labels, Outcome))
            yield FormField("community", _("Community"), offers=self._communities)
            yield FormField("where", _("Where"), offers=_places)
            yield FormField("text", _("Text"), placeholder=_("in remark, community or title of the event"))
            yield DialogKeys(("Enter", _("Show")), ("^x", _("Show all")), ("Esc", _("Back")))

    def on_mount(self) -> None:
        """Fill in what is narrowed by now."""
        now = self._now
        texts = {
            "category": label(now.category) if now.category else "",
            "outcome": label(now.outcome) if now.outcome else "",
            "community": now.community,
            "where": "" if now.at_event is None else _places("")[0 if now.at_event else 1],
            "text": now.text,
        }
        for field in self.query(FormField):
            field.fill(texts[field.name or ""])
        self.query(FormField).first().input.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        self.action_answer()

    def action_answer(self) -> None:
        """Answer with what the fields mean; what means nothing does not narrow."""
        texts = {field.name or "": field.value.strip() for field in self.query(FormField)}
        community = self._communities(texts["community"]) if texts["community"] else []
        where = _places(texts["where"]) if texts["where"] else []
        at_event = where[0] == _places("")[0] if where else None
        self.dismiss(
            Narrowing(
                pick_code(Category, texts["category"]),
                pick_code(Outcome, texts["outcome"]),
                community[0] if community else "",
                at_event,
                texts["text"],
            )
        )

    def action_clear(self) -> None:
        """Answer that nothing narrows."""
        self.dismiss(Narrowing())

    def _communities(self, text: str) -> Sequence[str]:
        return candidates(text, [community.name for community in self._known.communities])


def _places(text: str) -> Sequence[str]:
    return candidates(text, [_("at events"), _("at stations")])
