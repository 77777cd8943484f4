"""Run a command and print its peak memory in MiB; small, since a process begins as large as the one that started it.

python -S -m benchmarks.apps.peak COMMAND ...
"""

import os
import sys


def measure(command: list[str]) -> tuple[int, float]:
    """Return the exit code of a command and its peak memory in MiB."""
    process = os.fork()
    if not process:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(command[0], command)
    _, status, usage = os.wait4(process, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024


if __name__ == "__main__":
    code, peak = measure(sys.argv[1:])
    print(peak)
    sys.exit(code)
