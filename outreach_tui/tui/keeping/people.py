"""Who may do what in a database that several people share; only its owner sees it, and only on PostgreSQL."""

from collections.abc import Sequence
from functools import partial

from textual.message import Message

from outreach_tui.domain.roles import Granted
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.sharing import Sharing
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.forms.grant import GrantForm
from outreach_tui.tui.keeping.pane import Pane
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.record_list import Column
from outreach_tui.wording.labels import label
from outreach_tui.wording.problems import sentence


class PeoplePane(Pane):
    """Lists everyone with a role; Enter changes it."""

    class Loaded(Message):
        """The roles were read."""

        def __init__(self, granted: Sequence[Granted]) -> None:
            super().__init__()
            self.granted = granted

    def columns(self) -> Sequence[Column[Granted]]:
        """Return the login, its role, and what it holds for."""
        return (
            Column(_("User"), 20, lambda one: one.login),
            Column(_("Role"), 14, lambda one: label(one.role)),
            Column(_("Subdistrict"), 20, lambda one: one.subdistrict or _("All subdistricts")),
            Column(_("Communities"), 0, lambda one: _(", ").join(one.communities)),
        )

    @property
    def _is_shared(self) -> bool:
        return self.outreach.office.database.location.is_postgres

    def load(self) -> None:
        """Read the roles, where there can be any."""
        if self._is_shared:
            self.outreach.gateway.read(self, _read, self.Loaded, group="people")
            return
        self.records.empty = _(
            "This database is a file, for one desk at a time. Where many people share a PostgreSQL database, each"
            " has a role here. One begins with outreach init --db postgresql://HOST/NAME"
        )
        self.records.show([])
        self.tell("")

    def on_people_pane_loaded(self, message: "PeoplePane.Loaded") -> None:
        """Show them."""
        self.records.empty = _("Nobody but you has a role yet. Press + to let someone in.")
        self.records.show(message.granted)
        self.tell(_("Each is held to the role by the database itself. + lets someone in, - takes a role away."))

    def on_refusal(self, message: Refusal) -> None:
        """Say in place of the list why there is none, and what can be done about it."""
        message.stop()
        if any(problem.code == "server_not_prepared" for problem in message.problems):
            self.tell(_("Nobody is held to a role yet: whoever can log in may do anything. y changes that."))
        else:
            self.tell("\n".join(map(sentence, message.problems)))

    def prepare(self) -> None:
        """Ask, then make the database hold everyone to a role."""
        if not self._require_server():
            return
        question = _("Hold everyone but the owner to a role? Whoever has none sees nothing. Again is no harm.")

        def agreed(yes: bool | None) -> None:
            if yes:
                said = _("Everyone is held to a role now.")
                self.outreach.gateway.write(self, _prepare, lambda _none: Saved(said), about="people")

        self.app.push_screen(Confirm(question), agreed)

    def let_in(self, granted: Granted | None = None) -> None:
        """Give somebody a role."""
        if self._require_server():
            self.app.push_screen(FormScreen(GrantForm(granted)))

    def let_go(self) -> None:
        """Ask, then take the role of the chosen one away."""
        granted = self.records.chosen
        if granted is None or not self._require_server():
            return
        who = in_line(granted.login)

        def agreed(yes: bool | None) -> None:
            if yes:
                said = _("{user} sees nothing of the database any more.").format(user=who)
                work = partial(_revoke, login=granted.login)
                self.outreach.gateway.write(self, work, lambda _none: Saved(said), about="people")

        self.app.push_screen(Confirm(_("Take the role of {user} away?").format(user=who)), agreed)

    def _require_server(self) -> bool:
        if not self._is_shared:
            self.notify(_("Only a PostgreSQL database can be shared."), severity="warning", markup=False)
        return self._is_shared

    def open_chosen(self) -> None:
        """Change the role of the chosen one."""
        if self.records.chosen is not None:
            self.let_in(self.records.chosen)


def _read(office: Office) -> list[Granted]:
    return Sharing(office.database.location).members()


def _prepare(office: Office) -> None:
    Sharing(office.database.location).prepare()


def _revoke(office: Office, login: str) -> None:
    Sharing(office.database.location).revoke(login)
