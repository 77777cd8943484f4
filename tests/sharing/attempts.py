"""What people may try by SQL, with nothing between them and the server; ``{other}`` and its like are ids looked up."""

LINE = (
    "(id, version, created_at, changed_at, subdistrict_id, community_id, event_id, ym, day_ym, day, standing, recorder,"
    " note, category, outcome, mode, adviser, count)"
)
VALUES = (
    "(gen_random_uuid(), 1, now(), now(), {home}, {where}, {event}, 201905, 201905, '2019-05-15', 1, '', '',"
    " 'debt', 'answered', 'in_person', 'staff', 1)"
)
PART = (
    "INSERT INTO event_community (event_id, community_id, subdistrict_id, ym, day_ym, standing, form,"
    " attendance_estimated) VALUES ({event}, {community}, {home}, 201905, 201905, 1, 'lecture', false)"
)

#: An entry of history under another's name; of a record that the recorder may well write about.
FORGED = (
    "INSERT INTO history (id, subdistrict_id, action_id, at, actor, verb, record_table, record_id, version)"
    " VALUES (gen_random_uuid(), {home}, gen_random_uuid(), now(), '别人', 'x', 'consultation', {own_visit}, 9)"
)


def visit(where: str, event: str = "NULL", home: str = "{home}") -> str:
    """Return the SQL that writes a consultation of a community, at an event, in a subdistrict."""
    return f"INSERT INTO consultation {LINE} VALUES {VALUES.format(home=home, where=where, event=event)}"


#: What is refused, by who tries it.
FORBIDDEN = {
    "recorder": [
        # rows of others, new and changed
        visit("{other}"),
        visit("NULL"),
        visit("NULL", "{joint_event}"),
        visit("{own}", "{other_event}"),
        visit("{own}", home="{abroad}"),
        "UPDATE consultation SET community_id = {other} WHERE id = {own_visit}",
        "UPDATE consultation SET community_id = NULL WHERE id = {own_visit}",
        "UPDATE consultation SET event_id = {other_event} WHERE id = {own_visit}",
        "UPDATE consultation SET subdistrict_id = {abroad} WHERE id = {own_visit}",
        "UPDATE event SET scope = 'subdistrict' WHERE id = {own_event}",
        "UPDATE event SET subdistrict_id = {abroad} WHERE id = {own_event}",
        PART.format(event="{own_event}", community="{other}", home="{home}"),
        PART.format(event="{other_event}", community="{own}", home="{home}"),
        "INSERT INTO event_law VALUES ({other_event}, 0, '刑法')",
        "INSERT INTO event_law VALUES ({joint_event}, 0, '刑法')",
        "INSERT INTO contact VALUES (gen_random_uuid(), 1, now(), now(), {home}, {other_visit}, '我', '1', '2020-1-1')",
        "INSERT INTO consultation SELECT * FROM consultation WHERE id = {own_visit} ON CONFLICT (id) DO UPDATE"
        " SET community_id = {other}",
        "INSERT INTO history VALUES (gen_random_uuid(), {home}, gen_random_uuid(), now(), '', 'x', NULL,"
        " 'consultation', {other_visit}, 9, NULL, '{{\"community_id\": \"' || {other} || '\"}}')",
        # what belongs to the coordinator
        "UPDATE community SET name = '我的'",
        "UPDATE subdistrict SET name = '我的'",
        "DELETE FROM stock_entry",
        "UPDATE history SET actor = '别人'",
        "DELETE FROM history",
        FORGED,
        "INSERT INTO history (id, subdistrict_id, action_id, at, actor, verb, record_table, record_id, version) VALUES"
        " (gen_random_uuid(), {home}, gen_random_uuid(), now(), session_user, 'purge', 'subdistrict', {home}, 0)",
        "MERGE INTO consultation c USING (VALUES ({other_visit}::uuid)) v (id) ON c.id = v.id"
        f" WHEN NOT MATCHED THEN INSERT {LINE} VALUES {VALUES.format(home='{home}', where='{other}', event='NULL')}",
        "INSERT INTO contact SELECT gen_random_uuid(), version, created_at, changed_at, subdistrict_id, {other_visit},"
        " name, phone, keep_until FROM contact",
        "UPDATE contact SET consultation_id = {other_visit}",
        "WITH own AS (SELECT * FROM consultation WHERE id = {own_visit}) UPDATE consultation c"
        " SET community_id = {other} FROM own WHERE c.id = own.id",
        # what others could not read any more
        "UPDATE consultation SET day = 'infinity' WHERE id = {own_visit}",
        "UPDATE consultation SET day = '0044-03-15 BC' WHERE id = {own_visit}",
        "UPDATE consultation SET changed_at = 'infinity' WHERE id = {own_visit}",
        "UPDATE event SET co_organisers = '3' WHERE id = {own_event}",
        "UPDATE event SET serial = 2147483647 WHERE id = {own_event}",
        "INSERT INTO history (id, subdistrict_id, action_id, at, actor, verb, record_table, record_id, version) VALUES"
        " (gen_random_uuid(), {home}, gen_random_uuid(), 'infinity', session_user, 'x', 'event', {own_event}, 9)",
        "DELETE FROM file_content",
        "UPDATE file_content SET content = ''",
        "INSERT INTO file_content VALUES ({abroad}, encode(sha256('x'), 'hex'), 'x')",
    ],
    "viewer": [
        "SELECT * FROM contact",
        "COPY contact TO STDOUT",
        "SELECT count(*) FROM contact",
        "INSERT INTO event_law VALUES ({own_event}, 9, '刑法')",
        "UPDATE consultation SET note = '' WHERE id = {own_visit} RETURNING *",
        "DELETE FROM consultation",
        "SELECT * FROM event FOR UPDATE",
        "DELETE FROM history",
    ],
    "district": ["SELECT * FROM contact", "UPDATE event SET title = '改'", visit("{own}")],
    "neighbour": [
        visit("{own}"),
        "UPDATE consultation SET subdistrict_id = {home}",
        "INSERT INTO event_law VALUES ({own_event}, 9, '刑法')",
        "INSERT INTO subdistrict SELECT gen_random_uuid(), 1, now(), now(), '新街道', 'zh'",
        "DELETE FROM subdistrict",
        "UPDATE history SET actor = '别人'",
        "DELETE FROM history",
    ],
}
#: What nobody may do, whatever the role.
NOBODY = [
    "SET ROLE postgres",
    "SET ROLE pg_read_all_data",
    "SET SESSION AUTHORIZATION postgres",
    "SET row_security = off; SELECT * FROM consultation",
    "ALTER TABLE consultation DISABLE ROW LEVEL SECURITY",
    "DROP POLICY outreach_0 ON consultation",
    "CREATE POLICY mine ON consultation USING (true)",
    "TRUNCATE consultation",
    "DROP TABLE consultation",
    "CREATE TABLE public.mine (id integer)",
    "CREATE TEMP TABLE consultation (id integer)",
    "CREATE VIEW mine AS SELECT * FROM consultation",
    "CREATE FUNCTION mine(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE SCHEMA mine",
    "DO LANGUAGE plpgsql $$ BEGIN EXECUTE 'ALTER TABLE event OWNER TO ' || current_user; END $$",
    "SELECT * FROM outreach_access.member",
    "UPDATE outreach_access.member SET role = 'coordinator'",
    "INSERT INTO outreach_access.member_community VALUES (session_user, {other})",
    "UPDATE alembic_version SET version_num = '0000'",
    "COPY consultation TO PROGRAM 'cat'",
    "COPY consultation FROM STDIN",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
    "SELECT * FROM pg_shadow",
    "SELECT * FROM pg_hba_file_rules",
    "SELECT * FROM pg_largeobject",
    "SELECT current_setting('data_directory')",
    "SELECT set_config('role', 'postgres', false)",
    "SELECT set_config('session_authorization', 'postgres', false)",
    "SELECT pg_ls_dir('.')",
    "SELECT pg_stat_file('PG_VERSION')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_reload_conf()",
    "SELECT database_to_xml(true, false, '') FROM outreach_access.member",
    "COPY (SELECT 1) TO '/tmp/x'",
    "SELECT 1 INTO mine",
    "SELECT * INTO TEMP mine FROM consultation",
    "CREATE TYPE mine AS (a int)",
    "CREATE DOMAIN mine AS text",
    "CREATE SEQUENCE mine",
    "CREATE AGGREGATE mine (int) (SFUNC = int4pl, STYPE = int)",
    "CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)",
    "CREATE RULE mine AS ON UPDATE TO consultation DO INSTEAD NOTHING",
    "CREATE TRIGGER mine BEFORE INSERT ON consultation FOR EACH ROW"
    " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE INDEX mine ON consultation ((1 / (count - count)))",
    "CREATE STATISTICS mine ON category, outcome FROM consultation",
    "CREATE MATERIALIZED VIEW mine AS SELECT 1",
    "CREATE EXTENSION pgcrypto",
    "CREATE PUBLICATION mine FOR ALL TABLES",
    "CREATE ROLE mine",
    "CREATE FUNCTION outreach_access.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "DROP FUNCTION outreach_access.me() CASCADE",
    "ALTER FUNCTION outreach_access.own_communities() RENAME TO x",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "COMMENT ON TABLE consultation IS 'x'",
    "REINDEX TABLE consultation",
]
#: Reads and writes that are allowed and reach no row that is not shown.
FRUITLESS = [
    "SELECT * FROM consultation WHERE community_id = {other}",
    "SELECT * FROM contact WHERE consultation_id = {other_visit}",
    "SELECT * FROM event WHERE id = {other_event}",
    "SELECT * FROM event_community WHERE event_id = {other_event}",
    "SELECT * FROM history WHERE record_id IN ({other_visit}, {other_event})",
    "SELECT * FROM attachment WHERE event_id = {other_event}",
    "UPDATE consultation SET note = note WHERE id = {other_visit} RETURNING *",
    "UPDATE contact SET phone = phone WHERE consultation_id = {other_visit} RETURNING *",
    "UPDATE event SET title = 'x' WHERE id IN ({other_event}, {joint_event}) RETURNING *",
    "UPDATE event_community SET standing = 0 WHERE event_id = {joint_event} RETURNING *",
    "DELETE FROM event_community WHERE event_id = {joint_event} RETURNING *",
    "DELETE FROM consultation WHERE id = {other_visit} RETURNING *",
    "SELECT c.* FROM consultation c, consultation d WHERE d.id = {own_visit} AND c.id = {other_visit}",
    "SELECT * FROM (SELECT * FROM consultation OFFSET 0) c WHERE c.id = {other_visit}",
    "SELECT * FROM outreach_access.handed_out({abroad}, '2099-01-01')",
    "SELECT 1 FROM outreach_access.next_serial({abroad}, 2019) n WHERE n > 1",
    "SELECT k FROM outreach_access.kept_events() k WHERE k IN ({other_event}, {joint_event})",
    "SELECT s FROM outreach_access.shown_events() s WHERE s = {other_event}",
    "SELECT * FROM pg_stats WHERE tablename IN ('consultation', 'contact', 'history')",
    "SELECT * FROM consultation TABLESAMPLE SYSTEM (100) WHERE community_id = {other}",
    "SELECT xmin, ctid FROM consultation WHERE community_id = {other}",
    "WITH gone AS (DELETE FROM consultation WHERE community_id = {other} RETURNING *) SELECT * FROM gone",
    "SELECT 1 WHERE query_to_xml('SELECT * FROM consultation WHERE community_id = ' || quote_literal({other}),"
    " false, false, '')::text LIKE '%<row>%'",
    "SELECT 1 WHERE (SELECT note FROM consultation WHERE community_id = {other} LIMIT 1) IS NOT NULL",
    "SELECT query FROM pg_stat_activity WHERE usename <> session_user AND query LIKE '%consultation%'",
    "SELECT 1 WHERE outreach_access.shows('contact', '{{\"consultation_id\": \"' || {other_visit} || '\"}}')",
]
