"""Nothing stays open once a database was closed, whoever was using it at the time."""

from pathlib import Path

import pytest

from outreach_tui.services.office import Office

OPEN_FILES = Path("/proc/self/fd")


def open_files_of(office: Office) -> list[str]:
    path = str(office.database.location.path)
    targets = []
    for entry in OPEN_FILES.iterdir():
        try:
            targets.append(str(entry.readlink()))
        except FileNotFoundError:  # the listing's own
            continue
    return [target for target in targets if target.startswith(path)]


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="the files a process has open are listed on Linux only")
def test_a_read_that_outlasts_the_close_leaves_nothing_open(sqlite_office: Office) -> None:
    with sqlite_office.database.reading() as reader:
        sqlite_office.database.close()
        assert reader.value("SELECT count(*) FROM subdistrict") == 1
        assert open_files_of(sqlite_office)
    assert open_files_of(sqlite_office) == []
