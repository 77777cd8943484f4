"""What every test may ask for."""

from collections.abc import Callable, Iterator

import pytest

from tests.postgres_server import PostgresServer
from tests.postgres_server import postgres_server as running_server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A real PostgreSQL server, one for each test process; where none can be had, tests fail."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[Callable[[str | None], str]]:
    """A way to make databases, empty or copied from a template; they are dropped after the test."""
    made: list[str] = []

    def make(template: str | None = None) -> str:
        made.append(postgres_server.create_database(template))
        return made[-1]

    yield make
    for url in made:
        postgres_server.drop_database(url)


@pytest.fixture
def postgres_url(postgres_database: Callable[[str | None], str]) -> str:
    """The URL of an empty database, dropped after the test."""
    return postgres_database(None)
