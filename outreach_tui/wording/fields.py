"""What fields are called, and what changed in one."""

from collections.abc import Mapping
from enum import StrEnum

from outreach_tui.domain.text import one_line
from outreach_tui.domain.vocabulary import Adviser, Category, Form, Mode, Outcome, Status
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark
from outreach_tui.wording.labels import label

#: What fields, options and tables are called.
FIELD_LABELS: Mapping[str, str] = {
    "adviser": mark("legal adviser"),
    "attachment": mark("file"),
    "attendance": mark("attendance"),
    "backup": mark("backup"),
    "audience": mark("audience"),
    "bulletin": mark("bulletin"),
    "brought_back": mark("copies brought back"),
    "category": mark("category"),
    "code": mark("code"),
    "cells": mark("cells"),
    "communities": mark("communities file"),
    "community": mark("community"),
    "consultation": mark("consultation"),
    "contact": mark("contact"),
    "count": mark("number of consultations"),
    "date": mark("date"),
    "date_end": mark("last day"),
    "deleted": mark("deletion"),
    "db": mark("database"),
    "distribution": mark("handout record"),
    "document": mark("document"),
    "dump": mark("dump"),
    "ends_at": mark("end time"),
    "estimated": mark("estimate of the attendance"),
    "event": mark("event"),
    "file": mark("file"),
    "follow_up": mark("follow-up date"),
    "followed_up": mark("date of the answer"),
    "form": mark("form"),
    "form_name": mark("name of the form"),
    "from": mark("first day"),
    "grids": mark("number of grids"),
    "hours": mark("hours"),
    "keep_until": mark("last day of keeping"),
    "key_day": mark("key day"),
    "kind": mark("kind"),
    "law": mark("law"),
    "lead": mark("lead unit"),
    "login": mark("user"),
    "material": mark("material"),
    "mode": mark("mode"),
    "month": mark("month"),
    "name": mark("name"),
    "note": mark("note"),
    "opinions": mark("number of opinions"),
    "order": mark("order"),
    "organiser": mark("organiser"),
    "outcome": mark("outcome"),
    "output": mark("output file"),
    "path": mark("file name"),
    "period": mark("period"),
    "phone": mark("telephone number"),
    "plan_month": mark("plan month"),
    "quantity": mark("quantity"),
    "record": mark("record"),
    "role": mark("role"),
    "rows": mark("rows"),
    "remarks": mark("remarks"),
    "settings": mark("settings"),
    "speaker": mark("speaker"),
    "starts_at": mark("start time"),
    "status": mark("status"),
    "stock_entry": mark("stock record"),
    "subdistrict": mark("subdistrict"),
    "support": mark("supporting units"),
    "taken_out": mark("copies taken out"),
    "target": mark("target"),
    "theme": mark("theme"),
    "title": mark("title"),
    "unit": mark("measure word"),
    "until": mark("last day in existence"),
    "venue": mark("venue"),
    "line": mark("line"),
    "year": mark("year"),
    "zero_report": mark("zero report"),
}


def field_label(name: str) -> str:
    """Return what a field is called in the language in use."""
    told = FIELD_LABELS.get(name)
    return _(told) if told else name


def field_text(name: str, before: object, after: object) -> str:
    """Return what changed in a field: its old and new value where these are words people know."""
    told = column_label(name)
    if name in _UNSPOKEN or isinstance(before, list) or isinstance(after, list):
        return told
    return f"{told}: {_value(name, before)} -> {_value(name, after)}"


def column_label(name: str) -> str:
    """Return what a column, or a field of a draft, is called in the language in use."""
    return field_label(_FIELDS.get(name, name))


#: Columns whose fields go by another name.
_FIELDS: Mapping[str, str] = {
    "day": "date",
    "day_end": "date_end",
    "ym": "plan_month",
    "community_id": "community",
    "material_id": "material",
    "exists_from": "from",
    "exists_until": "until",
    "follow_up_on": "follow_up",
    "followed_up_on": "followed_up",
    "position": "order",
    "measure": "unit",
    "laws": "law",
    "audiences": "audience",
    "speakers": "speaker",
    "communities": "community",
    "key_days": "key_day",
    "lead_unit": "lead",
    "supporting_units": "support",
    "co_organisers": "organiser",
    "deleted_at": "deleted",
    "month": "plan_month",
    "whole_subdistrict": "subdistrict",
    "attendance_estimated": "estimated",
    "materials": "material",
    "consultations": "consultation",
}
#: Fields whose values are ids or moments.
_UNSPOKEN = frozenset({"community_id", "material_id", "deleted_at", "slot", "sha256"})


#: Columns that hold a code, where they do not hold a name; the code is said in words.
_CODES: Mapping[str, type[StrEnum]] = {
    "adviser": Adviser,
    "category": Category,
    "form": Form,
    "mode": Mode,
    "outcome": Outcome,
    "status": Status,
}


def _value(name: str, value: object) -> str:
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    codes = _CODES.get(name)
    return label(codes(str(value))) if codes and value in [*codes] else one_line(str(value))
