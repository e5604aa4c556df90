"""Starts, stops and watches ministack; called by the script `emulator`, whose beginning says how."""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

DEFAULT_PORT = 4566
HEALTHY_WITHIN_SECONDS = 60
STOPS_WITHIN_SECONDS = 5


class Failure(Exception):
    """What ends a command, in words for its user."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def require_free(port):
    """An emulator at the port that is not ours would answer in the place of the new one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as e:
            raise Failure(
                f"port {port} cannot be had ({e.strerror}): another emulator runs there, perhaps. Stop it, or take another"
                " port: --port 0, or SOURCELAKE_CLOUD_PORT=0 for localstack/up") from e


def environment(port, state):
    # Functions inherit all of this: no real credentials, and everything they call is the emulator.
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
    return inherited | {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "STATE_DIR": str(state / "state"),
        "S3_DATA_DIR": str(state / "s3"),
        "TMPDIR": str(state / "tmp"),
    }


def healthy(endpoint):
    try:
        with urllib.request.urlopen(f"{endpoint}/_ministack/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def launch(port, state):
    """Starts ministack as the leader of a process group of its own; returns its process and endpoint."""
    state.mkdir(parents=True, exist_ok=True)
    (state / "tmp").mkdir(exist_ok=True)
    log = state / "emulator.log"
    port = {None: DEFAULT_PORT, 0: free_port()}.get(port, port)
    require_free(port)
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"],
            env=environment(port, state), stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            start_new_session=True)
    endpoint = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + HEALTHY_WITHIN_SECONDS
    while process.poll() is None and not healthy(endpoint):
        if time.monotonic() > deadline:
            stop(process.pid, process.poll)
            raise Failure(f"it does not answer at {endpoint} after {HEALTHY_WITHIN_SECONDS} s; see {log}")
        time.sleep(0.05)
    if process.poll() is not None:
        last = "\n".join(log.read_text(errors="replace").splitlines()[-8:])
        raise Failure(f"it ended at once, of which its log {log} says:\n{last}")
    return process, endpoint


def stop(pid, ended):
    """Asks ministack to end, and ends it and every function of its group."""
    def send(kill, number):
        try:
            kill(pid, number)
        except ProcessLookupError:
            pass

    send(os.kill, signal.SIGTERM)
    deadline = time.monotonic() + STOPS_WITHIN_SECONDS
    while ended() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    send(os.killpg, signal.SIGKILL)


def command_of(pid):
    """What a process was started with, since its id may be another program's by now; empty where there is none."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
        except OSError:
            return ""
    return subprocess.run(
        ["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False).stdout


def running(state):
    """What the state folder says of a running emulator; None where there is none."""
    try:
        known = json.loads((state / "emulator.json").read_text())
    except FileNotFoundError:
        return None
    return known if "ministack" in command_of(known["pid"]) else None


def command_start(options):
    known = running(options.state)
    if known:
        if options.port not in (None, 0, known["port"]):
            raise Failure(f"one runs at {known['endpoint']} already; stop it, or name another --state")
        print(known["endpoint"])
        return
    process, endpoint = launch(options.port, options.state)
    port = int(endpoint.rpartition(":")[2])
    (options.state / "emulator.json").write_text(
        json.dumps({"pid": process.pid, "port": port, "endpoint": endpoint}))
    print(endpoint)


def command_stop(options):
    known = running(options.state)
    if known:
        stop(known["pid"], lambda: None if running(options.state) else 0)
    (options.state / "emulator.json").unlink(missing_ok=True)
    shutil.rmtree(options.state / "tmp", ignore_errors=True)


def command_status(options):
    known = running(options.state)
    if not known or not healthy(known["endpoint"]):
        raise Failure("not running; start it with: localstack/emulator start")
    print(known["endpoint"])


def command_run(options):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="sourcelake-emulator-", ignore_cleanup_errors=True) as state:
        process, endpoint = launch(options.port, Path(state))
        try:
            print(endpoint, flush=True)
            sys.stdin.read()
        finally:
            stop(process.pid, process.poll)


def main():
    parser = argparse.ArgumentParser(prog="emulator", description="The local cloud's AWS")
    commands = parser.add_subparsers(required=True, metavar="start|stop|status|run")
    for name, command in {
            "start": command_start, "stop": command_stop, "status": command_status, "run": command_run}.items():
        parsed = commands.add_parser(name)
        parsed.set_defaults(command=command)
        if name in ("start", "run"):
            parsed.add_argument("--port", type=int, help=f"{DEFAULT_PORT} if none is named, 0 for a free one")
        if name != "run":
            parsed.add_argument(
                "--state", type=lambda folder: Path(folder).absolute(),
                default=Path(__file__).resolve().parent / "target" / "emulator")
    options = parser.parse_args()
    try:
        options.command(options)
    except Failure as e:
        sys.exit(f"emulator: {e}")


if __name__ == "__main__":
    main()
