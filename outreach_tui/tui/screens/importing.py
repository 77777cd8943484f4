"""Importing workbooks and text tables: what each file would bring, what is to be answered, and then all of it."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.problems import refuse
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.marking import Reviewed, write_marked
from outreach_tui.intake.opening import expand
from outreach_tui.services.import_results import Outcome
from outreach_tui.services.importing import Importing, save_each
from outreach_tui.services.office import Office
from outreach_tui.tui.bars import bar, is_plain
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.dialogs.export import ExportDialog
from outreach_tui.tui.import_answers import Answers, Concerned, Question
from outreach_tui.tui.import_lines import Kind, Line, file_columns, last_word, line_columns, lines_of
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import RecordList


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
        self._answers = Answers()
        self._communities: Sequence[str] = ()
        self._stopped = Event()
        self._busy = True

    def compose(self) -> ComposeResult:
        """Lay out the files, and what is to be said of the chosen one below them."""
        yield Static(id="title", markup=False)
        yield RecordList[Outcome](file_columns(), id="files")
        yield RecordList[Line](line_columns(), tone=lambda line: line.tone, id="lines")
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

    def _say(self, text: str, *more: Content) -> None:
        told = Content.assemble((" " + _("Import") + " ", "bold"), (f" {in_line(text)}  ", "$text-muted"), *more)
        self.query_one("#title", Static).update(told)

    def _progress(self, name: str, rows: int, total: int) -> None:
        """Tell how far a file is; runs in the worker, and ends it when the user wants that."""
        if self._stopped.is_set():
            raise refuse("import_stopped", "import", name)
        self.post_message(self.Progressed(name, rows, total))

    def on_import_screen_progressed(self, message: "ImportScreen.Progressed") -> None:
        """Show how far it is."""
        if self._busy:
            plain, total = is_plain(self.app), message.total
            done = bar(message.rows, total, 20, plain=plain, thin=True) if total else Content("")
            self._say(_("Reading {name}").format(name=message.name), done, Content("  " + _("Esc stops")))

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
                or Importing(office, partial(self._progress, path.name)).check(path, self._answers.of(path))
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
        ready = sum(self._answers.may_be_saved(outcome) for outcome in outcomes)
        hint = _("^s imports {ready} of {files} files. Enter on a line answers it; Tab goes between the lists.")
        self.query_one("#import-hint", Static).update(hint.format(ready=ready, files=len(outcomes)))

    def _show_lines(self) -> None:
        outcome = self._files.chosen
        if outcome is not None:
            self._lines.show(list(lines_of(outcome, self._answers.of(outcome.path))))
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
        question = self._answers.question(line, outcome.path, self._communities, self.outreach.office.today.year)
        if question is not None:
            dialog = Choose(question.text, question.names, question.chosen)
            self.app.push_screen(dialog, partial(self._answered, question))
        elif line.kind is Kind.SHEET:
            self._read_again(self._answers.turn_sheet(outcome.path, line.sheet))
        else:
            self.action_turn(1)

    def _answered(self, question: Question, place: int | None) -> None:
        if place is not None:
            self._read_again(question.take(place))

    def action_turn(self, steps: int) -> None:
        """Take a column for the field after or before; add a row that is probably on record, or leave it out."""
        line, outcome = self._lines.chosen, self._files.chosen
        if line is None or outcome is None or self._busy:
            return
        if line.column is not None and line.table is not None:
            self._read_again(self._answers.turn_column(line.table, line.column, steps))
        elif line.place is not None:
            # no need to read again: which rows are alike does not depend on what becomes of them
            self._answers.turn_row(outcome.path, line.place)
            self._show_lines()

    def _read_again(self, concerned: Concerned) -> None:
        self._read([outcome.path for outcome in self._files.records if concerned(outcome)])

    def action_next_question(self) -> None:
        """Go on to the next line that wants an answer or stands against the import."""
        lines, cursor = self._lines.records, self._lines.cursor
        order = [*range(cursor + 1, len(lines)), *range(cursor)]
        found = next((place for place in order if lines[place].is_open), None)
        if found is not None:
            self._lines.focus()
            self._lines.action_move(found - cursor)

    def action_import(self) -> None:
        """Import every file that nothing stands against, after a last word where anything was taken for granted."""
        ready = [outcome for outcome in self._files.records if self._answers.may_be_saved(outcome)]
        if self._busy:
            return
        if not ready:
            self.notify(_("Nothing can be imported as it stands."), severity="warning", markup=False)
            return
        asked = [line for one in ready for line in lines_of(one, self._answers.of(one.path)) if line.is_open]
        paths = [outcome.path for outcome in ready]
        if asked:
            self.app.push_screen(
                Confirm(last_word(asked, len(self._files.records) - len(ready))),
                lambda agreed: self._save(paths) if agreed else None,
            )
        else:
            self._save(paths)

    def _save(self, paths: Sequence[Path]) -> None:
        self._begin()
        files = {path: self._answers.decided(path) for path in paths}
        work = partial(save_each, files=files, progress=self._progress)
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

    def action_errors(self) -> None:
        """Ask for a file, and write every row back to it with the wrong cells marked."""
        files = [Reviewed(one.path, [*one.rejected, *one.doubts]) for one in self._files.records]
        if not files or self._busy:
            return
        if not any(file.flaws for file in files):
            self.notify(_("There is nothing wrong to be marked."), markup=False)
            return
        name = f"{self._files.records[0].path.stem}-{_('marked')}"
        self.app.push_screen(ExportDialog(name, [".xlsx"], partial(_write_marked, files)))

    def action_leave(self) -> None:
        """Stop what is being read; else go back."""
        self._stopped.set()
        if not self._busy:
            self.app.pop_screen()


def _write_marked(files: Sequence[Reviewed], office: Office, path: Path, force: bool) -> None:
    from outreach_tui.reports.writing import check_targets

    check_targets([path], force=force, known=[".xlsx"])
    write_marked(path, files)
