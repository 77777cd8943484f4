"""Every verb of the services, asked for by every role: what it tells, what it changes, and how it is refused.

The verbs are found in the code, so that a new one without a case fails here.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from outreach_tui import services
from outreach_tui.domain.problems import Refused
from outreach_tui.services.office import Office
from outreach_tui.wording.problems import sentence
from tests.sharing.conftest import OTHER, OWN, Shared
from tests.sharing.verbs import HIDDEN_PHONE, OF_THE_OWNER, READS, WRITES, Ground, Read

OfficeOf = Callable[[str], Office]

#: What stands in the records of the other community alone.
SECRETS = (f"{OTHER}的", f"{OTHER}讲座", HIDDEN_PHONE)
#: Ways to say no: the role forbids it, or what is asked for is hidden and so as good as not there.
_HIDDEN = frozenset(
    {"role_forbids", "unknown_event", "unknown_consultation", "unknown_movement", "unknown_record", "gone",
     "dump_partial", "report_partial", "no_contact", "nothing_to_undo", "no_zero", "unknown_contact"}
)  # fmt: skip


def verbs() -> Iterator[str]:
    """Yield everything the services do with an office: methods of classes that take one, and functions."""
    for found in pkgutil.iter_modules(services.__path__):
        module = import_module(f"{services.__name__}.{found.name}")
        for name, thing in vars(module).items():
            if name.startswith("_") or getattr(thing, "__module__", "") != module.__name__:
                continue
            if inspect.isfunction(thing) and _takes_office(thing):
                yield f"{module.__name__.rpartition('.')[2]}.{name}"
            elif inspect.isclass(thing) and _takes_office(thing.__init__):
                methods = (one for one, method in vars(thing).items() if inspect.isfunction(method))
                yield from (f"{name}.{one}" for one in methods if not one.startswith("_"))


def _takes_office(callable_: Callable[..., object]) -> bool:
    parameters = inspect.signature(callable_).parameters.values()
    return any(parameter.name == "office" and "Office" in str(parameter.annotation) for parameter in parameters)


def test_every_verb_has_a_case() -> None:
    # what an import writes through is part of importing, and where files lie is no verb
    found = {verb for verb in verbs() if not verb.startswith("Saving.")} - {"contents.contents_of"}
    assert {*READS, *WRITES, *OF_THE_OWNER} == found


@pytest.fixture
def ground(shared: Shared, photo: Path, tmp_path: Path) -> Callable[[str], Ground]:
    return lambda community: Ground(shared.owner, community, photo, tmp_path)


def refusal(ask: Callable[[], object]) -> str:
    """Return the code of a refusal, ``""`` when there was none; whatever is refused has words for it."""
    try:
        ask()
    except Refused as refused:
        return refused.problems[0].code if all(map(sentence, refused.problems)) else "without words"
    return ""


@pytest.mark.parametrize("who", ["coordinator", "viewer", "district"])
def test_who_reads_is_told_what_the_owner_is_told(
    shared: Shared, office_of: OfficeOf, ground: Callable[[str], Ground], who: str
) -> None:
    office, own = office_of(who), ground(OWN)
    wrong = {name: told for name, read in READS.items() if (told := _differs(office, shared.owner, read, own, who))}
    assert not wrong


def _differs(office: Office, owner: Office, read: Read, ground: Ground, who: str) -> str:
    """Return in what an answer is not the right one, ``""`` when it is."""
    if who in read.refused:
        code = refusal(lambda: read.ask(office, ground))
        return "" if code in _HIDDEN else f"refused with {code!r}"
    try:
        told, wanted = repr(read.ask(office, ground)), repr(read.ask(owner, ground))
    except Refused as refused:
        return f"refused with {refused.problems[0].code}"
    return "" if told == wanted else f"{told[:300]} instead of {wanted[:300]}"


def _answer(read: Read, office: Office, ground: Ground) -> str:
    """Return what is told, or the code of the refusal."""
    try:
        return repr(read.ask(office, ground))
    except Refused as refused:
        return refused.problems[0].code


def test_a_recorder_is_told_nothing_of_another_community(office_of: OfficeOf, ground: Callable[[str], Ground]) -> None:
    office = office_of("recorder")
    for name, read in READS.items():
        own, other = (_answer(read, office, ground(community)) for community in (OWN, OTHER))
        assert (own in _HIDDEN) == ("recorder" in read.refused), (name, own)
        assert not [secret for secret in SECRETS if secret in own + other], (name, own, other)


def test_a_coordinator_does_everything(office_of: OfficeOf, ground: Callable[[str], Ground]) -> None:
    office = office_of("coordinator")
    codes = {name: refusal(partial(write.do, office, ground(OTHER))) for name, write in WRITES.items()}
    assert {name: code for name, code in codes.items() if code} == {}


@pytest.mark.parametrize("who", ["viewer", "district"])
def test_who_only_looks_changes_nothing(
    shared: Shared, office_of: OfficeOf, ground: Callable[[str], Ground], who: str
) -> None:
    office = office_of(who)
    codes = {name: refusal(partial(write.do, office, ground(OWN))) for name, write in WRITES.items()}
    assert {name: code for name, code in codes.items() if code not in _HIDDEN} == {}
    assert written_by(shared, office) == 0


def test_a_recorder_writes_for_the_own_community_alone(
    shared: Shared, office_of: OfficeOf, ground: Callable[[str], Ground]
) -> None:
    office = office_of("recorder")
    for name, write in WRITES.items():
        code = refusal(partial(write.do, office, ground(OWN)))
        assert (code == "") == write.recorded, (name, code)
        before = written_by(shared, office)
        assert refusal(partial(write.do, office, ground(OTHER))) in _HIDDEN, name
        assert written_by(shared, office) == before, name


def written_by(shared: Shared, office: Office) -> object:
    """Return how many changes history has of whoever is logged in: every change leaves one."""
    member = office.database.member
    assert member is not None
    with shared.owner.database.reading() as reader:
        return reader.value("SELECT count(*) FROM history WHERE actor = :login", {"login": member.login})
