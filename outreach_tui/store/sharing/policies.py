"""What the database itself holds everyone to: functions, row policies and privileges, as SQL.

Everything is told from ``session_user``, the name under which someone logged in: no ``SET ROLE`` changes it.
The owner of the tables is bound by none of it. What asks about members lives in a schema of its own, in functions
that run as the owner, so that a policy may look at tables whose rows are hidden from whoever is asking.

A recorder has some communities. *Shown* to a recorder are the events in which one of them takes part; *kept* by
a recorder are those that are theirs alone. Only the latter can be changed as a whole: what hangs on an event
follows it, and a recorder could not take along the lines of a community that is hidden.
"""

from outreach_tui.domain.roles import Role

SCHEMA = "outreach_access"

#: Tables that have a subdistrict and that a coordinator looks after alone; every member may read them.
OFFICE_TABLES = ("community", "material", "plan_month", "target", "stock_entry")
#: Lines of one community each.
LINES = ("consultation", "distribution", "zero_report")
#: Parts of an event that say nothing about a community.
PARTS = ("event_law", "event_audience", "event_speaker")

_RECORDED = ("event", "event_community", *PARTS, *LINES, "attachment")
_SHARED = ("subdistrict", *OFFICE_TABLES, *_RECORDED, "history", "file_content")

#: What each role may do with which tables at all; which rows of them is told by the policies.
PRIVILEGES: dict[Role, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Role.VIEWER: (("SELECT", (*_SHARED, "alembic_version")),),
    Role.DISTRICT: (("SELECT", (*_SHARED, "alembic_version")),),
    Role.RECORDER: (
        ("SELECT", (*_SHARED, "contact", "alembic_version")),
        ("INSERT, UPDATE, DELETE", (*_RECORDED, "contact")),
        ("INSERT", ("history", "file_content")),
    ),
    Role.COORDINATOR: (
        ("SELECT", (*_SHARED, "contact", "alembic_version")),
        ("INSERT, UPDATE, DELETE", (*OFFICE_TABLES, *_RECORDED, "contact")),
        ("UPDATE", ("subdistrict",)),
        ("INSERT, UPDATE (before, after)", ("history",)),
        ("INSERT, DELETE", ("file_content",)),
    ),
}

TABLES = f"""
CREATE SCHEMA IF NOT EXISTS {SCHEMA};
CREATE TABLE IF NOT EXISTS {SCHEMA}.member (
    login text PRIMARY KEY,
    role text NOT NULL CHECK (role IN ({", ".join(f"'{role}'" for role in Role)})),
    subdistrict_id uuid REFERENCES public.subdistrict (id) ON DELETE CASCADE,
    CHECK ((role = 'district') = (subdistrict_id IS NULL))
);
CREATE TABLE IF NOT EXISTS {SCHEMA}.member_community (
    login text REFERENCES {SCHEMA}.member (login) ON DELETE CASCADE,
    community_id uuid REFERENCES public.community (id) ON DELETE CASCADE,
    PRIMARY KEY (login, community_id)
);
REVOKE ALL ON SCHEMA {SCHEMA} FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
"""


def _function(signature: str, returns: str, body: str, kind: str = "STABLE") -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {SCHEMA}.{signature} RETURNS {returns} LANGUAGE sql {kind} SECURITY DEFINER"
        f" SET search_path = pg_catalog, pg_temp AS $body$ {body} $body$;\n"
    )


def _member(columns: str, condition: str) -> str:
    return f"SELECT {columns} FROM {SCHEMA}.member m WHERE m.login = session_user::text AND {condition}"


_OWN = f"SELECT {SCHEMA}.own_communities()"
_OF_OFFICE = f"e.scope = 'communities' AND e.subdistrict_id IN (SELECT {SCHEMA}.records_in())"
_SERVED = "SELECT 1 FROM public.event_community c WHERE c.event_id = e.id"

FUNCTIONS = (
    _function("me()", "TABLE (role text, subdistrict_id uuid)", _member("m.role, m.subdistrict_id", "true"))
    + _function(
        "visible()",
        "SETOF uuid",
        f"SELECT s.id FROM public.subdistrict s, {SCHEMA}.member m WHERE m.login = session_user::text"
        " AND (m.role = 'district' OR m.subdistrict_id = s.id)",
    )
    + _function(
        "reads()",
        "SETOF uuid",
        f"SELECT s.id FROM public.subdistrict s, {SCHEMA}.member m WHERE m.login = session_user::text"
        " AND (m.role = 'district' OR (m.role <> 'recorder' AND m.subdistrict_id = s.id))",
    )
    + _function("coordinates()", "SETOF uuid", _member("m.subdistrict_id", "m.role = 'coordinator'"))
    + _function("records_in()", "SETOF uuid", _member("m.subdistrict_id", "m.role = 'recorder'"))
    + _function(
        "own_communities()",
        "SETOF uuid",
        f"SELECT c.community_id FROM {SCHEMA}.member_community c WHERE c.login = session_user::text",
    )
    # an event that serves nobody yet, or nobody any more, belongs to whoever is writing it
    + _function(
        "shown_events()",
        "SETOF uuid",
        f"SELECT e.id FROM public.event e WHERE {_OF_OFFICE}"
        f" AND (EXISTS ({_SERVED} AND c.community_id IN ({_OWN})) OR NOT EXISTS ({_SERVED}))",
    )
    + _function(
        "kept_events()",
        "SETOF uuid",
        f"SELECT e.id FROM public.event e WHERE {_OF_OFFICE}"
        f" AND NOT EXISTS ({_SERVED} AND c.community_id NOT IN ({_OWN}))"
        + "".join(
            f" AND NOT EXISTS (SELECT 1 FROM public.{table} l WHERE l.event_id = e.id"
            f" AND l.community_id NOT IN ({_OWN}))"
            for table in ("consultation", "distribution")
        ),
    )
    + _function(
        "next_serial(office uuid, in_year integer)",
        "integer",
        "SELECT coalesce(max(e.serial), 0) + 1 FROM public.event e WHERE e.subdistrict_id = office"
        f" AND e.year = in_year AND office IN (SELECT {SCHEMA}.records_in())",
    )
    + _function(
        "handed_out(office uuid, until date)",
        "TABLE (material_id uuid, quantity bigint)",
        "SELECT d.material_id, sum(d.quantity) FROM public.distribution d WHERE d.subdistrict_id = office"
        f" AND d.standing = 1 AND d.day <= until AND office IN (SELECT {SCHEMA}.visible()) GROUP BY d.material_id",
    )
    # a line was added to an event that others keep: whoever has it open must hear of it
    + _function(
        "touch(touched uuid, at timestamptz)",
        "void",
        "UPDATE public.event e SET version = e.version + 1, changed_at = least(at, now()) WHERE e.id = touched"
        f" AND (e.id IN (SELECT {SCHEMA}.shown_events())"
        f" OR (e.scope = 'subdistrict' AND e.subdistrict_id IN (SELECT {SCHEMA}.records_in())))",
        "VOLATILE",
    )
    + _function(
        "shows(kind text, snapshot text)",
        "boolean",
        f"""
        SELECT coalesce(CASE
            WHEN snapshot IS NULL THEN true
            WHEN kind IN ('subdistrict', 'community', 'material', 'plan_month', 'target', 'stock_entry') THEN true
            WHEN kind = 'event' THEN snapshot::jsonb->>'scope' = 'subdistrict' OR EXISTS (
                SELECT 1 FROM jsonb_array_elements(snapshot::jsonb->'communities') p
                WHERE (p->>'community_id')::uuid IN ({_OWN}))
            WHEN kind = 'attachment' THEN
                (snapshot::jsonb->>'event_id')::uuid IN (SELECT {SCHEMA}.shown_events())
            WHEN kind = 'contact' THEN EXISTS (
                SELECT 1 FROM public.consultation c WHERE c.id = (snapshot::jsonb->>'consultation_id')::uuid
                AND (c.community_id IN ({_OWN})
                     OR (c.community_id IS NULL AND c.event_id IN (SELECT {SCHEMA}.kept_events()))))
            WHEN snapshot::jsonb->>'community_id' IS NOT NULL THEN
                (snapshot::jsonb->>'community_id')::uuid IN ({_OWN})
            ELSE (snapshot::jsonb->>'event_id')::uuid IN (SELECT {SCHEMA}.kept_events())
        END, false)
        """,
    )
)


def _is_in(column: str, function: str) -> str:
    return f"{column} IN (SELECT {SCHEMA}.{function}())"


def _policies(table: str, *policies: tuple[str, str]) -> str:
    """Return the SQL by which a table lets through exactly these: pairs of command and condition."""
    sql = f"ALTER TABLE public.{table} ENABLE ROW LEVEL SECURITY;\n"
    for number, (command, condition) in enumerate(policies):
        check = {
            "SELECT": f"USING ({condition})",
            "DELETE": f"USING ({condition})",
            "INSERT": f"WITH CHECK ({condition})",
        }.get(command, f"USING ({condition}) WITH CHECK ({condition})")
        sql += f"CREATE POLICY outreach_{number} ON public.{table} FOR {command} {check};\n"
    return sql


def _readable(table: str, columns: str, lists: str = "", *more: str) -> str:
    """Return the SQL by which nobody writes what others could not read: a day without end, a list that is none."""
    conditions = [
        *(f"coalesce({column} BETWEEN '0001-01-02' AND '9999-12-30', true)" for column in columns.split()),
        *(f"coalesce(jsonb_typeof({column}::jsonb) = 'array', true)" for column in lists.split()),
        *more,
    ]
    check = f"WITH CHECK ({' AND '.join(conditions)})"
    return (
        f"CREATE POLICY outreach_readable_new ON public.{table} AS RESTRICTIVE FOR INSERT {check};\n"
        f"CREATE POLICY outreach_readable ON public.{table} AS RESTRICTIVE FOR UPDATE USING (true) {check};\n"
    )


def _writing(condition: str, *commands: str) -> tuple[tuple[str, str], ...]:
    return tuple((command, condition) for command in commands or ("INSERT", "UPDATE", "DELETE"))


_COORDINATED = _is_in("subdistrict_id", "coordinates")
_READ = _is_in("subdistrict_id", "reads")
_VISIBLE = _is_in("subdistrict_id", "visible")
_RECORDED_IN = _is_in("subdistrict_id", "records_in")
_OF_OWN = f"{_RECORDED_IN} AND {_is_in('community_id', 'own_communities')}"
_AT_OWN = f"{_RECORDED_IN} AND community_id IS NULL AND {_is_in('event_id', 'kept_events')}"
_PART_OF_COORDINATED = (
    "EXISTS (SELECT 1 FROM public.event e WHERE e.id = event_id"
    f" AND e.subdistrict_id IN (SELECT {SCHEMA}.coordinates()))"
)
_EVENT_IS_SEEN = "EXISTS (SELECT 1 FROM public.event e WHERE e.id = event_id)"
_OWN_LINE = f"({_OF_OWN} AND (event_id IS NULL OR {_EVENT_IS_SEEN})) OR ({_AT_OWN})"
#: History says who did something, and nobody can put another's name there.
_BY_ONESELF = "actor = session_user::text"
_OF_RECORDERS = ", ".join(f"'{table}'" for table in ("event", *LINES, "attachment", "contact"))
_SHOWN_CHANGE = f"{_RECORDED_IN} AND {SCHEMA}.shows(record_table, before) AND {SCHEMA}.shows(record_table, after)"

#: Tables with their days and moments beside those that all have, and their lists.
_KINDS: tuple[tuple[str, ...], ...] = (
    ("subdistrict", "", ""),
    ("community", "exists_from exists_until", ""),
    ("material", "", ""),
    ("plan_month", "", "laws key_days forms audiences supporting_units"),
    ("target", "", ""),
    ("stock_entry", "day deleted_at", ""),
    ("event", "day day_end deleted_at", "co_organisers", "serial < 1000000"),
    ("consultation", "day deleted_at follow_up_on followed_up_on", ""),
    ("distribution", "day deleted_at", ""),
    ("zero_report", "", ""),
    ("attachment", "deleted_at", ""),
    ("contact", "keep_until", ""),
)

POLICIES = (
    _policies("subdistrict", ("SELECT", _is_in("id", "visible")), ("UPDATE", _is_in("id", "coordinates")))
    + "".join(_policies(table, ("SELECT", _VISIBLE), *_writing(_COORDINATED)) for table in OFFICE_TABLES)
    + _policies(
        "event",
        ("SELECT", _READ),
        ("SELECT", f"{_is_in('id', 'shown_events')} OR (scope = 'subdistrict' AND {_RECORDED_IN})"),
        *_writing(_COORDINATED),
        ("INSERT", f"{_RECORDED_IN} AND scope = 'communities'"),
        *_writing(f"{_RECORDED_IN} AND scope = 'communities' AND {_is_in('id', 'kept_events')}", "UPDATE", "DELETE"),
    )
    + _policies(
        "event_community",
        ("SELECT", f"{_READ} OR {_is_in('event_id', 'shown_events')}"),
        *_writing(_COORDINATED),
        *_writing(f"{_OF_OWN} AND {_is_in('event_id', 'kept_events')}"),
    )
    + "".join(
        _policies(
            table,
            ("SELECT", _EVENT_IS_SEEN),
            *_writing(f"{_PART_OF_COORDINATED} OR {_is_in('event_id', 'kept_events')}"),
        )
        for table in PARTS
    )
    + "".join(
        _policies(table, ("SELECT", _READ), ("ALL", _COORDINATED), ("ALL", _OWN_LINE))
        for table in ("consultation", "distribution")
    )
    + _policies("zero_report", ("SELECT", _READ), ("ALL", _COORDINATED), ("ALL", _OF_OWN))
    + _policies(
        "attachment",
        ("SELECT", f"{_READ} OR {_is_in('event_id', 'shown_events')}"),
        *_writing(_COORDINATED),
        *_writing(f"{_RECORDED_IN} AND {_is_in('event_id', 'shown_events')}", "INSERT"),
        *_writing(f"{_RECORDED_IN} AND {_is_in('event_id', 'kept_events')}", "UPDATE", "DELETE"),
    )
    + _policies(
        "file_content",
        (
            "SELECT",
            f"{_READ} OR EXISTS (SELECT 1 FROM public.attachment a"
            " WHERE a.subdistrict_id = file_content.subdistrict_id AND a.sha256 = file_content.sha256)",
        ),
        ("INSERT", f"{_COORDINATED} OR {_RECORDED_IN}"),
        ("DELETE", _COORDINATED),
    )
    + _policies(
        "contact",
        ("ALL", _COORDINATED),
        (
            "ALL",
            f"{_RECORDED_IN} AND EXISTS (SELECT 1 FROM public.consultation c WHERE c.id = consultation_id)",
        ),
    )
    + _policies(
        "history",
        ("SELECT", f"{_READ} AND (record_table <> 'contact' OR {_COORDINATED})"),
        ("SELECT", _SHOWN_CHANGE),
        ("INSERT", f"{_COORDINATED} AND {_BY_ONESELF}"),
        ("INSERT", f"{_SHOWN_CHANGE} AND {_BY_ONESELF} AND record_table IN ({_OF_RECORDERS})"),
        ("UPDATE", _COORDINATED),
    )
    + "".join(_readable(table, f"created_at changed_at {more}", *other) for table, more, *other in _KINDS)
    + _readable("history", "at", "", "verb ~ '^((un|re)do )?[a-z][a-z.]*$'")
)
