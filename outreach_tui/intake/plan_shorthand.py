"""Shorthand for a plan month: key days such as ``3.15 消费者权益日`` and targets such as ``讲座=1@每个社区``."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.drafts import TargetDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Month, Unreadable
from outreach_tui.domain.naming import find_code, find_name, nearest
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import PlannedDay
from outreach_tui.domain.vocabulary import Form, Measure, TargetScope
from outreach_tui.intake.shorthand import Lines
from outreach_tui.wording.labels import label, read_code

#: What a key day looks like, for whoever wrote one that cannot be read.
KEY_DAY_EXAMPLE = "3.15 消费者权益日"
TARGET_EXAMPLE = "讲座=2"

#: Measures that can be asked for by their own name; copies always are of some material.
_COUNTED = (Measure.EVENTS, Measure.ATTENDANCE, Measure.CONSULTATIONS)
_KEY_DAY = re.compile(r"(\S+?)(?:\s*(?:\.\.|~|至|到)\s*(\S+))?\s+(.+)", re.DOTALL)
_TARGET = re.compile(r"(?P<name>[^=＝]+)[=＝]\s*(?P<amount>[^@＠]+?)\s*(?:[@＠](?P<whom>.+))?", re.DOTALL)
_BETWEEN = re.compile(r"[、,，;；\n]+")


def split_items(text: str) -> list[str]:
    """Return the items of a field that holds several, the empty ones left out."""
    return [item.strip() for item in _BETWEEN.split(text) if item.strip()]


def read_key_day(text: str, month: Month) -> PlannedDay:
    """Read ``3.15 消费者权益日`` or ``3.22..3.28 中国水周``; without a year it is one of the month's.

    Raises:
        Unreadable: when there is no day, or no name behind it.
    """
    found = _KEY_DAY.fullmatch(text.strip())
    if not found:
        raise Unreadable(text, "day")
    first = parse_day(found[1], month.start)
    return PlannedDay(found[3], first, parse_day(found[2], month.start) if found[2] else first)


def read_key_days(text: str, month: Month) -> Lines[PlannedDay]:
    """Read several key days; each one that cannot be read is a problem."""
    days: list[PlannedDay] = []
    problems: list[Problem] = []
    for item in split_items(text):
        try:
            days.append(read_key_day(item, month))
        except Unreadable:
            problems.append(Problem("unreadable_pair", "key_day", item, details={"example": KEY_DAY_EXAMPLE}))
    return Lines(tuple(days), tuple(problems))


def key_day_text(day: PlannedDay, month: Month) -> str:
    """Return a key day as :func:`read_key_day` reads it."""

    def written(one: Any) -> str:
        return f"{one.month}.{one.day}" if one.year == month.year else one.isoformat()

    span = written(day.first) if day.first == day.last else f"{written(day.first)}..{written(day.last)}"
    return f"{span} {day.name}"


def what_is_asked(name: str, materials: Sequence[str]) -> dict[str, Any]:
    """Return the fields of a target that a name stands for: a measure, and what narrows it.

    Codes come first, then materials of the catalogue, then labels: 横幅 is copies where there is such a
    material, else the form. ``form:横幅`` and ``material:横幅`` leave no doubt.
    """
    which, _sign, rest = name.partition(":")
    if which == "material" and rest:
        return {"measure": Measure.COPIES, "material": rest}
    wanted = rest if which == "form" and rest else name
    as_written = find_code(wanted, dict.fromkeys((*_COUNTED, *Form), ()))
    found = find_name(wanted, materials)
    if found is not None and as_written is None and wanted == name:
        return {"measure": Measure.COPIES, "material": found}
    measure = read_code(Measure, wanted)
    if measure in _COUNTED and wanted == name:
        return {"measure": measure}
    form = read_code(Form, wanted)
    if form is not None:
        return {"measure": Measure.EVENTS, "form": form}
    return {"measure": Measure.COPIES, "material": wanted}


def read_targets(text: str, known: Known) -> Lines[TargetDraft]:
    """Read targets such as ``讲座=5、咨询=40、读本=80、讲座=1@每个社区、活动=2@长城``."""
    targets: list[TargetDraft] = []
    problems: list[Problem] = []
    for item in split_items(text):
        found = _TARGET.fullmatch(item)
        amount = read_count(found["amount"]) if found else None
        if found is None or amount is None or amount.estimated:
            problems.append(Problem("unreadable_pair", "target", item, details={"example": TARGET_EXAMPLE}))
            continue
        whom = _whom(found["whom"], known)
        if isinstance(whom, Problem):
            problems.append(whom)
            continue
        asked = what_is_asked(found["name"].strip(), [material.name for material in known.materials])
        targets.append(TargetDraft(amount=amount.value, **asked, **whom))
    return Lines(tuple(targets), tuple(problems))


def _whom(text: str | None, known: Known) -> dict[str, Any] | Problem:
    """Return the fields of a target that say for whom it is."""
    if text is None:
        return {}
    scope = read_code(TargetScope, text.strip())
    if scope in (TargetScope.EACH, TargetScope.SUBDISTRICT):
        return {"scope": scope}
    community = known.community(text.strip())
    if community is None:
        names = [community.name for community in known.communities]
        return Problem("unknown_community", "target", text.strip(), suggestions=nearest(text.strip(), names))
    return {"scope": TargetScope.COMMUNITY, "community": community.name}


def target_text(target: TargetDraft, materials: Iterable[str]) -> str | None:
    """Return a target as :func:`read_targets` reads it; ``None`` for one that shorthand has no words for."""
    if target.form is not None and target.measure is not Measure.EVENTS:
        return None
    if target.measure is Measure.COPIES:
        name = target.material
    else:
        name = label(target.form) if target.form else label(target.measure)
    if what_is_asked(name, list(materials)) != _asked(target):
        name = f"material:{target.material}" if target.measure is Measure.COPIES else f"form:{name}"
    whom = target.community or ("" if target.scope is TargetScope.SUBDISTRICT else label(target.scope))
    return f"{name}={target.amount}" + (f"@{whom}" if whom else "")


def _asked(target: TargetDraft) -> dict[str, Any]:
    asked: dict[str, Any] = {"measure": target.measure}
    if target.form is not None:
        asked["form"] = target.form
    if target.material:
        asked["material"] = target.material
    return asked
