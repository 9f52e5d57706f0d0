"""A terminal for our own lines alone: what libraries and their processes print goes to a log file.

Ray prints warnings of its raylets and of Serve to the driver's stdout, whatever it is told of logging, and its C++
parts write to the file descriptors themselves. So the descriptors are what is redirected.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from skeji_ray.local.private import open_private

LOG = "ray.log"
"""In the home; made anew at each start, so that it stays small."""
_STDOUT, _STDERR = 1, 2


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where people and scripts read, as it was before the redirection."""

    out: TextIO
    err: TextIO


@contextmanager
def own_terminal(home: Path) -> Iterator[Terminal]:
    """Redirect stdout and stderr of this process, and of all that it starts, into a log file of the home.

    Our own warnings are still shown. What is raised leaves with both put back, so that it can be told.
    """
    with ExitStack() as ends:
        out, err = _kept(_STDOUT, ends), _kept(_STDERR, ends)
        ends.callback(_put_back, out, err)
        with open_private(home / LOG) as log:
            _flush()
            os.dup2(log.fileno(), _STDOUT)
            os.dup2(log.fileno(), _STDERR)
        handler = logging.StreamHandler(err)
        handler.setLevel(logging.WARNING)
        logger = logging.getLogger("skeji_ray")
        logger.addHandler(handler)
        ends.callback(logger.removeHandler, handler)
        yield Terminal(out, err)


def _kept(descriptor: int, ends: ExitStack) -> TextIO:
    return ends.enter_context(os.fdopen(os.dup(descriptor), "w", buffering=1))


def _put_back(out: TextIO, err: TextIO) -> None:
    _flush()
    for kept, descriptor in ((out, _STDOUT), (err, _STDERR)):
        kept.flush()
        os.dup2(kept.fileno(), descriptor)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
