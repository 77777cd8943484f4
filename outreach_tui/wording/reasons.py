"""What an operating system says when it will not do something with a file, in words of ours."""

import errno
import os
from collections.abc import Mapping

from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark

_OF_CODE: Mapping[int, str] = {
    errno.EACCES: mark("there is no permission"),
    errno.EPERM: mark("there is no permission"),
    errno.EROFS: mark("the disk can only be read"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.EFBIG: mark("the file would become too large"),
    errno.EIO: mark("the disk reports an error"),
    errno.ENOENT: mark("it does not exist"),
    errno.EEXIST: mark("it exists already"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("what should be a folder is a file"),
    errno.ENOTEMPTY: mark("the folder is not empty"),
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.EINVAL: mark("it is not a plain file, or its name is not allowed"),
    errno.ELOOP: mark("its links lead in a circle"),
    errno.EBUSY: mark("another program is using it"),
    errno.EMFILE: mark("too many files are open"),
}
_OF_TEXT: Mapping[str, str] = {os.strerror(code): message for code, message in _OF_CODE.items()}


def reason_in_words(reason: str) -> str:
    """Return the words for what the system said; what it never says is returned as it is."""
    message = _OF_TEXT.get(reason)
    return _(message) if message else reason
