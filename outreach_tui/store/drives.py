"""Whether a file lies on a drive that is really another machine's: a write-ahead log does not work there.

Such a log shares memory between the programs that use it, and memory is not shared between machines; SQLite's own
documentation rules it out. One program at a time may still use the file there, with a rollback journal.
"""

import os
from functools import lru_cache
from pathlib import Path, PurePosixPath

#: Kinds of file systems, as Linux names them, that come over a network or out of another system.
NETWORK_SYSTEMS = frozenset(
    {
        "9p", "afs", "ceph", "cifs", "davfs", "drvfs", "fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs",
        "fuse.sshfs", "fuse.vmhgfs-fuse", "gfs2", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs",
        "vboxsf", "vmhgfs",
    }
)  # fmt: skip

_MOUNTS = Path("/proc/self/mountinfo")
#: What Windows answers for a drive of another machine.
_REMOTE_DRIVE = 4


def is_remote(path: Path) -> bool:
    """Tell whether a file lies, or would lie, on a drive of another machine."""
    return _is_remote_folder(str(path.absolute().parent))


@lru_cache(maxsize=64)
def _is_remote_folder(folder: str) -> bool:
    if os.name == "nt":
        return _is_remote_on_windows(folder)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
        return system_of(Path(folder).resolve().as_posix(), mounts) in NETWORK_SYSTEMS
    except OSError:
        return False


def system_of(folder: str, mounts: str) -> str:
    """Return the kind of file system that a folder lies on, by what Linux says of its mounts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        place, separator, rest = line.partition(" - ")
        fields = place.split(" ")
        if not separator or len(fields) < 5:
            continue
        point = fields[4].encode("latin-1", "replace").decode("unicode_escape", "replace")
        within = folder == point or PurePosixPath(point) in PurePosixPath(folder).parents
        if within and len(point) >= len(best):  # of several on one place the last one is seen
            best, kind = point, rest.split(" ")[0]
    return kind


def _is_remote_on_windows(folder: str) -> bool:
    if folder.startswith("\\\\"):
        return True
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return windll is not None and windll.kernel32.GetDriveTypeW(Path(folder).anchor) == _REMOTE_DRIVE
