"""Setting up the office and looking after its communities."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from outreach_tui.domain.checks import check_community, check_plan, check_remark
from outreach_tui.domain.drafts import CommunityDraft, PlanDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Community
from outreach_tui.domain.text import clean
from outreach_tui.services.office import BEGINNING, Office
from outreach_tui.services.saved import Saved
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes import office as office_writes
from outreach_tui.store.writes import plan as plan_writes


class Communities:
    """Writes the subdistrict, its communities and their explicit zeros."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def set_up(
        self,
        name: str,
        report_language: str,
        communities: Sequence[CommunityDraft] = (),
        plan: Sequence[PlanDraft] = (),
        *,
        another: bool = False,
    ) -> Saved:
        """Begin: the subdistrict with its communities and a plan to start from, in one step.

        ``another`` sets it up beside those that are there, as a district does.
        """
        cleaned = clean(name).strip()
        if not cleaned:
            raise refuse("required", "subdistrict")
        if self._office.database.office and not another:
            raise refuse("already_set_up", "subdistrict", self._office.subdistrict().name)
        drafts: list[CommunityDraft] = []
        for draft in communities:
            known = Known([_as_record(other) for other in drafts], (), self._office.today)
            drafts.append(check_community(draft, known).accepted(insist=False))
        months = [check_plan(draft, Known((), (), self._office.today)).accepted(insist=False) for draft in plan]

        def work(writer: Writer) -> RecordId:
            known = None if another else self._office.database.known_subdistricts
            office_id = office_writes.add_subdistrict(writer, cleaned, report_language, known)
            for order, draft in enumerate(drafts, 1):
                office_writes.add_community(writer, replace(draft, order=draft.order or order))
            for month in months:
                plan_writes.set_plan_month(writer, month, {}, {})
            return office_id

        saved = Saved(self._office.write(BEGINNING, work), cleaned)
        self._office.database.known_subdistricts += 1
        return saved

    def rename_subdistrict(self, name: str, report_language: str, *, version: int | None = None) -> Saved:
        """Change the name of the subdistrict or the language of its reports."""
        cleaned = clean(name).strip()
        if not cleaned:
            raise refuse("required", "subdistrict")
        self._office.write(
            "subdistrict.edit",
            lambda writer: office_writes.change_subdistrict(
                writer, name=cleaned, report_language=report_language, version=version
            ),
        )
        return Saved(self._office.database.office, cleaned)

    def add(self, draft: CommunityDraft, *, insist: bool = False) -> Saved:
        """Add a community."""
        checked = check_community(draft, self._office.known())
        accepted = checked.accepted(insist=insist)
        record_id = self._office.write("community.add", lambda writer: office_writes.add_community(writer, accepted))
        return Saved(record_id, accepted.name, checked.problems)

    def change(
        self, reference: str, draft: CommunityDraft, *, version: int | None = None, insist: bool = False
    ) -> Saved:
        """Change the community that a name or an id means; its records go with it.

        Refuses as ``stale`` when it is past ``version`` by now.
        """
        community = self._office.community(reference)
        checked = check_community(draft, self._office.known(), current=community.name)
        accepted = checked.accepted(insist=insist)
        self._office.write(
            "community.edit",
            lambda writer: office_writes.change_community(writer, community.id, accepted, version),
        )
        return Saved(community.id, accepted.name, checked.problems)

    def close(self, name: str, last_day: date) -> Saved:
        """End a community's life on a day, that day included."""
        community = self._office.community(name)
        return self.change(name, replace(draft_of(community), exists_until=last_day), version=community.version)

    def move(self, name: str, places: int) -> Saved:
        """Move a community up (negative) or down the list of communities, as one action."""
        moved = self._office.community(name)
        order = list(self._office.known().communities)
        place = next(index for index, community in enumerate(order) if community.id == moved.id)
        order.insert(max(0, min(place + places, len(order) - 1)), order.pop(place))

        def work(writer: Writer) -> None:
            for number, community in enumerate(order, 1):
                if community.order != number:
                    draft = replace(draft_of(community), order=number)
                    office_writes.change_community(writer, community.id, draft, community.version)

        self._office.write("community.order", work)
        return Saved(moved.id, moved.name)

    def report_zero(self, name: str, month: Month, note: str = "") -> Saved:
        """Record that a community had nothing this month."""
        community = self._office.community(name)
        if not community.existed_in(month):
            raise refuse("community_absent_in_month", "community", community.name, month=str(month))
        checked = check_remark(note, self._office.known())
        remark = checked.accepted(insist=False)
        record_id = self._office.write(
            "zero.add", lambda writer: office_writes.set_zero(writer, community.id, month.ym, remark)
        )
        return Saved(record_id, community.name, checked.problems)

    def take_back_zero(self, name: str, month: Month) -> Saved:
        """Take an explicit zero back."""
        community = self._office.community(name)
        found = self._office.write(
            "zero.delete", lambda writer: office_writes.clear_zero(writer, community.id, month.ym)
        )
        if not found:
            raise refuse("no_zero", "community", community.name, month=str(month))
        return Saved(community.id, community.name)


def draft_of(community: Community) -> CommunityDraft:
    """Return the draft that would leave a community as it is."""
    return CommunityDraft(
        community.name,
        community.order,
        community.grids,
        community.adviser,
        community.exists_from,
        community.exists_until,
    )


def _as_record(draft: CommunityDraft) -> Community:
    return Community("", draft.name, draft.order or 0, draft.grids, draft.adviser, None, None)
