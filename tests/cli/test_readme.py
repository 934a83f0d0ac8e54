#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's chain is what really happens: every command of it is run, every line of its output compared."""

import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl import Ctl, tap  # noqa: E402

ctl = Ctl(sys.argv[1])
README = pathlib.Path(sys.argv[2])


def chain():
    """Pairs of a command and the output the README shows for it."""
    block = re.search(r"```console\n(.*?)```", README.read_text(), re.S).group(1)
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        elif line.startswith("> "):
            steps[-1] = (steps[-1][0] + "\n" + line[2:], [])
        else:
            steps[-1][1].append(line)
    return steps


def readme_is_true():
    """every command of the README prints what the README says"""
    env = {**ctl.env, "PATH": f"{pathlib.Path(ctl.binary).parent}:/usr/bin:/bin"}
    steps = chain()
    assert len(steps) > 8, "the chain is not in the README"
    for command, expected in steps:
        done = subprocess.run(["sh", "-c", command], cwd=ctl.home.name, env=env, capture_output=True, text=True,
                              check=False)
        got = (done.stdout + done.stderr).splitlines()
        if os.environ.get("WRITE_README"):
            print(f"# $ {command}")
            for line in got:
                print(f"# {line}")
            continue
        assert [line.rstrip() for line in got] == [line.rstrip() for line in expected], \
            f"$ {command}\n" + "\n".join(got)


tap([readme_is_true])
