"""Runs a command and samples the resident memory of all its processes together."""

import os
import subprocess
import time


def _children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


def _resident_kib(pid):
    """Proportional share, so that pages of libraries that processes share count once."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


def _tree_kib(pid):
    return _resident_kib(pid) + sum(_tree_kib(child) for child in _children(pid))


def run(command, stdout=subprocess.DEVNULL):
    """Returns (peak MiB, wall seconds); a failing command ends the benchmark with its output."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _tree_kib(process.pid))
        time.sleep(0.05)
    errors = process.stderr.read()
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{errors}")
    return peak / 1024, time.monotonic() - start


ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCELAKE = os.path.join(ROOT, "sourcelake")


def verdict(name, ratio, limit):
    print(f"{name}: {ratio:.2f} (limit {limit})")
    if ratio > limit:
        raise SystemExit(f"{name} is over its limit")
