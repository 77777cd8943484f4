"""A shared database: who may do what in it. Only its owner, and only on PostgreSQL."""

from collections.abc import Sequence
from dataclasses import replace

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.roles import Granted, Role
from outreach_tui.services.district import office_beside
from outreach_tui.services.office import Office
from outreach_tui.store.location import Location
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.sharing import members


class Sharing:
    """Lets people into a database and out again; the database holds them to it."""

    def __init__(self, location: Location) -> None:
        self._location = location

    def prepare(self) -> list[Granted]:
        """Make a database hold everyone to a role; return who has one. Doing it again brings it up to date."""
        with members.owning(self._location) as connection:
            members.prepare(connection)
            return members.members(connection)

    def members(self) -> list[Granted]:
        """Return who has a role."""
        with members.owning(self._location) as connection:
            self._require_prepared(connection)
            return members.members(connection)

    def exists(self, login: str) -> bool:
        """Tell whether the server knows a login."""
        with members.owning(self._location) as connection:
            self._require_prepared(connection)
            return members.login_exists(connection, login)

    def grant(
        self, office: Office, granted: Granted, password: str | None = None, *, before: Granted | None = None
    ) -> Granted:
        """Give a login a role, instead of any it had; return it as it is now, with names as they are on record.

        The office stays where it is, whatever subdistrict the role is in.
        With ``before``, the role as it was seen, refuse when it is another by now.
        """
        if not 0 < len(granted.login.encode()) <= members.LONGEST_LOGIN or granted.login.lower() in _NO_LOGINS:
            raise refuse("server_login", "login", granted.login, most=str(members.LONGEST_LOGIN), public="public")
        named, subdistrict, communities = self._placed(office, granted)
        with members.owning(self._location) as connection:
            self._require_prepared(connection)
            if before is not None and before not in members.members(connection):
                raise refuse("stale", "member", before.login)
            members.grant(connection, granted.login, granted.role, subdistrict, communities, password)
        return named

    def revoke(self, login: str) -> None:
        """Take everything from a login."""
        with members.owning(self._location) as connection:
            self._require_prepared(connection)
            members.revoke(connection, login)

    def _placed(self, office: Office, granted: Granted) -> tuple[Granted, RecordId | None, Sequence[RecordId]]:
        """Return a grant with the names as they are on record, and the ids behind them."""
        if granted.role is not Role.RECORDER and granted.communities:
            raise refuse("server_community_unneeded", "communities", granted.login)
        if granted.role is Role.DISTRICT:
            if granted.subdistrict:
                raise refuse("server_subdistrict_unneeded", "subdistrict")
            return granted, None, ()
        with office.database.reading() as reader:
            if len(office_reads.subdistricts(reader)) > 1 and not granted.subdistrict:
                raise refuse("server_subdistrict_needed", "subdistrict")
        with office_beside(office, granted.subdistrict or None) as there:
            named = replace(granted, subdistrict=there.subdistrict().name)
            if granted.role is not Role.RECORDER:
                return named, there.database.office, ()
            if not granted.communities:
                raise refuse("server_community_needed", "communities")
            own = {community.name: community.id for community in map(there.community, granted.communities)}
            return replace(named, communities=tuple(own)), there.database.office, tuple(own.values())

    def _require_prepared(self, connection: object) -> None:
        if not members.is_prepared(connection):
            raise refuse("server_not_prepared", "db", self._location.shown)


#: What the server itself means by a word.
_NO_LOGINS = frozenset({"public", "none", "current_user", "session_user", "current_role"})
