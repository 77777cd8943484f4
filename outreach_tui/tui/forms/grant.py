"""The form of a role: who gets which, for which subdistrict and communities."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual.widget import Widget

from outreach_tui.domain.problems import Problem
from outreach_tui.domain.roles import Granted, Role
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.services.district import subdistricts_of
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.services.sharing import Sharing
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.typed_names import offered_labels, pick_code, split_names
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.labels import label, listed


class GrantForm(Form):
    """Gives a user of the server a role, instead of any the user had. A password is never kept on disk."""

    draft_name = "grant"
    keeps_draft = False

    def __init__(self, granted: Granted | None = None) -> None:
        self._granted = granted
        self._communities: Sequence[str] = ()
        self._subdistricts: Sequence[str] = ()
        self.heading = _("Change a role") if granted else _("Let someone in")

    @property
    def replaces(self) -> bool:
        """Whether a role that someone has is changed."""
        return self._granted is not None

    def fields(self) -> Iterable[Widget]:
        """Yield the fields."""
        yield FormField("login", _("User"), placeholder=_("the name to log in by; a new one is made"))
        yield FormField("role", _("Role"), offers=partial(offered_labels, Role))
        yield FormField(
            "subdistrict", _("Subdistrict"), offers=lambda text: candidates(text, self._subdistricts),
            placeholder=_("empty: the only one, or for the district all"),
        )  # fmt: skip
        yield FormField(
            "communities", _("Communities"), several=True, offers=lambda text: candidates(text, self._communities),
            placeholder=_("of a recorder only"),
        )  # fmt: skip
        for name, title in (("password", _("Password")), ("again", _("Once more"))):
            field = FormField(name, title, placeholder=_("empty: as it is"))
            field.input.password = True
            yield field

    def opening(self, office: Office) -> Texts:
        """Return the role as it is."""
        self._subdistricts = subdistricts_of(office)
        self._communities = [community.name for community in office.known().communities]
        if self._granted is None:
            several = len(self._subdistricts) > 1
            return {"role": label(Role.RECORDER), "subdistrict": office.subdistrict().name if several else ""}
        now = {one.login: one for one in Sharing(office.database.location).members()}
        self._granted = one = now.get(self._granted.login, self._granted)
        return {
            "login": one.login,
            "role": label(one.role),
            "subdistrict": one.subdistrict,
            "communities": "、".join(one.communities),
        }

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to give the role."""
        role = pick_code(Role, texts["role"])
        problems: list[Problem] = []
        if not texts["login"].strip():
            problems.append(Problem("required", "login"))
        if role is None:
            known = listed(map(label, Role))
            problems.append(Problem("unknown_code", "role", texts["role"], details={"known": known}))
        if texts["password"] != texts["again"]:
            problems.append(Problem("passwords_differ", "again"))
        if problems or role is None:
            return None, problems
        subdistrict = "" if role is Role.DISTRICT else texts["subdistrict"].strip()
        wanted = Granted(texts["login"].strip(), role, subdistrict, tuple(split_names(texts["communities"])))

        before = self._granted
        same = before is not None and before.login == wanted.login

        def save(office: Office, insist: bool) -> Saved:
            sharing, password = Sharing(office.database.location), texts["password"] or None
            given = sharing.grant(office, wanted, password, before=before if same else None)
            return Saved("", given.login)

        return save, ()

    def said(self, saved: Saved) -> str:
        """Return who has which role now."""
        return _("{user} is let in.").format(user=saved.name)
