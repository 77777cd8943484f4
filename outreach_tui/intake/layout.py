"""The sheets that records travel in, declared once: the template, the export and the import all read this.

A field has a heading in both languages and further words that other people's tables use for it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from outreach_tui.domain.naming import folded
from outreach_tui.domain.vocabulary import Adviser, Category, Form, MaterialKind, Mode, Outcome, Status
from outreach_tui.i18n import LANGUAGES, catalogue, gettext
from outreach_tui.i18n import mark as _
from outreach_tui.intake import synonyms


class Table(StrEnum):
    """What one sheet holds."""

    EVENTS = "events"
    CONSULTATIONS = "consultations"
    MATERIALS = "materials"


class Names(StrEnum):
    """Lists of names that depend on the database."""

    COMMUNITIES = "communities"
    MATERIALS = "materials"
    LAWS = "laws"


class Where(StrEnum):
    """Where a field has a column."""

    EVERYWHERE = "everywhere"
    TEMPLATE = "template"  #: a short way to fill in what an export has in a sheet of its own
    EXPORT = "export"
    FOREIGN = "foreign"  #: only understood in other people's tables


class Field(NamedTuple):
    """A column: its heading (an English message), other words for it, what may be chosen in it.

    ``width`` is in characters; ``hint`` is the note on the heading.
    """

    key: str
    label: str
    words: tuple[str, ...] = ()
    width: int = 12
    hint: str = ""
    choices: type[StrEnum] | Names | None = None
    where: Where = Where.EVERYWHERE
    required: bool = False


SHEETS: Mapping[Table, str] = {
    Table.EVENTS: _("Events"),
    Table.CONSULTATIONS: _("Consultations"),
    Table.MATERIALS: _("Materials handed out"),
}
#: The files of an export as CSV.
CSV_NAMES: Mapping[Table, str] = {table: f"{table}.csv" for table in Table}

#: What "the whole subdistrict" is called in a community column.
WHOLE = _("Whole subdistrict")
WHOLE_WORDS = frozenset(
    {
        *("全街", "全街道", "街道", "本街道", "街道办", "街道办事处", "全辖区", "辖区", "all", "all communities"),
        *(
            f"{whose}{which}社区"
            for whose in ("", "街道", "全街道", "辖区", "辖区内")
            for which in ("各", "所有", "全体")
        ),
        *("全部社区", "各社区居委会"),
    }
)

_DAY_HINT = _("A day, such as 2019-05-04 or 5月4日.")
_LIST_HINT = _("Several are separated by 、")

#: What every table ends with.
_AT_THE_END = (
    Field(
        "plan_month",
        _("Plan month"),
        width=11,
        hint=_("Only where an event serves another month than that of its date."),
    ),
    Field("note", _("Note"), width=24),
    Field("recorder", _("Recorded by"), width=10, where=Where.EXPORT),
    Field("year", _("Year"), where=Where.FOREIGN),
    Field("month", _("Month"), where=Where.FOREIGN),
    Field("day", _("Day of the month"), where=Where.FOREIGN),
    Field("person", _("Personal data"), where=Where.FOREIGN),
)
_EVENT = Field(
    "event",
    _("Event number"),
    width=11,
    hint=_("The number that the event has in the sheet of events; empty for what belongs to no event."),
)
_FIELDS: Mapping[Table, tuple[Field, ...]] = {
    Table.EVENTS: (
        Field(
            "number", _("Number"), width=10, hint=_("Any number of your own; the other sheets refer to an event by it.")
        ),
        Field("date", _("Date"), hint=_DAY_HINT, required=True),
        Field("title", _("Title"), width=30, hint=_("What it was about, as you would call it."), required=True),
        Field("form", _("Form"), choices=Form, required=True),
        Field("communities", _("Communities"), width=18, hint=_LIST_HINT, choices=Names.COMMUNITIES, required=True),
        Field("venue", _("Venue"), width=18),
        Field(
            "attendance",
            _("Attendance"),
            width=10,
            hint=_("A number; 40余 for an estimate; empty when nobody counted."),
        ),
        Field(
            "consultations",
            _("Consultations there"),
            width=10,
            hint=_("How many people asked for advice; details go into the sheet of consultations."),
            where=Where.TEMPLATE,
        ),
        Field(
            "materials",
            _("Materials handed out"),
            width=26,
            hint=_("Such as: 宣传单200份、读本30册"),
            where=Where.TEMPLATE,
        ),
        Field("laws", _("Laws"), width=22, hint=_LIST_HINT, choices=Names.LAWS),
        Field("audiences", _("Audiences"), width=18, hint=_LIST_HINT),
        Field("speakers", _("Speakers"), width=16, hint=_("Such as: 张三（律师）")),
        Field("organiser", _("Organiser"), width=18),
        Field("co_organisers", _("Co-organisers"), width=18, hint=_LIST_HINT),
        Field("opinions", _("Opinions"), width=9),
        Field("status", _("Status"), width=9, hint=_("Held, when left empty."), choices=Status),
        Field("date_end", _("Last day"), hint=_DAY_HINT),
        Field("from_time", _("Start time"), width=9, hint=_("Such as 09:30.")),
        Field("to_time", _("End time"), width=9),
        *_AT_THE_END,
    ),
    Table.CONSULTATIONS: (
        _EVENT,
        Field("date", _("Date"), hint=_DAY_HINT, required=True),
        Field("community", _("Community"), width=14, choices=Names.COMMUNITIES),
        Field("category", _("Category"), width=14, choices=Category, required=True),
        Field("count", _("Visits"), width=8),
        Field("outcome", _("Outcome"), width=14, choices=Outcome),
        Field("mode", _("How they came"), width=10, choices=Mode),
        Field("adviser", _("Adviser"), width=10, choices=Adviser),
        Field("follow_up", _("Follow-up date"), hint=_DAY_HINT),
        Field("followed_up", _("Answered on"), hint=_DAY_HINT),
        *_AT_THE_END,
    ),
    Table.MATERIALS: (
        _EVENT,
        Field("date", _("Date"), hint=_DAY_HINT, required=True),
        Field("community", _("Community"), width=14, choices=Names.COMMUNITIES),
        Field("material", _("Material"), width=22, choices=Names.MATERIALS, required=True),
        Field(
            "kind",
            _("Kind"),
            hint=_("Needed only for a material that is not in the catalogue yet."),
            choices=MaterialKind,
        ),
        Field("quantity", _("Number of copies"), width=9, required=True),
        Field("unit", _("Measure word"), width=9),
        Field("taken_out", _("Taken out"), width=9, where=Where.EXPORT),
        Field("brought_back", _("Brought back"), width=9, where=Where.EXPORT),
        *_AT_THE_END,
    ),
}

_WORDS = {
    Table.EVENTS: synonyms.EVENTS,
    Table.CONSULTATIONS: synonyms.CONSULTATIONS,
    Table.MATERIALS: synonyms.MATERIALS,
}


def _with_words(table: Table, field: Field) -> Field:
    shared = synonyms.SHARED.get(field.key.replace("communities", "community"), "")
    return field._replace(words=synonyms.words(f"{_WORDS[table].get(field.key, '')} {shared}"))


FIELDS: Mapping[Table, tuple[Field, ...]] = {
    table: tuple(_with_words(table, field) for field in fields) for table, fields in _FIELDS.items()
}

#: Columns that say nothing: row numbers, signatures, photographs.
IDLE_HEADINGS = frozenset(
    {
        "序号",
        "no",
        "no.",
        "#",
        "编号序号",
        "行号",
        "签字",
        "签名",
        "照片",
        "图片",
        "审核",
        "审核人",
        "负责人签字",
        "index",
        "serial",
        "row",
    }
)


def sheet_name(table: Table) -> str:
    """Return the name of a sheet in the language in use."""
    return gettext(SHEETS[table])


def heading(field: Field) -> str:
    """Return the heading of a column in the language in use."""
    return gettext(field.label)


def spellings(message: str) -> tuple[str, ...]:
    """Return a message in every language."""
    return tuple(dict.fromkeys(catalogue(language).gettext(message) for language in LANGUAGES))


def is_whole(text: str) -> bool:
    """Tell whether a community cell means the whole subdistrict."""
    wanted = folded(text)
    return wanted in {folded(word) for word in (*spellings(WHOLE), *WHOLE_WORDS)}


def named_table(name: str) -> Table | None:
    """Return the table that a sheet or a file of ours is named after."""
    wanted = folded(name)
    for table, label in SHEETS.items():
        if wanted in {folded(word) for word in (*spellings(label), table, CSV_NAMES[table])}:
            return table
    return None


def exported_fields(table: Table) -> tuple[Field, ...]:
    """Return the columns of an export."""
    return tuple(field for field in FIELDS[table] if field.where in {Where.EVERYWHERE, Where.EXPORT})


def template_fields(table: Table) -> tuple[Field, ...]:
    """Return the columns of the template."""
    return tuple(field for field in FIELDS[table] if field.where in {Where.EVERYWHERE, Where.TEMPLATE})


def field_named(table: Table, name: str) -> Field | None:
    """Return the field that a key or a heading of ours names."""
    wanted = folded(name)
    return next(
        (field for field in FIELDS[table] if wanted in {field.key, *(folded(word) for word in spellings(field.label))}),
        None,
    )
