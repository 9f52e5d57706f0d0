"""The token that Ray's ports ask for: whoever has it runs code there. One for each home, chosen before Ray is imported.

Ray reads its environment when it is imported, so it is not imported here.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from skeji_ray.local.private import make_private, open_private

MODE, TOKEN, TOKEN_PATH = "RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"
FILE = "ray-token"
RAYS_OWN = Path("~/.ray/auth_token")


def use_own_token(home: Path) -> None:
    """Start Ray with the token of this home, which is made where there is none."""
    if not _read(home / FILE):
        give_token(home, secrets.token_hex(32))
    use_token_of(home)


def use_token_of(home: Path) -> None:
    """Show the token of this home, here and in what is started from here. Call it before Ray is imported."""
    os.environ.setdefault(MODE, "token")
    os.environ.pop(TOKEN, None)  # it would be taken first, and is some other cluster's
    os.environ[TOKEN_PATH] = str(home / FILE)


def use_fresh_token() -> None:
    """Start Ray with a token of this process alone. Call it before Ray is imported."""
    os.environ.setdefault(MODE, "token")
    os.environ[TOKEN] = secrets.token_hex(32)


def give_token(home: Path, token: str) -> None:
    """Let the next cluster of this home have this token."""
    make_private(home)
    with open_private(home / FILE) as file:
        file.write(token)


def authorization(home: Path | None) -> dict[str, str]:
    """Return the headers that a dashboard asks for.

    Args:
        home: the one whose cluster it is; None: another cluster, whose token is looked up as Ray's own clients do.
    """
    token = (_read(home / FILE) if home is not None else "") or _of_environment()
    if os.environ.get(MODE, "token").lower() != "token" or not token:
        return {}
    return {"Authorization": f"Bearer {token}"}


def _of_environment() -> str:
    if token := os.environ.get(TOKEN, "").strip():
        return token
    return _read(Path(os.environ.get(TOKEN_PATH) or RAYS_OWN).expanduser())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
