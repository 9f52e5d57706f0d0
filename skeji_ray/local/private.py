"""Directories and files of a home: for its owner alone, whatever the umask of whoever starts it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO

UMASK = 0o077
"""Of every server that writes into a home."""
_FOLDERS = (".", "database")
"""Whose files are ours: a home may be a folder that its owner keeps other things in."""
_FILES = ("*.log", "*.json", "*.pid", "*.numbers", "database/*")


def private_home(home: Path) -> None:
    """Make the home where there is none, and take from others what an earlier release left open to them."""
    make_private(home)
    for name in _FOLDERS[1:]:
        if (home / name).is_dir():
            _take_from_others(home / name)
    for path in _files(home):
        _take_from_others(path)


def make_private(directory: Path) -> None:
    """Make a directory of mode 0700; one that stands becomes so, unless it is another's or shared by purpose."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    _take_from_others(directory)


def open_private(path: Path, mode: str = "w") -> IO[str]:
    """Open a text file for writing, `w` or `a`; it has mode 0600 from its first byte on."""
    beginning = os.O_TRUNC if mode == "w" else os.O_APPEND
    file = os.open(path, os.O_WRONLY | os.O_CREAT | beginning, 0o600)
    _take_from_others(path)
    return os.fdopen(file, mode)


def _files(home: Path) -> Iterator[Path]:
    for pattern in _FILES:
        yield from (path for path in home.glob(pattern) if path.is_file() and not path.is_symlink())


def _take_from_others(path: Path) -> None:
    found = path.stat()
    if found.st_uid != os.getuid() or found.st_mode & stat.S_ISVTX:
        return
    if found.st_mode & UMASK:
        path.chmod(stat.S_IMODE(found.st_mode) & ~UMASK)
