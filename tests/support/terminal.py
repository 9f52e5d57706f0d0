"""A terminal that a command runs in, and what it shows."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def in_terminal(argv: Sequence[str], env: Mapping[str, str], cwd: Path | None = None) -> tuple[int, str]:
    """Run a command to its end: exit code, and the text that it showed, without colours and cursor movements."""
    leader, follower = pty.openpty()
    with subprocess.Popen(argv, stdin=follower, stdout=follower, stderr=follower, env=env, cwd=cwd) as child:
        os.close(follower)
        text = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # nobody has the other end any more
                part = b""
            if not part:
                break
            text += part
    os.close(leader)
    return child.returncode, _CONTROL.sub("", text.decode()).replace("\r", "\n")
