"""An event may bring materials that the catalogue lacks; both are one step, saved and taken back together."""

from datetime import date

import pytest

from outreach_tui.domain.drafts import EventDraft, MaterialDraft, MaterialLine
from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.domain.vocabulary import Form, MaterialKind
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.undoing import Undoing


def _draft(*lines: MaterialLine) -> EventDraft:
    return EventDraft(date(2019, 5, 4), Form.LECTURE, "讲座", communities=("朝阳社区",), materials=lines)


def _catalogue(office: Office) -> list[str]:
    return [material.name for material in office.known().materials]


def _new(problems: tuple[Problem, ...]) -> list[tuple[str, Severity, tuple[str, ...]]]:
    return [(one.value, one.severity, one.suggestions) for one in problems if one.code == "new_material"]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        (MaterialLine("毛巾", 20), MaterialDraft("毛巾", MaterialKind.TOWEL, "条")),
        (MaterialLine("反诈问卷", 20, "册"), MaterialDraft("反诈问卷", MaterialKind.QUESTIONNAIRE, "份")),
        (MaterialLine("消法海报", 2, "幅"), MaterialDraft("消法海报", MaterialKind.POSTER, "幅", "消费者权益保护法")),
    ],
)
def test_what_nothing_like_it_is_in_the_catalogue_is_added_and_told(
    office: Office, line: MaterialLine, entry: MaterialDraft
) -> None:
    before = _catalogue(office)
    saved = Logbook(office).add_event(_draft(line))
    assert _new(tuple(saved.notes)) == [(line.material, Severity.NOTE, ())]
    added = office.material(line.material)
    assert (added.kind, added.measure, added.law) == (entry.kind, entry.measure, entry.law)
    assert [(one.material, one.quantity) for one in office.event(saved.name).materials] == [
        (line.material, line.quantity)
    ]
    Undoing(office).undo()
    assert _catalogue(office) == before
    Undoing(office).redo()
    assert _catalogue(office) == [*before, line.material]
    assert office.event(saved.name).materials[0].material == line.material


def test_what_may_be_another_of_its_kind_is_saved_only_when_insisted_on(office: Office) -> None:
    before = _catalogue(office)
    draft = _draft(MaterialLine("民法典读本", 30, "本"), MaterialLine("民法典读本", 5))
    with pytest.raises(Refused) as refused:
        Logbook(office).add_event(draft)
    assert refused.value.only_doubts
    assert _new(tuple(refused.value.problems)) == [("民法典读本", Severity.DOUBT, ("普法读本",))]
    assert _catalogue(office) == before
    saved = Logbook(office).add_event(draft, insist=True)
    assert [(one.material, one.quantity) for one in office.event(saved.name).materials] == [
        ("民法典读本", 30), ("民法典读本", 5),
    ]  # fmt: skip
    assert office.material("民法典读本").measure == "本"


def test_a_name_that_does_not_say_what_it_is_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        Logbook(office).add_event(_draft(MaterialLine("火炬", 20)), insist=True)
    assert [(one.code, one.value) for one in refused.value.problems] == [("unknown_material", "火炬")]


def test_a_change_of_an_event_may_bring_one_too(office: Office) -> None:
    saved = Logbook(office).add_event(_draft())
    Logbook(office).change_event(saved.name, _draft(MaterialLine("毛巾", 20)))
    assert office.event(saved.name).materials[0].material == "毛巾"
    Undoing(office).undo()
    assert office.event(saved.name).materials == ()
    assert "毛巾" not in _catalogue(office)
