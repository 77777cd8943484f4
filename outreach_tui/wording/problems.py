"""Problems in words: what is wrong, with which value, and what would put it right.

Templates are filled with ``{field}``, ``{value}`` and the problem's details. Values are the user's own
words and stand in quotation marks, on one line, shortened when they are long.
"""

import json
from collections.abc import Callable, Mapping

from outreach_tui.domain.problems import Problem
from outreach_tui.domain.text import clean, one_line
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark
from outreach_tui.wording import intake_problems
from outreach_tui.wording.checks import FINDINGS
from outreach_tui.wording.databases import DATABASES, role_forbids
from outreach_tui.wording.fields import field_label, field_text
from outreach_tui.wording.reasons import reason_in_words
from outreach_tui.wording.rows import target_name

#: How much of a value a sentence repeats, in characters.
LONGEST_VALUE = 60

#: Fields whose values are paths or addresses, of use only whole.
_WHOLE = frozenset({"attachment", "backup", "communities", "db", "document", "dump", "file", "output", "settings"})

_SENTENCES: Mapping[str, str] = {
    **intake_problems.SENTENCES,
    # what was typed
    "required": mark("The {field} is missing."),
    "too_long": mark("The {field} is {length} characters long; at most {most} can be kept."),
    "number_range": mark('The {field} "{value}" must be between {least} and {most}.'),
    "unreadable_day": mark(
        '"{value}" cannot be read as a day. Write it like 2019-05-04, 2019.5.4, 5.4, 5月4日 or today.'
    ),
    "unreadable_month": mark('"{value}" cannot be read as a month. Write it like 2019-05, 5月 or this-month.'),
    "unreadable_period": mark(
        '"{value}" cannot be read as a period. Write it like 2019, 2019-Q2, 2019-05, 2019-05..2019-08 or this-month.'
    ),
    "unreadable_year": mark('"{value}" cannot be read as a year between {least} and {most}.'),
    "unreadable_time": mark('"{value}" cannot be read as a time. Write it like 09:30.'),
    "unreadable_number": mark('"{value}" cannot be read as a whole number.'),
    "unreadable_pair": mark('"{value}" cannot be read. Write it like {example}.'),
    "part_of_day": mark('Note: of "{value}" the day is kept; write hours (9:30) to keep the time, too.'),
    "unreadable_hours": mark('"{value}" cannot be read as hours. Write them like 9:00-11:30.'),
    "line_unreadable": mark('"{value}" cannot be read. Write a name and a number, such as 读本30.'),
    "figure_left_over": mark('"{value}" was not understood and counts nowhere.'),
    "word_left_over": mark('Note: an event has one {field}; "{value}" stands in the title.'),
    "estimate_kept": mark('Note: "{value}" is an estimate; it is kept as {taken}.'),
    "over_total": mark("The categories add up to {value} consultations, more than the {total} that were said."),
    "ambiguous": mark('Note: "{value}" could be several; {taken} was taken.'),
    "unknown_category": mark('"{value}" is no category of consultations.'),
    "period_reversed": mark('The period "{value}" ends before it begins.'),
    "number_estimated": mark('"{value}" is an estimate; the {field} needs an exact number.'),
    "unknown_code": mark('"{value}" is no known {field}. Choose from: {known}.'),
    "adjustment_zero": mark("An adjustment of 0 changes nothing; give the difference, such as -5 or 12."),
    "follow_up_without_reason": mark(
        "A follow-up on {value} needs an outcome that leaves something to do, such as 约期答复 or a referral."
    ),
    # names
    "unknown_community": mark('There is no community called "{value}".'),
    "unknown_material": mark('There is no material called "{value}" in the catalogue.'),
    "unknown_event": mark('There is no event "{value}". Name it by its number, such as 2019-017.'),
    "unknown_consultation": mark('There is no consultation "{value}".'),
    "no_follow_up": mark("No answer was promised for the consultation {value}."),
    "unknown_movement": mark('There is no movement of stock "{value}".'),
    "nothing_to_take_back": mark("Nothing has been counted at {value} yet."),
    "no_booth": mark("The event {value} is not a booth."),
    "back_beyond_taken": mark("More of {value} was brought back ({back}) than was taken out ({taken})."),
    "ambiguous_consultation": mark('More than one consultation ends in "{value}"; give more of its number.'),
    "name_taken": mark('The name "{value}" is taken already.'),
    # what is on record
    "already_set_up": mark("This database is set up already, for {value}; nothing was changed."),
    "no_subdistrict": mark("The database {value} has no subdistrict yet. Set it up with: outreach init"),
    "deleted": mark("The event {value} was deleted. Bring it back with: outreach event restore {value}"),
    "not_deleted": mark("The event {value} is not deleted."),
    "stock_moved": mark(
        "The stock on record went from {was} to {now} since this form was opened. Was {value} counted after that?"
    ),
    "typed_before": mark(
        "What is on record may be newer than what was typed here and kept. Choose what is to be saved."
    ),
    "gone": mark("This {field} no longer exists; someone may have deleted it meanwhile."),
    "nothing_to_undo": mark("There is nothing of yours left to take back."),
    "nothing_to_redo": mark("There is nothing to do again."),
    "undo_blocked": mark(
        "This cannot be taken back: other records refer to the {field} {value}, or its name or number is taken by now."
    ),
    "unknown_record": mark(
        'There is no record "{value}". Name an event by its number, or any record by the end of its id.'
    ),
    "ambiguous_record": mark('More than one record ends in "{value}"; give more of its id.'),
    "community_absent_in_month": mark("{value} did not exist in {month}, so nothing was due from it."),
    "no_zero": mark('{value} has no "nothing this month" on record for {month}.'),
    "nothing_to_change": mark("Nothing was named that should be changed."),
    # told, and saved all the same
    "held_in_future": mark("Note: {value} is still to come, yet the event is recorded as held."),
    "same_event": mark('Note: the event {number}, "{value}", on the same day looks the same.'),
    "stock_below_zero": mark(
        "Note: more of {value} was handed out than came in: {on_hand}{measure} on hand. Record what was received."
    ),
    "wrong_measure": mark("Note: {value} is usually counted in {right}, not in {given}."),
    # files
    "file_missing": mark("There is no file {value}."),
    "file_is_folder": mark("{value} is a folder; name a file."),
    "file_unreadable": mark("The file {value} cannot be read: {reason}."),
    "file_exists_force": mark("{value} exists already; nothing was overwritten. To replace it, add --force."),
    "file_exists": mark("{value} exists already; nothing was overwritten."),
    "file_unwritable": mark("{value} cannot be written: {reason}."),
    "folder_missing": mark("There is no folder {value} to write to."),
    "folder_not_ours": mark("{value} holds other things than CSV files; it was left as it is."),
    "report_suffix": mark("{value} ends in no suffix a summary can be written as. Possible are: {known}."),
    "report_twice": mark("{value} is named twice."),
    "document_damaged": mark("The document {value} is damaged and cannot be read ({reason})."),
    "document_too_big": mark("The document {value} is larger than {most} MB."),
    "document_kind": mark("{value} is neither a Word document nor a workbook, a page or a JSON file."),
    "manifest_missing": mark("{value} carries no figures of a summary of this program, so nothing can be verified."),
    "manifest_newer": mark("{value} was written by another version of this program and cannot be verified."),
    "placeholder_unknown": mark("The placeholder {value} means nothing here; docs/templates.md lists what does."),
    "form_name_taken": mark("There is a form called {value} already; it is replaced."),
    "form_kind": mark("{value} is no form that can be filled; workbooks (.xlsx) and Word documents (.docx) can."),
    "form_cell": mark('The form has no cell "{value}". Write B5 or 表一!B5 in a workbook, 1!R3C2 in a Word document.'),
    "form_cell_formula": mark("{value} holds a formula of the form, which stays as it is; name a cell it counts from."),
    "form_unknown": mark('There is no form called "{value}". Keep one with: outreach form add'),
    "form_suffix": mark("{value} should end in {suffix}, as the form does."),
    "file_encoding": mark("The file {value} is neither UTF-8 nor GB 18030 text."),
    "attachment_empty": mark("The file {value} is empty."),
    "attachment_too_big": mark("The file {value} has {size} MB; at most {most} MB can be attached."),
    "attachment_type": mark("Files like {value} cannot be attached. Possible are: {known}."),
    "attachment_content": mark("The content of {value} is not what its name says ({suffix})."),
    "attachment_lost": mark("The attached file {value} is missing from the data folder, or was changed there."),
    "nothing_planned": mark("There is no plan of {value} to copy."),
    "planned_already": mark("These months of {value} are planned already: {months}. To plan them anew, add --force."),
    "unknown_attachment": mark("Event {number} has no file {value}."),
    "ambiguous_attachment": mark("Event {number} has several files {value}; give the id of one."),
    "attachment_position": mark(
        "Note: the picture {value} says where it was taken. Attach it without that: --without-position"
    ),
    "attachment_again": mark("Note: the file {value} is attached to this event already."),
    "communities_without_heading": mark(
        '{value} has several columns and no heading for the names, which is "name" or "社区".'
    ),
    "communities_without_name": mark('Line {line} of {value} has no name; the name column is headed "name" or "社区".'),
    "communities_line": mark("Line {line} of the communities file: {reason}"),
    **FINDINGS,
    # contacts
    "unknown_contact": mark("No contact is on record for consultation {value}."),
    "contact_past": mark("The contact cannot be kept until {value}: that day is past."),
    # backups and dumps
    "backup_of_server": mark(
        "{value} is on a server, whose own tools back it up. To copy it to a file, use: outreach dump FILE"
    ),
    "backup_onto_itself": mark("{value} is the database itself; name another file."),
    "dump_unreadable": mark("{value} is no dump of this program, or only a part of one."),
    "dump_newer": mark(
        "{value} was written by a newer version of this program (schema {theirs}, here {ours}). Update the program."
    ),
    "dump_unknown": mark('The dump has something unknown, "{value}", in {table}; nothing was loaded.'),
    "dump_value": mark(
        'The dump has "{value}" as {column} in row {row} of {table}, which cannot be; nothing was loaded.'
    ),
    "dump_inconsistent": mark("The dump contradicts itself, so nothing was loaded: {reason}"),
    # settings and surroundings
    "settings_unreadable": mark("The settings file {value} cannot be read: {reason}"),
    "writing_stopped": mark("Stopped: {value} was not written."),
    "template_of_one_office": mark("A template is filled for one subdistrict; take {value} away for all of them."),
    "import_stopped": mark("Reading {value} was stopped; nothing was saved."),
    "settings_unwritable": mark("The settings file {value} cannot be written: {reason}"),
    "setting_unknown": mark('"{name}" in {path} is no setting. Settings are: {known}.'),
    "setting_wrong": mark('The setting "{name}" in {path} should be of the kind {wanted}.'),
    "setting_language": mark('The setting "{name}" in {path} is "{value}"; possible are: {known}.'),
    "keymap_command": mark('"{value}" in the keys of the settings is no command; the page on keys lists all.'),
    "keymap_key": mark('"{value}" is no key that {command} could have. Keys are written like: n, ctrl+n, f2.'),
    "keymap_typed": mark(
        "The key {value} cannot go to {command}: there it types a letter. Take a control or function key, such as f9."
    ),
    "keymap_taken": mark("The key {value} cannot go to {command}: it belongs to {other}."),
    "draft_unkept": mark("What is typed here cannot be kept in case of a crash: {reason}. Save it soon."),
    "terminal_missing": mark("The terminal interface needs a terminal. Other commands work without: outreach --help"),
    **DATABASES,
}


def _community_absent(problem: Problem) -> str:
    since, until = problem.details["since"], problem.details["until"]
    if since and problem.details["day"] < since:
        return _("{value} did not exist on {day}: it began on {since}.")
    if until:
        return _("{value} did not exist on {day}: it ended on {until}.")
    return _("{value} did not exist on {day}.")


def _law_not_in_force(problem: Problem) -> str:
    since = problem.details["since"]
    if since and problem.details["day"] < since:
        return _("Note: {value} was not in force on {day}; it took effect on {since}.")
    return _("Note: {value} was no longer in force on {day}; it ended on {until}.")


def _end_before_start(problem: Problem) -> str:
    if problem.details["start_field"] == problem.field:
        return _("The {field} ends on {value}, before it begins on {start}.")
    return _("The {field} {value} is before the {start_name} {start}.")


#: What the kinds of personal numbers are called.
_PERSONAL: Mapping[str, str] = {
    "id_card": mark("identity-card number"),
    "mobile": mark("mobile number"),
    "landline": mark("telephone number"),
    "bank_card": mark("bank-card number"),
}


def _number_masked(problem: Problem) -> str:
    kind = _(_PERSONAL[problem.details["kind"]])
    return _("Note: a {kind} in the {field} was masked: {value}").replace("{kind}", kind)


def _number_kept(problem: Problem) -> str:
    kind = _(_PERSONAL[problem.details["kind"]])
    return _("Note: the {field} holds a {kind}, kept on purpose: {value}").replace("{kind}", kind)


def _stale(problem: Problem) -> str:
    told = _("Someone else has changed this record meanwhile{changes}. Look at it again and repeat the change.")
    if problem.details.get("by"):
        told = _("{by} has changed this record meanwhile{changes}. Look at it again and repeat the change.")
    changes = [shortened(field_text(*change)) for change in json.loads(problem.details.get("changes", "[]"))]
    listed = _(" ({details})").format(details=_(", ").join(changes)) if changes else ""
    return told.replace("{changes}", _literal(listed))


def _check_target(problem: Problem) -> str:
    month = problem.value.partition("/")[0]
    told = _("The target {target} of {month} was not reached: {done} of {amount}.")
    return told.replace("{target}", _literal(target_name(problem.value))).replace("{month}", month)


def _literal(text: str) -> str:
    """Return a text that stands in a template as it is."""
    return text.replace("{", "{{").replace("}", "}}")


def _undo_changed_since(problem: Problem) -> str:
    if problem.details["by"]:
        return _("This cannot be taken back: {by} has changed the {field} {value} since.")
    return _("This cannot be taken back: the {field} {value} has changed since.")


#: Sentences that depend on what is known.
_CHOSEN: Mapping[str, Callable[[Problem], str]] = {
    "community_absent": _community_absent,
    "law_not_in_force": _law_not_in_force,
    "end_before_start": _end_before_start,
    "stale": _stale,
    "check_target": _check_target,
    "number_masked": _number_masked,
    "number_kept": _number_kept,
    "undo_changed_since": _undo_changed_since,
    "new_material": intake_problems.new_material,
    "role_forbids": role_forbids,
}

CODES = frozenset(_SENTENCES) | frozenset(_CHOSEN)


def open_sentence(code: str) -> str | None:
    """Return a problem's sentence with its places open, ``{value}``; ``None`` where it depends on what is known."""
    return _(_SENTENCES[code]) if code in _SENTENCES else None


def shortened(text: str) -> str:
    """Return a value as a sentence repeats it."""
    plain = one_line(clean(text))
    return plain if len(plain) <= LONGEST_VALUE else f"{plain[:LONGEST_VALUE]}..."


def sentence(problem: Problem) -> str:
    """Return one sentence, in the language in use, that names the field, the value and the way out."""
    chosen = _CHOSEN.get(problem.code)
    template = chosen(problem) if chosen else _(_SENTENCES[problem.code])
    values = {name: shortened(value) for name, value in problem.details.items()}
    # paths, addresses and lists of codes are of use only whole
    for name in ("known", "path", "reason"):
        if name in problem.details:
            values[name] = reason_in_words(one_line(clean(problem.details[name])))
    whole = problem.field in _WHOLE
    values["value"] = one_line(clean(problem.value)) if whole else shortened(problem.value)
    values.setdefault("name", problem.field)
    values["field"] = field_label(problem.field)
    if "start_field" in problem.details:
        values["start_name"] = field_label(problem.details["start_field"])
    told = template.format_map(values)
    if problem.suggestions:
        listed = _("{sentence} Possible: {names}") if problem.code == "ambiguous" else _("{sentence} Nearest: {names}")
        told = listed.format(sentence=told, names=_(", ").join(problem.suggestions))
    return told
