"""The form of a plan month: what it is about, its key days, and what it is to reach."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial
from typing import TypeVar

from textual.widget import Widget

from outreach_tui.domain.drafts import PlanDraft, TargetDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.laws import LAWS
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.vocabulary import Audience, Form
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.plan_shorthand import key_day_text, read_key_days, read_targets, split_items, target_text
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.forms.base import Form as AnyForm
from outreach_tui.tui.forms.base import Saving, Texts
from outreach_tui.tui.periods import month_title
from outreach_tui.tui.text import in_line
from outreach_tui.tui.typed_names import offered_labels, pick_code
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.labels import label, listed
from outreach_tui.wording.problems import sentence

Code = TypeVar("Code", bound=StrEnum)


class PlanMonthForm(AnyForm):
    """Plans one month anew."""

    replaces = True

    def __init__(self, month: Month) -> None:
        self._month = month
        self._known: Known | None = None
        self._version = 0
        #: Targets that shorthand has no words for stay as they are.
        self._unspoken: tuple[TargetDraft, ...] = ()
        self.heading = _("Plan of {month}").format(month=month_title(month))
        self.draft_name = f"plan-{month}"

    def fields(self) -> Iterable[Widget]:
        """Yield the fields, the ones every month has first."""
        several = partial(FormField, several=True)
        yield FormField("theme", _("Focus"))
        yield several("law", _("Laws"), offers=_laws, complete=False)
        yield FormField("key_day", _("Key days"), placeholder="3.15 消费者权益日、3.22..3.28 中国水周")
        yield FormField(
            "target", _("Targets"), describe=self._describe_targets,
            placeholder=_("lecture=5, consultations=40, lecture=1@each community"),
        )  # fmt: skip
        yield several("form", _("Publicity"), offers=partial(offered_labels, Form))
        yield several("audience", _("Audiences"), offers=partial(offered_labels, Audience))
        yield FormField("lead", _("Lead unit"))
        yield FormField("support", _("Supported by"))
        yield FormField("remarks", _("Remarks"))

    def opening(self, office: Office) -> Texts:
        """Return the month as it is planned now."""
        self._known = office.known()
        (plan,) = Listing(office).plan(Period.of_month(self._month))
        self._version = plan.version
        draft = PlanDraft.of(plan)
        names = [material.name for material in self._known.materials]
        written = {target: target_text(target, names) for target in draft.targets}
        self._unspoken = tuple(target for target, text in written.items() if text is None)
        return {
            "theme": draft.theme,
            "law": "、".join(draft.laws),
            "key_day": "、".join(key_day_text(day, self._month) for day in draft.key_days),
            "target": "、".join(filter(None, written.values())),
            "form": "、".join(map(label, draft.forms)),
            "audience": "、".join(map(label, draft.audiences)),
            "lead": draft.lead_unit,
            "support": "、".join(draft.supporting_units),
            "remarks": draft.remarks,
        }

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to plan the month as it was typed."""
        assert self._known is not None
        days = read_key_days(texts["key_day"], self._month)
        targets = read_targets(texts["target"], self._known)
        forms, wrong_forms = _codes(Form, "form", texts["form"])
        audiences, wrong_audiences = _codes(Audience, "audience", texts["audience"])
        problems = [*days.problems, *targets.problems, *wrong_forms, *wrong_audiences]
        if problems:
            return None, problems
        draft = PlanDraft(
            month=self._month,
            theme=texts["theme"].strip(),
            laws=tuple(split_items(texts["law"])),
            key_days=days.lines,
            forms=forms,
            audiences=audiences,
            lead_unit=texts["lead"].strip(),
            supporting_units=tuple(split_items(texts["support"])),
            remarks=texts["remarks"],
            targets=(*targets.lines, *self._unspoken),
        )
        version = self._version

        def save(office: Office, insist: bool) -> Saved:
            from outreach_tui.services.planning import Planning

            return Planning(office).set_month(draft, version=version, insist=insist)

        return save, ()

    def said(self, saved: Saved) -> str:
        """Return that the month is planned."""
        return _("The plan of {month} is saved.").format(month=month_title(self._month))

    def _describe_targets(self, text: str) -> str:
        if self._known is None:
            return ""
        read = read_targets(text, self._known)
        names = [material.name for material in self._known.materials]
        said = [target_text(target, names) or "" for target in read.lines]
        return in_line("   ".join([*said, *map(sentence, read.problems)]))


def _laws(text: str) -> Sequence[str]:
    return candidates(text, [law.name for law in LAWS])


def _codes(kind: type[Code], field: str, text: str) -> tuple[tuple[Code, ...], list[Problem]]:
    """Return the codes that a field names, and the names that are none."""
    found = {item: pick_code(kind, item) for item in split_items(text)}
    known = listed(map(label, kind))
    wrong = [Problem("unknown_code", field, item, details={"known": known}) for item, code in found.items() if not code]
    return tuple(dict.fromkeys(code for code in found.values() if code)), wrong
