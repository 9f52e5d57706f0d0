"""Another release of the product: its code as it is, with a few things changed, in a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns

import skeji_ray

INSTALLED = Path(skeji_ray.__file__).parent


def release(folder: Path, version: str, changes: Mapping[str, tuple[str, str]]) -> Path:
    """Make it; Python finds it before the installed one where `folder` comes first in its path.

    Args:
        changes: module's path -> what stands there once, and what stands there in this release.
    """
    code = folder / INSTALLED.name
    copytree(INSTALLED, code, ignore=ignore_patterns("__pycache__"))
    for path, (before, after) in changes.items():
        text = (code / path).read_text()
        assert text.count(before) == 1, f"{path}: {before!r}"
        (code / path).write_text(text.replace(before, after))
    metadata = folder / f"skeji_ray-{version}.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text(f"Metadata-Version: 2.1\nName: skeji-ray\nVersion: {version}\n")
    return folder
