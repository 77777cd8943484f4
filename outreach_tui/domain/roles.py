"""Who may do what where several people share one database; the database itself holds them to it."""

from enum import StrEnum

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.value import Value, dataclass
from outreach_tui.domain.vocabulary import Term
from outreach_tui.i18n import mark as _


class Role(StrEnum):
    """What a login of a shared database may do."""

    COORDINATOR = "coordinator"  #: reads and writes everything of one subdistrict
    RECORDER = "recorder"  #: reads and writes what belongs to some communities of one subdistrict
    VIEWER = "viewer"  #: reads everything of one subdistrict but contacts
    DISTRICT = "district"  #: reads everything of all subdistricts but contacts


ROLES: dict[Role, Term] = {
    Role.COORDINATOR: Term(_("Coordinator"), ("普法专干",)),
    Role.RECORDER: Term(_("Recorder"), ("记录员",)),
    Role.VIEWER: Term(_("Viewer"), ("查看员",)),
    Role.DISTRICT: Term(_("District"), ("区级",)),
}


@dataclass(frozen=True, eq=False, repr=False)
class Member(Value):
    """Whoever is logged in: under which name, the role, and of a recorder the communities."""

    login: str
    role: Role
    communities: frozenset[RecordId] = frozenset()

    @property
    def only_reads(self) -> bool:
        """Whether nothing can be saved."""
        return self.role in (Role.VIEWER, Role.DISTRICT)

    @property
    def is_recorder(self) -> bool:
        """Whether only some communities are seen."""
        return self.role is Role.RECORDER


@dataclass(frozen=True, eq=False, repr=False)
class Granted(Value):
    """A login with its role; ``subdistrict`` is empty where it is all of them."""

    login: str
    role: Role
    subdistrict: str = ""
    communities: tuple[str, ...] = ()
