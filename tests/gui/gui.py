# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window's tests share: a desk with the program on it, and TAP.

A test is a function that takes a Bench. It runs in a process, on a screen and with a home folder of its own; the
pictures it takes stay in the build folder. Whatever the program prints as a warning fails it."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import drive  # noqa: E402

PROGRAM = os.environ["CULTIVAR"]
CTL = os.environ["CULTIVARCTL"]
# The build's call is: test_x.py PROGRAM FOLDER [CASE...]; by hand, CULTIVAR_SHOTS is the folder.
SHOTS = sys.argv[2] if len(sys.argv) > 2 and os.path.isabs(sys.argv[2]) else os.environ["CULTIVAR_SHOTS"]
CASES = [a for a in sys.argv[1:] if not os.path.isabs(a)]

# What a machine for these tests must have; ./dev test installs it.
NEEDED = ("Xvfb", "xdotool", "openbox", "xprop", "dbus-daemon")


class Bench:
    """A desktop with the program on it, which may be started more than once."""

    def __init__(self, name, home, **desk):
        self.name, self.home = name, home
        self.out = os.path.join(SHOTS, name)
        os.makedirs(self.out, exist_ok=True)
        self.desk = drive.Desk(home=home, out=self.out, **desk)
        self.app = None

    @property
    def library(self):
        return os.path.join(self.home, ".local/share/cultivar/plans")

    def start(self, *args):
        self.app = self.desk.launch([PROGRAM, *args])
        return self.app

    def stop(self):
        """Closes the window as a person would; the program must end well and in silence."""
        code = self.app.close()
        assert code == 0, "exit status %s" % code
        self.check()

    def check(self):
        assert not self.app.warnings(), "\n".join(self.app.warnings())

    def ctl(self, *args, **kw):
        """cultivarctl on the same home folder."""
        return subprocess.run([CTL, *args], env=self.desk.env, capture_output=True, text=True, check=False, **kw)

    def key(self, *names):
        self.desk.key(*names)

    def type(self, text):
        self.desk.type(text)

    def shot(self, name):
        """The window as it is, into the build folder."""
        self.app.settle()
        return self.app.shot(name)

    def named(self):
        """Everything the keyboard can reach has a name."""
        nameless = [n.line() for n in self.app.unnamed()]
        assert not nameless, "a screen reader cannot name:\n" + "\n".join(nameless)

    def new_plan(self, name=None, start_from=None):
        """From the start page to an open plan."""
        if start_from is None:
            self.app.find("button", "New Plan…").click()
        else:
            self.app.find("row", start_from).click()
        self.app.find("entry", "Name")
        if name is not None:
            self.key("ctrl+a")
            self.type(name)
        self.key("Return")
        # A plan opens with its overview; the tests begin with its goals.
        self.app.find("row", "~Goals, step 2")
        self.key("ctrl+2")

    def see(self, check, what, timeout=6):
        """Waits for @check to hold."""
        end = time.time() + timeout
        while not check():
            assert time.time() < end, what
            time.sleep(0.1)

    def rows(self, list_name):
        """Names of the rows of a list, from top to bottom."""
        found = self.app.find("list", list_name)
        return [n.name for n in found.children() if n.role == "list item" and n.shown()]


@contextlib.contextmanager
def bench(name, **desk):
    home = desk.pop("home", None) or tempfile.mkdtemp(prefix="cultivar-home-")
    it = Bench(name, home, **desk)
    try:
        yield it
    except BaseException:
        with contextlib.suppress(Exception):
            it.desk.shot("failure.png")
            print(it.app.tree(), file=sys.stderr)
        raise
    finally:
        it.desk.close()
        shutil.rmtree(home, ignore_errors=True)


def _run(function, options):
    with bench(function.__name__, **options) as b:
        function(b)


def main(cases):
    """Runs the functions (or pairs of one and the desk's options) named on the command line, or all; prints TAP."""
    missing = [p for p in NEEDED if shutil.which(p) is None]
    if missing:
        print("1..0 # SKIP not installed: " + " ".join(missing))
        return 0

    cases = [(c, {}) if callable(c) else c for c in cases]
    if CASES:
        cases = [c for c in cases if c[0].__name__ in CASES]
    failed = 0
    print("1..%d" % len(cases), flush=True)
    for number, (function, options) in enumerate(cases, 1):
        try:
            drive.isolated(_run, function, options)
            print("ok %d - %s" % (number, function.__name__), flush=True)
        except Exception as error:  # noqa: BLE001: any failure of a case is its result
            failed += 1
            print("not ok %d - %s" % (number, function.__name__))
            for line in str(error).splitlines() or traceback.format_exc().splitlines():
                print("# " + line)
            sys.stdout.flush()
    return 1 if failed else 0
