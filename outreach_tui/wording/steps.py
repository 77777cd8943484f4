"""Actions in words: what was done, to what."""

from collections.abc import Mapping

from outreach_tui.domain.history import Change, Step, Way
from outreach_tui.domain.text import one_line
from outreach_tui.domain.vocabulary import Category
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark, ngettext
from outreach_tui.wording.labels import label

#: What each verb of the program is called once it is done.
VERBS: Mapping[str, str] = {
    "init": mark("set up"),
    "subdistrict.edit": mark("subdistrict changed"),
    "community.add": mark("community added"),
    "community.edit": mark("community changed"),
    "community.order": mark("communities put in order"),
    "zero.add": mark("zero report recorded"),
    "zero.delete": mark("zero report taken back"),
    "plan.set": mark("plan changed"),
    "event.add": mark("event logged"),
    "event.edit": mark("event changed"),
    "event.delete": mark("event deleted"),
    "event.restore": mark("event brought back"),
    "event.attach": mark("file attached"),
    "event.detach": mark("file taken off"),
    "booth.close": mark("booth closed"),
    "consultation.add": mark("consultation logged"),
    "consultation.edit": mark("consultation changed"),
    "consultation.delete": mark("consultation deleted"),
    "material.add": mark("material added"),
    "material.edit": mark("material changed"),
    "material.receive": mark("receipt recorded"),
    "material.adjust": mark("stock corrected"),
    "material.give": mark("copies handed out"),
    "material.give.edit": mark("handout changed"),
    "material.give.delete": mark("handout deleted"),
    "material.entry.delete": mark("stock record deleted"),
    "contact.set": mark("contact recorded"),
    "contact.delete": mark("contact deleted"),
    "import": mark("file imported"),
    "restore": mark("backup restored"),
    "purge": mark("personal data purged"),
}

_WAYS: Mapping[Way, str] = {
    Way.UNDO: mark("taken back: {what}"),
    Way.REDO: mark("done again: {what}"),
}

#: How many records are named before the rest is counted.
NAMED = 3


def step_text(step: Step) -> str:
    """Return what was done, to what: ``event logged: 2019-017 国家安全法讲座``."""
    verb, told = verb_text(step.verb), subject(step)
    what = _("{verb}: {subject}").format(verb=verb, subject=told) if told else verb
    way = _WAYS.get(step.way)
    return _(way).format(what=what) if way else what


def verb_text(verb: str) -> str:
    """Return what was done; a verb nobody has words for, as it is kept."""
    known = VERBS.get(verb)
    return _(known) if known else verb


def subject(step: Step) -> str:
    """Return the records that an action is known by, the first of them by name."""
    changes = step.main_changes()
    names = list(dict.fromkeys(filter(None, map(change_subject, changes))))
    told = _(", ").join(names[:NAMED])
    more = len(names) - NAMED
    if more <= 0:
        return told
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=told, count=more)


def change_subject(change: Change) -> str:
    """Return what people know a record by: a number or a day, and in a word what it is."""
    fields = change.after or change.before or {}
    match change.kind:
        case "event":
            more = str(fields.get("title", ""))
        case "consultation":
            more = f"{label(Category(fields['category']))} {fields['count']}"
        case "distribution" | "stock_entry":
            more = str(fields.get("quantity", ""))
        case _:
            more = ""
    return one_line(f"{change.name} {more}".strip())
