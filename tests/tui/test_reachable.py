"""Everything the command line can do is reachable from the terminal interface: each command has its key there.

A command that is added to the one and not to the other fails here.
"""

from outreach_tui.cli.app import program
from outreach_tui.cli.tree import whole
from outreach_tui.tui.commands import COMMANDS

#: What makes sense to a shell alone.
SHELL_ONLY = {"completion", "manual"}
#: Which commands of the interface lead to what a command does; and to options that do something of their own.
LEADS_TO = {
    "demo": "sample",
    "init": "begin",
    "init --another": "subdistricts",
    "info": "help",
    "settings": "settings",
    "subdistrict": "settings",
    "community add": "community_add",
    "community list": "communities",
    "community edit": "community_edit",
    "community close": "community_end",
    "community zero": "zero",
    "plan set": "plan_edit",
    "plan copy": "plan_copy",
    "plan show": "plan",
    "plan days": "plan_days",
    "log": "quick",
    "log --keep-numbers": "settings",
    "read": "read_bulletin",
    "event add": "new",
    "event edit": "edit",
    "event delete": "delete",
    "event restore": "undo keep_history",
    "event attach": "attach",
    "event detach": "file_detach",
    "event list": "events filter",
    "event show": "events",
    "event files": "files file_save_as",
    "booth open": "booth booth_elsewhere",
    "booth consult": "booth_press booth_detail",
    "booth back": "booth_back",
    "booth show": "booth",
    "booth close": "booth_close",
    "consult contact": "consult_contact",
    "consult contacts": "keep_personal",
    "consult add": "consult_new",
    "consult edit": "consult_edit",
    "consult followed": "consult_answered",
    "consult due": "consult_owed",
    "consult delete": "consult_delete",
    "consult list": "consultations consult_filter",
    "material add": "material_new",
    "material edit": "material_edit material_retire",
    "material receive": "material_receive",
    "material adjust": "material_adjust",
    "material give": "material_give",
    "material list": "materials",
    "material lasts": "materials",
    "material movements": "material_moves",
    "material take-back": "moves_take_back",
    "template": "keep_dump",
    "import": "import import_files answer_import import_errors",
    "export": "keep_dump",
    "tally": "tally tally_by tally_across tally_measure tally_basis",
    "tally --subdistricts": "tally_by",
    "coverage": "board",
    "coverage --subdistricts": "tally_by summary_options",
    "backup": "keep_backup",
    "restore": "keep_open keep_restore",
    "check": "keep_check",
    "dump": "keep_dump",
    "load": "first_run_file",
    "load --another": "subdistricts",
    "server init": "people_prepare",
    "server grant": "people_grant",
    "server revoke": "people_revoke",
    "server list": "keep_people",
    "privacy notice": "keep_pages",
    "privacy record": "keep_pages",
    "purge": "keep_purge",
    "undo": "undo",
    "redo": "redo",
    "history": "keep_history",
    "report": "summary summary_export summary_exact summary_short summary_options summary_span",
    "report --subdistricts": "summary_options",
    "form add": "own_form_add",
    "form list": "summary_forms",
    "form rename": "own_form_change",
    "form remove": "own_form_remove",
    "form fill": "own_form_fill",
    "verify": "summary_verify",
    "proofread": "summary_proofread",
}


def test_every_command_of_the_command_line_is_reachable_by_a_key() -> None:
    commands = {one.path.removeprefix("outreach ") for one in whole(program) if not one.group}
    assert {name for name in LEADS_TO if " --" not in name} == commands - SHELL_ONLY
    ids = {command.id for command in COMMANDS}
    assert {key for keys in LEADS_TO.values() for key in keys.split()} <= ids


def test_every_option_that_does_something_of_its_own_is_there() -> None:
    options = {one.path.removeprefix("outreach "): "  ".join(term for term, _ in one.terms) for one in whole(program)}
    wanted = [name.split(" --") for name in LEADS_TO if " --" in name]
    assert [(name, option) for name, option in wanted if f"--{option}" not in options[name]] == []
