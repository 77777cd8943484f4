"""Importing workbooks and text tables: what each file would bring, what is to be answered, and then all of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.naming import folded
from outreach_tui.domain.problems import Refused, refuse
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.columns import Column as SheetColumn
from outreach_tui.intake.columns import Wishes
from outreach_tui.intake.layout import FIELDS, Table
from outreach_tui.intake.opening import expand
from outreach_tui.services.import_results import Duplicates, Options, Outcome, may_be_saved
from outreach_tui.services.import_words import community_of, field_name
from outreach_tui.services.importing import Importing
from outreach_tui.services.office import Office
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.import_lines import Kind, Line, lines_of
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList


class ImportScreen(OutreachScreen[None]):
    """Reads files beside the interface, shows what they would bring, and imports them when the user says so.

    Everything in a file is imported in one action, or nothing of it; ``done`` is called when all files were.
    """

    PLACES = (Place.IMPORTING,)

    class Loaded(Message):
        """The files were read."""

        def __init__(self, outcomes: Sequence[Outcome], communities: Sequence[str]) -> None:
            super().__init__()
            self.outcomes = outcomes
            self.communities = communities

    class Progressed(Message):
        """So many rows of a file were read, of so many (0: not known yet)."""

        def __init__(self, name: str, rows: int, total: int) -> None:
            super().__init__()
            self.name, self.rows, self.total = name, rows, total

    class Stored(Message):
        """The files were imported, as far as nothing stood against them."""

        def __init__(self, outcomes: Sequence[Outcome]) -> None:
            super().__init__()
            self.outcomes = outcomes

    def __init__(self, paths: Sequence[Path], done: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._paths = list(paths)
        self._done = done
        self._options: dict[Path, Options] = {}
        #: What columns hold by the user's word, in all files: heading, as it is compared, to field.
        self._fields: dict[str, str] = {}
        self._communities: Sequence[str] = ()
        self._stopped = Event()
        self._busy = True

    def compose(self) -> ComposeResult:
        """Lay out the files, and what is to be said of the chosen one below them."""
        yield Static(id="title", markup=False)
        yield RecordList[Outcome](_file_columns(), id="files")
        yield RecordList[Line](_line_columns(), tone=lambda line: line.tone, id="lines")
        yield Static(id="import-line", markup=False)
        yield Static(id="import-hint", markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the files."""
        self._files.focus()
        self._read()

    @property
    def _files(self) -> RecordList[Outcome]:
        return self.query_one("#files", RecordList)

    @property
    def _lines(self) -> RecordList[Line]:
        return self.query_one("#lines", RecordList)

    def _say(self, text: str) -> None:
        self.query_one("#title", Static).update(
            Content.assemble((" " + _("Import") + " ", "bold"), (f" {in_line(text)}", "$text-muted"))
        )

    def _progress(self, name: str, rows: int, total: int) -> None:
        """Tell how far a file is; runs in the worker, and ends it when the user wants that."""
        if self._stopped.is_set():
            raise refuse("import_stopped", "import", name)
        self.post_message(self.Progressed(name, rows, total))

    def on_import_screen_progressed(self, message: "ImportScreen.Progressed") -> None:
        """Show how far it is."""
        if self._busy:
            share = f" {message.rows * 100 // message.total}%" if message.total else ""
            self._say(_("Reading {name}").format(name=message.name) + share + "  " + _("Esc stops"))

    def _begin(self) -> None:
        self._busy = True
        self._stopped.clear()
        self._say(_("Reading {name}").format(name=self._paths[0].name))

    def _read(self, changed: Collection[Path] | None = None) -> None:
        """Read the files whose reading the user changed; all of them unless told which."""
        self._begin()
        known = {} if changed is None else {one.path: one for one in self._files.records if one.path not in changed}

        def work(office: Office) -> tuple[list[Outcome], list[str]]:
            outcomes = [
                known.get(path)
                or Importing(office, partial(self._progress, path.name)).check(path, self._options_of(path))
                for path in expand(self._paths)
            ]
            return outcomes, [community.name for community in office.known().communities]

        self.outreach.gateway.read(self, work, lambda read: self.Loaded(*read), group="import")

    def on_import_screen_loaded(self, message: "ImportScreen.Loaded") -> None:
        """Show what the files would bring."""
        self._busy = False
        self._communities = message.communities
        chosen = self._lines.chosen
        self._files.show(message.outcomes)
        self._show_lines()
        self._stay_on(chosen)
        self._sum_up()

    def _stay_on(self, line: Line | None) -> None:
        """Keep the cursor on what it was about: lines come and go with every answer."""
        lines = self._lines
        place = next((place for place, one in enumerate(lines.records) if line and one.about == line.about), None)
        if place is not None:
            lines.action_move(place - lines.cursor)

    def _sum_up(self) -> None:
        outcomes = self._files.records
        new = sum(sum(outcome.new.values()) for outcome in outcomes)
        self._say(_("{files} files, {new} new records").format(files=len(outcomes), new=new))
        ready = sum(self._may_be_saved(outcome) for outcome in outcomes)
        hint = _("^s imports {ready} of {files} files. Enter on a line answers it; Tab goes between the lists.")
        self.query_one("#import-hint", Static).update(" " + hint.format(ready=ready, files=len(outcomes)))

    def _may_be_saved(self, outcome: Outcome) -> bool:
        return may_be_saved(outcome, self._decided(outcome.path))

    def _decided(self, path: Path) -> Options:
        """Return the options with what this screen shows taken as confirmed."""
        return replace(self._options_of(path), insist=True, duplicates=Duplicates.SKIP)

    def _options_of(self, path: Path) -> Options:
        return replace(self._options.get(path, _ASKING), columns=Wishes(dict(self._fields)))

    def _show_lines(self) -> None:
        outcome = self._files.chosen
        if outcome is not None:
            self._lines.show(list(lines_of(outcome, self._options_of(outcome.path))))
            self._show_line()

    def _show_line(self) -> None:
        """Show the chosen line in full: the list cuts what is too long for it."""
        chosen = self._lines.chosen
        self.query_one("#import-line", Static).update(Content(in_line(chosen.text).strip() if chosen else ""))

    def on_record_list_moved(self, message: RecordList.Moved) -> None:
        """Show what is to be said of another file."""
        if self._files.has_focus:
            self._lines.cursor = 0
            self._show_lines()
        else:
            self._show_line()

    def on_record_list_opened(self, message: RecordList.Opened) -> None:
        """Answer the chosen line; on a file, go to its lines."""
        if self._files.has_focus:
            self._lines.focus()
        else:
            self.action_answer()

    def action_answer(self) -> None:
        """Answer the chosen line, where it can be answered."""
        line, outcome = self._lines.chosen, self._files.chosen
        if line is None or outcome is None or self._busy:
            return
        if line.kind is Kind.COLUMN and line.column is not None and line.table is not None:
            self._ask_field(line.table, line.column)
        elif line.kind is Kind.COMMUNITY:
            self._ask_community(outcome.path)
        elif line.kind is Kind.YEAR:
            self._ask_year(outcome.path)
        elif line.kind is Kind.SHEET:
            only = self._options_of(outcome.path).sheet
            self._change(outcome.path, sheet="" if only else line.sheet)
        else:
            self.action_turn(1)

    def action_turn(self, steps: int) -> None:
        """Take a column for the field after or before; add a row that is probably on record, or leave it out."""
        line, outcome = self._lines.chosen, self._files.chosen
        if line is None or outcome is None or self._busy:
            return
        if line.column is not None and line.table is not None:
            keys = _field_keys(line.table)
            now = keys.index(line.column.field) if line.column.field in keys else 0
            self._take(line.column, keys[(now + steps) % len(keys)])
        elif line.place is not None:
            # no need to read again: which rows are alike does not depend on what becomes of them
            now_added = self._options_of(outcome.path).added ^ {line.place}
            self._options[outcome.path] = replace(self._options_of(outcome.path), added=now_added)
            self._show_lines()

    def action_next_question(self) -> None:
        """Go on to the next line that wants an answer or stands against the import."""
        lines, cursor = self._lines.records, self._lines.cursor
        order = [*range(cursor + 1, len(lines)), *range(cursor)]
        found = next((place for place in order if lines[place].is_open), None)
        if found is not None:
            self._lines.focus()
            self._lines.action_move(found - cursor)

    def _ask_field(self, table: Table, column: SheetColumn) -> None:
        keys = _field_keys(table)
        names = [_("left out"), *(field_name(table, key) for key in keys[1:])]

        def answered(choice: int | None) -> None:
            if choice is not None:
                self._take(column, keys[choice])

        chosen = keys.index(column.field) if column.field in keys else 0
        question = _("What does the column {heading} hold?").format(heading=in_line(column.heading))
        self.app.push_screen(Choose(question, names, chosen), answered)

    def _take(self, column: SheetColumn, key: str) -> None:
        """Take a column for a field, in every file that has one headed alike."""
        heading = folded(column.heading)
        self._fields[heading] = key
        self._read([one.path for one in self._files.records if heading in headings_of(one)])

    def _ask_year(self, path: Path) -> None:
        years = [self.outreach.office.today.year - back for back in range(_YEARS)]

        def answered(choice: int | None) -> None:
            if choice is not None:
                self._change(path, year=years[choice])

        self.app.push_screen(Choose(_("Of which year are days that name none?"), [*map(str, years)]), answered)

    def _ask_community(self, path: Path) -> None:
        names = [_("as the file says"), *self._communities]

        def answered(choice: int | None) -> None:
            if choice is not None:
                self._change(path, community=names[choice] if choice else "")

        self.app.push_screen(Choose(_("Whose records are these?"), names), answered)

    def _change(self, path: Path, **changes: object) -> None:
        """Change how a file is read, and read again."""
        self._options[path] = replace(self._options_of(path), **changes)  # type: ignore[arg-type]
        self._read([path])

    def action_import(self) -> None:
        """Import every file that nothing stands against, after a last word where anything was taken for granted."""
        ready = [outcome for outcome in self._files.records if self._may_be_saved(outcome)]
        if self._busy:
            return
        if not ready:
            self.notify(_("Nothing can be imported as it stands."), severity="warning", markup=False)
            return
        asked = [line for one in ready for line in lines_of(one, self._options_of(one.path)) if line.is_open]
        paths = [outcome.path for outcome in ready]
        if asked:
            self.app.push_screen(
                Confirm(_question(asked, len(self._files.records) - len(ready))),
                lambda agreed: self._save(paths) if agreed else None,
            )
        else:
            self._save(paths)

    def _save(self, paths: Sequence[Path]) -> None:
        self._begin()
        options = {path: self._decided(path) for path in paths}

        def work(office: Office) -> list[Outcome]:
            outcomes: list[Outcome] = []
            for path in paths:
                try:
                    saved = Importing(office, partial(self._progress, path.name)).save(path, options[path])
                except Refused as refused:
                    if not outcomes or refused.problems[0].code != "import_stopped":
                        raise
                    break  # of the file at hand nothing is saved; those before it are
                outcomes.append(saved)
            return outcomes

        self.outreach.gateway.write(self, work, self.Stored, about="import")

    def on_import_screen_stored(self, message: "ImportScreen.Stored") -> None:
        """Say what was imported; leave when that was everything, else read the rest again."""
        self._busy = False
        saved = [outcome for outcome in message.outcomes if outcome.saved]
        new = sum(sum(outcome.new.values()) for outcome in saved)
        names = "、".join(in_line(outcome.name) for outcome in saved[:3]) + (" ..." if len(saved) > 3 else "")
        if saved:
            text = _("{new} records imported from {files}. u takes the last file back.")
            self.app.post_message(Saved(text.format(new=new, files=names)))
        taken = {outcome.path for outcome in saved}
        self._paths = [outcome.path for outcome in self._files.records if outcome.path not in taken]
        if self._paths:
            self._read()
        else:
            self._done()
            self.outreach.action_show_board()

    def on_refusal(self, message: Refusal) -> None:
        """Say why nothing could be read or saved."""
        message.stop()
        self._busy = False
        stopped = any(problem.code == "import_stopped" for problem in message.problems)
        if not stopped:
            self.outreach.tell(message.problems)
        if self._files.records:
            self._sum_up()
        else:
            self.app.pop_screen()

    def action_leave(self) -> None:
        """Stop what is being read; else go back."""
        self._stopped.set()
        if not self._busy:
            self.app.pop_screen()


#: Before anything was answered: rows that may be on record already are shown, and left out.
_ASKING = Options(duplicates=Duplicates.ASK)
#: The years that are offered for days without one.
_YEARS = 12
#: So many open lines are repeated before the last word.
_MOST_ASKED = 6


def _field_keys(table: Table) -> list[str]:
    """Return what a column may be taken for, first for nothing; personal data is always left out."""
    return ["", *(field.key for field in FIELDS[table] if field.key != "person")]


def headings_of(outcome: Outcome) -> set[str]:
    """Return the headings of a file as they are compared."""
    return {folded(column.heading) for sheet in outcome.sheets if sheet.headings for column in sheet.headings.columns}


def _question(asked: Sequence[Line], held_back: int) -> str:
    """Return the last word before an import: what is open, and how many files stay out."""
    told = [in_line(line.text).strip() for line in asked[:_MOST_ASKED]]
    if len(asked) > len(told):
        told.append(_("... and {count} more").format(count=len(asked) - len(told)))
    if held_back:
        told.append(_("Files that cannot be imported as they stand: {count}").format(count=held_back))
    return "\n".join([*told, "", _("Import with all of this as it is shown?")])


def _file_columns() -> Sequence[Column[Outcome]]:
    return (
        Column(_("File name"), 0, lambda outcome: outcome.name),
        Column(_("Community"), 18, community_of),
        Column(_("New"), 7, lambda outcome: str(sum(outcome.new.values())), right=True),
        Column(_("Same"), 7, lambda outcome: str(sum(outcome.same.values())), right=True),
        Column(_("Doubtful"), 8, lambda outcome: str(len(outcome.doubtful)), right=True),
        Column(_("Rejected"), 8, lambda outcome: str(outcome.rejected_rows or len(outcome.refused)), right=True),
    )


def _line_columns() -> Sequence[Column[Line]]:
    return (Column("", 1, lambda line: line.sign), Column(_("What was found"), 0, lambda line: line.text))
