# SPDX-License-Identifier: GPL-3.0-or-later
"""cultivarctl for tests: run it, read its JSON, hold its promises. And TAP for what was found."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback


class Failed(Exception):
    """A command that ended with exit 1 or 2, with what it said."""

    def __init__(self, code, message):
        super().__init__(f"exit {code}: {message}")
        self.code = code
        self.message = message


class Ctl:
    """One cultivarctl binary with a home of its own."""

    def __init__(self, binary, data_dir=None):
        self.binary = str(pathlib.Path(binary).resolve())
        self.home = tempfile.TemporaryDirectory(prefix="cultivar-test-")
        self.folder = pathlib.Path(self.home.name)
        self.env = {
            "PATH": "/usr/bin:/bin",
            "HOME": self.home.name,
            "XDG_DATA_HOME": str(self.folder / "data"),
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
            "G_DEBUG": "fatal-warnings",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "CULTIVAR_DATA_DIR", "CULTIVAR_LOCALE_DIR"):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def command(self, *words, plan=None, as_of=None, as_json=False):
        line = [self.binary]
        if plan is not None:
            line += ["--plan", str(plan)]
        if as_of is not None:
            line += ["--as-of", as_of]
        if as_json:
            line.append("--json")
        return line + [str(w) for w in words]

    def run(self, *words, stdin=None, check=True, env=None, **where):
        """Standard output of one command; Failed if it failed."""
        done = subprocess.run(self.command(*words, **where), input=stdin, capture_output=True, text=True,
                              env={**self.env, **(env or {})}, timeout=300, check=False)
        if done.returncode < 0 or done.returncode > 2:
            raise AssertionError(f"{words}: exit {done.returncode}\n{done.stderr}")
        if check and done.returncode != 0:
            raise Failed(done.returncode, done.stderr.strip())
        return done.stdout

    def json(self, *words, **where):
        return json.loads(self.run(*words, as_json=True, **where))

    def fails(self, *words, code=1, saying=None, **where):
        """The sentence a command refuses with; an assertion if it does not."""
        try:
            out = self.run(*words, **where)
        except Failed as failed:
            assert failed.code == code, f"{words}: exit {failed.code}, not {code}: {failed.message}"
            sentences = failed.message.splitlines()
            assert sentences and sentences[0].strip(), f"{words}: fails without a word"
            assert saying is None or saying.lower() in failed.message.lower(), \
                f"{words}: said “{failed.message}”, nothing about “{saying}”"
            return failed.message
        raise AssertionError(f"{words}: did not fail, and printed {out!r}")

    def new(self, name="plan", **period):
        """An empty plan file for 2026."""
        path = self.folder / f"{name}.cultivar"
        self.run("new", path, "--name", name, "--from", period.get("start", "2026-01-05"),
                 "--to", period.get("end", "2026-12-27"))
        return path

    def batch(self, plan, script):
        """Runs command lines; every one must be carried out. Returns the ids by line."""
        out = self.run("batch", plan=plan, stdin=script)
        answers = [line.split(" ", 2) for line in out.splitlines()]
        assert all(a[0] == "ok" for a in answers), out
        return [a[2] if len(a) > 2 else None for a in answers]


def beside(path):
    """Names of all files in the folder of @path, to show that nothing was left behind."""
    return sorted(p.name for p in pathlib.Path(path).parent.iterdir())


def tap(tests):
    """Runs functions in order and prints TAP; exit status 1 if one fails."""
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        title = (test.__doc__ or test.__name__).strip().splitlines()[0]
        try:
            test()
            print(f"ok {number} - {title}", flush=True)
        except Exception:  # a test may fail in any way
            failed += 1
            print(f"not ok {number} - {title}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"#   {line}", flush=True)
    sys.exit(1 if failed else 0)
