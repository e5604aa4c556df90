"""Runs a command and samples the resident memory of all its processes together."""

import glob
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


def verdicts(*measured):
    """Prints each name, ratio and limit before it fails for any of them."""
    over = []
    for name, ratio, limit in measured:
        print(f"{name}: {ratio:.2f} (limit {limit})")
        over += [name] if ratio > limit else []
    if over:
        raise SystemExit("over the limit: " + "; ".join(over))


def java():
    """The launcher's java, the options with which it runs the program's classes, and where its native libraries lie."""
    state = os.path.join(ROOT, "cli", "target", "launcher")
    natives = os.path.join(ROOT, "shared", "native", "target", "lib")
    with open(f"{state}/jdk", encoding="utf-8") as file:
        program = os.path.join(file.read().strip(), "bin", "java")
    class_path = os.pathsep.join(sorted(glob.glob(f"{state}/*.jar")) + sorted(glob.glob(f"{state}/lib/*.jar")))
    return program, [f"@{state}/java.args", f"-Dsourcelake.native={natives}", "-cp", class_path], natives
