"""Write the bill of materials: what the installed program is built on, as CycloneDX 1.6 in JSON.

Run: ``python -m tools.sbom FILE``. Versions are those of ``requirements.lock``, names and licences those that the
packages state themselves; what only working on the program needs is not in it. It needs no network, and is the same
for the same lock: its time is ``SOURCE_DATE_EPOCH``, its serial number comes from its content.
"""

import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from outreach_tui import __version__

ROOT = Path(__file__).parent.parent
PROGRAM = "outreach-tui"
#: What may be installed with the program; what only these need is optional in the bill.
EXTRAS = ("postgres",)


def locked(text: str) -> dict[str, str]:
    """Return the version of each package that a lock names."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    pairs = (line.split("==") for line in lines if line)
    return {canonicalize_name(name): version for name, version in pairs}


def bill(versions: Mapping[str, str]) -> dict[str, Any]:
    """Return the bill of materials of the program with packages of these versions."""
    everything, needed = needs(EXTRAS), needs(())
    content = {
        "components": [
            _part(name, versions[name], required=name in needed) for name in sorted(everything) if name != PROGRAM
        ],
        "dependencies": [
            {"ref": _ref(name, versions), "dependsOn": [_ref(one, versions) for one in sorted(everything[name])]}
            for name in sorted(everything)
        ],
    }
    serial = uuid5(NAMESPACE_URL, json.dumps([__version__, content], sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": _ref(PROGRAM, versions),
                "name": PROGRAM,
                "version": __version__,
                "purl": _ref(PROGRAM, versions),
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        **content,
    }


def needs(extras: Iterable[str]) -> dict[str, set[str]]:
    """Return the packages that the program with these extras needs on this system, each with those it needs itself."""
    asked: dict[str, set[str]] = defaultdict(set)
    waiting, met = [(PROGRAM, extra) for extra in ("", *extras)], set[tuple[str, str]]()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in met:
            continue
        met.add((name, extra))
        asked[name] |= set()
        for requirement in map(Requirement, distribution(name).requires or ()):
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                other = canonicalize_name(requirement.name)
                asked[name].add(other)
                waiting += [(other, more) for more in ("", *requirement.extras)]
    return asked


def _ref(name: str, versions: Mapping[str, str]) -> str:
    return f"pkg:pypi/{name}@{__version__ if name == PROGRAM else versions[name]}"


def _part(name: str, version: str, *, required: bool) -> dict[str, Any]:
    package = distribution(name)
    part: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": package.metadata["Name"],
        "version": version,
        "scope": "required" if required else "optional",
        "purl": f"pkg:pypi/{name}@{version}",
    }
    if licences := [*_licences(package)]:
        part["licenses"] = licences
    return part


def _licences(package: Distribution) -> Iterator[dict[str, Any]]:
    """Yield the licence as the package states it: an expression of today, or the words of older ones."""
    stated = package.metadata
    if "License-Expression" in stated:
        yield {"expression": stated["License-Expression"]}
        return
    words = "".join(stated.get_all("License") or ())
    classified = [line.rpartition(" :: ")[2] for line in stated.get_all("Classifier") or () if "License ::" in line]
    if re.fullmatch(r"[^\n]{1,60}", words):
        yield {"license": {"name": words}}
    else:
        yield from ({"license": {"name": name}} for name in classified)


def main(arguments: list[str]) -> None:
    """Write the bill of the lock to the file named."""
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    made = bill(locked((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    Path(arguments[0]).write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
