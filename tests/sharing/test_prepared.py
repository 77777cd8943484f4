"""A database in which roles are kept: brought up to date, filled from a dump, and looked over by the check."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from outreach_tui.domain.problems import DatabaseProblem, Refused
from outreach_tui.domain.roles import Granted, Role
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.checking import check_all
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.sharing import Sharing
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.location import Location
from outreach_tui.store.sharing.policies import FUNCTIONS, TABLES
from outreach_tui.wording.problems import sentence
from tests.builders import open_office
from tests.sharing.conftest import OTHER, OWN, Shared, lecture
from tests.store.test_upgrading import upgrade_to

MakeDatabase = Callable[[str | None], str]
OfficeOf = Callable[[str], Office]


def login_of(shared: Shared, who: str) -> str:
    login = urlsplit(shared.urls[who]).username
    assert login is not None
    return login


def at(shared: Shared, who: str, url: str) -> Location:
    """Return where somebody finds another database of the same server."""
    return Location(url=urlsplit(shared.urls[who])._replace(path=urlsplit(url).path).geturl())


@contextmanager
def orders(url: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


#: Two subdistricts as a program of schema 0001 wrote them, two logins, and policies that let too much through.
OLD = """
INSERT INTO subdistrict VALUES
    ('00000000000000000000000000000001', 1, now(), now(), '惠民街道', 'zh'),
    ('00000000000000000000000000000002', 1, now(), now(), '安宁街道', 'zh');
INSERT INTO community (id, version, created_at, changed_at, subdistrict_id, name, position, grids, adviser) VALUES
    ('00000000000000000000000000000003', 1, now(), now(), '00000000000000000000000000000001', '朝阳社区', 1, 0, ''),
    ('00000000000000000000000000000004', 1, now(), now(), '00000000000000000000000000000002', '东湖社区', 1, 0, '');
INSERT INTO outreach_access.member VALUES
    ('{coordinator}', 'coordinator', '00000000000000000000000000000001'),
    ('{viewer}', 'viewer', '00000000000000000000000000000001');
ALTER TABLE community ENABLE ROW LEVEL SECURITY;
CREATE POLICY outreach_0 ON community USING (true);
CREATE POLICY outreach_of_old ON community FOR SELECT USING (true);
GRANT CONNECT ON DATABASE {database} TO "{coordinator}", "{viewer}";
GRANT USAGE ON SCHEMA public, outreach_access TO "{viewer}";
GRANT ALL ON community, alembic_version TO "{viewer}";
"""


def test_roles_of_the_first_schema_hold_after_an_update(
    shared: Shared, postgres_database: MakeDatabase, photo: Path
) -> None:
    url = postgres_database(None)
    upgrade_to(Location(url=url), "0001")
    names = {who: login_of(shared, who) for who in ("coordinator", "viewer")}
    with orders(url) as owner:
        owner.execute((TABLES + FUNCTIONS).encode())
        owner.execute(OLD.format(database=urlsplit(url).path[1:], **names).encode())
    with pytest.raises(DatabaseProblem, match="database_older"), open_office(at(shared, "viewer", url)):
        pass
    with open_office(Location(url=url)) as office:
        (roles,) = (check for check in check_all(office, lambda: None) if check.name == "roles")
        assert roles.ok
    with open_office(at(shared, "coordinator", url)) as office:
        number = Logbook(office).add_event(lecture("讲座", OWN)).name
        Attachments(office).attach(number, photo)
    with open_office(at(shared, "viewer", url)) as office:
        assert [community.name for community in Listing(office).communities()] == [OWN]
        assert [one.name for one in office.event(number).attachments] == [photo.name]
        with office.database.reading() as reader:
            assert reader.value("SELECT count(*) FROM community") == 1
    with orders(at(shared, "viewer", url).url) as viewer, pytest.raises(psycopg.errors.InsufficientPrivilege):
        viewer.execute("DELETE FROM community")


#: What somebody might do to a database by hand, and what the check says it found.
MEDDLING = {
    "DROP POLICY outreach_0 ON consultation": "policy outreach_0 on consultation",
    "CREATE POLICY outreach_mine ON contact USING (true)": "policy outreach_mine on contact",
    "ALTER TABLE contact DISABLE ROW LEVEL SECURITY": "table contact",
    'GRANT DELETE ON history TO "{viewer}"': "table history",
    'GRANT UPDATE (name) ON subdistrict TO "{viewer}"': "column subdistrict.name",
    "CREATE OR REPLACE FUNCTION outreach_access.reads() RETURNS SETOF uuid LANGUAGE sql"
    " AS 'SELECT id FROM public.subdistrict'": "function reads",
    "GRANT CREATE ON SCHEMA public TO PUBLIC": "schema public",
}


def test_a_dump_goes_into_a_prepared_database_and_the_check_keeps_it_right(
    shared: Shared, migrated_url: str, postgres_database: MakeDatabase, tmp_path: Path
) -> None:
    Dumping(shared.owner).dump(tmp_path / "all.json")
    url = postgres_database(migrated_url)
    sharing = Sharing(Location(url=url))
    sharing.prepare()
    with open_office(Location(url=url)) as office:
        Dumping(office).load(tmp_path / "all.json")
        assert "".join(Dumping(office).pieces()) == "".join(Dumping(shared.owner).pieces())
        for who, role, communities in (("viewer", Role.VIEWER, ()), ("recorder", Role.RECORDER, (OWN,))):
            sharing.grant(office, Granted(login_of(shared, who), role, "惠民街道", communities))
        seen = {}
        for who in ("viewer", "recorder"):
            with open_office(at(shared, who, url)) as theirs:
                seen[who] = {line.community for line in Listing(theirs).consultations(everything(None))}
        assert seen == {"viewer": {OWN, OTHER}, "recorder": {OWN}}
        with orders(url) as owner:
            for sql in MEDDLING:
                owner.execute(sql.format(viewer=login_of(shared, "viewer")).encode())
        (roles,) = (check for check in check_all(office, lambda: None) if check.name == "roles")
        assert {*MEDDLING.values()} <= {finding.value for finding in roles.findings}
        assert all(sentence(finding) for finding in roles.findings)
        sharing.prepare()
        (roles,) = (check for check in check_all(office, lambda: None) if check.name == "roles")
        assert roles.ok


def test_history_says_under_which_login_something_was_done(office_of: OfficeOf) -> None:
    """Whatever the settings say; and what one did under one name, one takes back under another."""
    office = office_of("coordinator")
    assert office.database.member is not None
    Logbook(office).add_event(lecture("谁做的", OWN))
    newest = Undoing(office).history(limit=1)[0]
    assert (newest.verb, newest.actor) == ("event.add", office.database.member.login)
    assert newest.actor != office.actor
    assert Undoing(office).undo().verb == "event.add"


def test_a_file_is_there_for_whoever_sees_its_event(shared: Shared, office_of: OfficeOf, tmp_path: Path) -> None:
    """Each has a data folder of their own, as on computers of their own."""
    numbers = {}
    for community in (OWN, OTHER):
        path = tmp_path / f"{community}.txt"
        path.write_text(f"{community}的签到", "utf-8")
        numbers[community] = Logbook(shared.owner).add_event(lecture(f"{community}有文件", community)).name
        Attachments(shared.owner).attach(numbers[community], path)
    for who in ("coordinator", "viewer", "district", "recorder"):
        office = office_of(who)
        for community, number in numbers.items():
            if (who, community) == ("recorder", OTHER):
                with pytest.raises(Refused, match="unknown_event"):
                    office.event(number)
                continue
            (written,) = Attachments(office).export(office.event(number), tmp_path / who / community)
            assert written.read_text("utf-8") == f"{community}的签到"
    for who, secret in (("recorder", f"{OTHER}的签到"), ("neighbour", f"{OWN}的签到")):
        with shared.connect(who) as connection:
            rows = connection.execute("SELECT content FROM file_content").fetchall()
        assert secret.encode() not in [row[0] for row in rows]


def test_giving_a_role_elsewhere_leaves_the_office_where_it_is(shared: Shared) -> None:
    before = shared.owner.database.office
    login = login_of(shared, "neighbour")
    given = Sharing(shared.owner.database.location).grant(shared.owner, Granted(login, Role.COORDINATOR, "安宁街道"))
    assert given.subdistrict == "安宁街道"
    assert shared.owner.database.office == before
