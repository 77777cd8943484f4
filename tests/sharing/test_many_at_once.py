"""Many coordinators on one server."""

import sys

import pytest

from outreach_tui.domain.drafts import MaterialDraft
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.location import Location
from tests.builders import open_office
from tests.reliability import workers
from tests.reliability.workers import LONGER, processes
from tests.sharing.conftest import Shared

#: A district's coordinators, and for how many seconds they work; more of both in the long rounds.
COORDINATORS, SECONDS = (30, 60) if LONGER > 1 else (5, 2)


def test_many_coordinators(shared: Shared, capsys: pytest.CaptureFixture[str]) -> None:
    """Many people log on one server at once, each held to a role: no error, nothing lost, no number twice."""
    location = Location(url=shared.urls["coordinator"])
    with open_office(location) as office:
        before = Tallying(office).tally(Period.of_year(2019)).total.figures
        Stock(office).add_material(MaterialDraft("民法读本", MaterialKind.READER))
    told = []
    for name in range(COORDINATORS):
        receiving, sending = processes.Pipe(duplex=False)
        arguments = (location, sending, SECONDS, f"用户{name}")
        processes.Process(target=workers.coordinate, args=arguments).start()
        sending.close()
        told.append(receiving)
    took, visits, numbers, refused = zip(*(receiving.recv() for receiving in told), strict=True)
    assert [one for some in refused for one in some] == []
    known = [number for some in numbers for number in some]
    assert len(known) == len(set(known))
    with open_office(location) as office:
        figures = Tallying(office).tally(Period.of_year(2019)).total.figures
    assert figures.consultations == before.consultations + sum(visits)
    assert figures.events == before.events + len(known)
    saves = sorted(second for some in took for second in some)
    assert len(saves) > COORDINATORS
    median, p95, longest = (saves[int(len(saves) * share)] for share in (0.5, 0.95, 0.9999))
    figure = f"{len(saves)} saves, median {median:.3f} s, p95 {p95:.3f} s, longest {longest:.3f} s"
    with capsys.disabled():
        sys.stdout.write(f"\n{COORDINATORS} coordinators for {SECONDS} s: {figure}\n")
