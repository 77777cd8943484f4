"""Events of several communities, as the recorder of one of them has them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from outreach_tui.domain.drafts import ConsultationDraft, EventDraft
from outreach_tui.domain.problems import DatabaseProblem, Refused
from outreach_tui.domain.vocabulary import Category
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from tests.sharing.conftest import DAY, OTHER, OWN, Shared, lecture

OfficeOf = Callable[[str], Office]


class TestAJointEvent:
    """It belongs to each of its communities: any of them adds lines, only who looks after all of them changes it."""

    def test_a_line_can_be_added_and_raises_its_version(self, shared: Shared, office_of: OfficeOf) -> None:
        number = joint(shared)
        seen = shared.owner.event(number)
        Logbook(office_of("recorder")).add_consultation(ConsultationDraft(DAY, Category.LABOUR, OWN, number))
        with pytest.raises(Refused, match="stale"):
            Logbook(shared.owner).change_event(number, EventDraft.of(seen), version=seen.version)

    def test_it_is_not_changed(self, shared: Shared, office_of: OfficeOf) -> None:
        number = joint(shared)
        before = shared.owner.event(number)
        recorder = Logbook(office_of("recorder"))
        draft = EventDraft.of(office_of("recorder").event(number))
        changes: list[Callable[[], object]] = [
            lambda: recorder.change_event(number, replace(draft, title="别的")),
            lambda: recorder.change_event(number, replace(draft, communities=(OWN,))),
            lambda: recorder.delete_event(number),
        ]
        for change in changes:
            with pytest.raises(DatabaseProblem, match="role_forbids"):
                change()
        assert shared.owner.event(number) == before

    def test_only_own_lines_are_shown(self, shared: Shared, office_of: OfficeOf) -> None:
        number = joint(shared)
        for community in (OWN, OTHER):
            Logbook(shared.owner).add_consultation(ConsultationDraft(DAY, Category.LABOUR, community, number))
        event = office_of("recorder").event(number)
        assert event.communities == (OWN, OTHER)
        assert {line.community for line in event.consultations} == {OWN}


def joint(shared: Shared) -> str:
    """Log a joint event and return its number."""
    return Logbook(shared.owner).add_event(lecture("又一次联合", OWN, OTHER)).name
