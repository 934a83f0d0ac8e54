# SPDX-License-Identifier: GPL-3.0-or-later
"""Running programs in turn and reading what they cost, on a machine that does other things, too.

Most figures are ratios: each turn runs the program and its anchor right after each other, and the median of the turns'
ratios is quoted. Slow moments of the machine hit both. Where a figure is in milliseconds, the calmest turn is."""

import contextlib
import dataclasses
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

CLOCK_TICK = os.sysconf("SC_CLK_TCK")
QUIET_CORES = 0.35


class Failed(Exception):
    """A program that could not be measured, with what it said."""


def busy_seconds():
    """CPU time of the whole machine since it started."""
    with open("/proc/stat", encoding="ascii") as stat:
        user, nice, system, _idle, _wait, *interrupts = map(int, stat.readline().split()[1:])
    return (user + nice + system + sum(interrupts[:3])) / CLOCK_TICK


def wait_for_quiet(seconds):
    """Until others use little of the machine, but not for longer than that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        busy, now = busy_seconds(), time.monotonic()
        time.sleep(0.1)
        if (busy_seconds() - busy) / (time.monotonic() - now) < QUIET_CORES:
            return


@dataclasses.dataclass
class Run:
    """What one run of a program cost, its children included."""

    cpu: float  # ms
    memory: float  # MiB, the most at once; not below that of this interpreter, which it was started from
    output: str


def run(command, env=None, stdin=None):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=err,
                                   env=env or {**os.environ, "LC_ALL": "C.UTF-8"}, stdin=stdin or subprocess.DEVNULL)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode != 0:
            name = pathlib.Path(command[0]).name
            raise Failed(f"{name} ended with {process.returncode}: {err.read().decode(errors='replace').strip()}")
        return Run((usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024, out.read().decode(errors="replace"))


def in_turn(rounds, quiet, **jobs):
    """Calls each job once a round, after a first round that warms up. The jobs' answers by name, round by round."""
    answers = {name: [] for name in jobs}
    for number in range(-1, rounds):
        for name, job in jobs.items():
            wait_for_quiet(quiet)
            answer = job()
            if number >= 0:
                answers[name].append(answer)
    return answers


def middle(values):
    return statistics.median(values)


def calmest(values):
    """The figure a quiet machine gives: what others do on it only ever adds to a turn."""
    return sorted(values)[len(values) // 10]


def ratio(values, anchors):
    return statistics.median(a / b for a, b in zip(values, anchors))


class Display:
    """A screen and a session bus of our own, and windows timed on them (watch.c)."""

    def __init__(self, watch, home):
        self.watch = watch
        self.home = home
        self.stack = contextlib.ExitStack()
        self.env = None

    def __enter__(self):
        for program in ("Xvfb", "dbus-daemon"):
            if shutil.which(program) is None:
                raise Failed(f"{program} is not installed")
        runtime = self.stack.enter_context(
            tempfile.TemporaryDirectory(prefix="cultivar-bench-", ignore_cleanup_errors=True))
        screen = self.start(["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"])
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--print-address=1"])
        self.env = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": runtime,
            "DISPLAY": f":{screen}",
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory",
            "LC_ALL": "C.UTF-8",
        }
        return self

    def __exit__(self, *failure):
        self.stack.close()

    def start(self, command):
        """A server that goes when this does. Answers the first line it prints: it is ready then."""
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.stack.callback(process.wait)
        self.stack.callback(process.terminate)
        self.stack.callback(process.stdout.close)
        return process.stdout.readline().strip()

    def time_window(self, title, *command, shot=None, **env):
        """The figures of watch.c by name."""
        keep = ["--shot", shot] if shot else []
        line = run([self.watch, title, *keep, "--", *command], env={**self.env, **env}).output
        return {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)\b", line)}

    def drive(self, title, *command, **env):
        """The window of @command whose title has @title, to be driven by keys."""
        return Driven(self, title, command, {**self.env, **env})


class Driven:
    """A window that is worked by keys, and what each costs its main thread: what a person would wait for."""

    QUIET_SECONDS = 0.15
    TIMEOUT_SECONDS = 30

    def __init__(self, display, title, command, env):
        if shutil.which("xdotool") is None:
            raise Failed("xdotool is not installed")
        self.env = env
        # A cursor that blinks and things that slide are drawn again and again; what is asked for here is the work itself.
        settings = display.home / "config/gtk-4.0/settings.ini"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n", encoding="ascii")
        display.stack.callback(settings.unlink)
        self.process = subprocess.Popen([str(word) for word in command], env=env, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        display.stack.callback(self.close)
        self.window = self.xdotool("search", "--sync", "--onlyvisible", "--name", title).split()[0]
        self.xdotool("windowfocus", self.window)
        self.settle()

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, check=True,
                              timeout=self.TIMEOUT_SECONDS).stdout

    def used(self):
        """Main thread's CPU time in ms."""
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/schedstat", encoding="ascii") as stat:
            return int(stat.read().split()[0]) / 1e6

    def settle(self):
        """Until the main thread has been at rest for a while: its CPU time then."""
        end = time.monotonic() + self.TIMEOUT_SECONDS
        before, since = self.used(), time.monotonic()
        while time.monotonic() - since < self.QUIET_SECONDS:
            if self.process.poll() is not None or time.monotonic() > end:
                raise Failed("the window ended, or did not come to rest")
            time.sleep(0.005)
            now = self.used()
            if now - before > 1:
                before, since = now, time.monotonic()
        return self.used()

    def do(self, *words):
        """ms of the main thread from what xdotool is told to rest."""
        before = self.used()
        self.xdotool(*words)
        return self.settle() - before

    def press(self, key):
        """ms of the main thread from pressing @key to rest."""
        return self.do("key", "--clearmodifiers", key)

    def wait(self):
        """Until no thread has worked for a while: what was asked of the others is there."""
        def used():
            with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
                return sum(map(int, stat.read().rsplit(")", 1)[1].split()[11:13]))

        end, before = time.monotonic() + self.TIMEOUT_SECONDS, None
        while before != (now := used()):
            if time.monotonic() > end:
                raise Failed("the window did not come to rest")
            before = now
            time.sleep(2 * self.QUIET_SECONDS)

    def close(self):
        self.process.terminate()
        self.process.wait()
