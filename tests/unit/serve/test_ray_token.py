"""The token of Ray's ports: one for each home, for its owner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from skeji_ray.serve.ray_token import (
    FILE,
    MODE,
    TOKEN,
    TOKEN_PATH,
    authorization,
    give_token,
    use_fresh_token,
    use_own_token,
    use_token_of,
)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nothing of this machine's own, and nothing is left in the environment."""
    for name in (MODE, TOKEN, TOKEN_PATH):
        monkeypatch.setenv(name, "before")
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    before = os.umask(0)
    yield
    os.umask(before)


def test_two_homes_have_two_tokens_and_each_keeps_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    tokens = []
    for home in (one, other, one):
        use_own_token(home)
        assert os.environ[TOKEN_PATH] == str(home / FILE)
        assert os.environ[MODE] == "token"
        tokens.append((home / FILE).read_text())
    assert tokens[0] == tokens[2] != tokens[1]
    assert all(len(token) == 64 for token in tokens)


def test_a_token_is_for_its_owner_alone(tmp_path: Path) -> None:
    use_own_token(tmp_path / "home")
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "home" / FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("left", [b"", b" \n", b"\xff\xfe"])
def test_a_token_file_without_a_token_gets_one(tmp_path: Path, left: bytes) -> None:
    (tmp_path / FILE).write_bytes(left)
    use_own_token(tmp_path)
    assert len((tmp_path / FILE).read_text()) == 64


def test_the_token_of_another_cluster_is_neither_used_nor_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(TOKEN, "of production")
    use_own_token(tmp_path)
    assert TOKEN not in os.environ
    assert "production" not in (tmp_path / FILE).read_text()


def test_who_joins_shows_the_token_of_the_home(tmp_path: Path) -> None:
    give_token(tmp_path, "of this home")
    use_token_of(tmp_path)
    assert (os.environ[MODE], os.environ[TOKEN_PATH]) == ("token", str(tmp_path / FILE))


def test_a_cluster_without_a_home_has_a_token_of_its_process() -> None:
    use_fresh_token()
    first = os.environ[TOKEN]
    use_fresh_token()
    assert os.environ[TOKEN] != first


def test_a_dashboard_is_shown_the_homes_token_before_any_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(TOKEN, "another")
    home = tmp_path / "home"
    assert authorization(home) == {"Authorization": "Bearer another"}, "a cluster of this home that Ray's tools started"
    give_token(home, "own")
    assert authorization(home) == {"Authorization": "Bearer own"}
    assert authorization(None) == {"Authorization": "Bearer another"}


def test_other_clusters_tokens_are_looked_up_as_rays_clients_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert authorization(None) == {}
    (tmp_path / ".ray").mkdir()
    (tmp_path / ".ray" / "auth_token").write_text("usual\n")
    assert authorization(None) == {"Authorization": "Bearer usual"}
    (tmp_path / "mine").write_text("mine")
    monkeypatch.setenv(TOKEN_PATH, str(tmp_path / "mine"))
    assert authorization(None) == {"Authorization": "Bearer mine"}


def test_where_ray_wants_no_token_none_is_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    give_token(tmp_path, "own")
    monkeypatch.setenv(MODE, "disabled")
    assert authorization(tmp_path) == {}
