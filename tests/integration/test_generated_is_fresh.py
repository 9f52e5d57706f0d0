"""What is generated is what the code says now."""

from __future__ import annotations

import re
from pathlib import Path

from tools import generate

ROOT = Path(__file__).resolve().parents[2]


def test_no_generated_file_is_stale() -> None:
    assert generate.stale() == []


def test_a_changed_a_missing_and_a_left_over_page_are_all_found_and_mended(tmp_path: Path) -> None:
    generate.write(tmp_path)
    assert generate.stale(tmp_path) == []

    (tmp_path / "docs/topology.md").write_text("old")
    (tmp_path / "docs/settings.md").unlink()
    (tmp_path / "tests/golden/Plan.json").unlink()
    (tmp_path / "docs/messages/Gone.md").write_text("a message that is no more")
    found = {"docs/topology.md", "docs/settings.md", "tests/golden/Plan.json", "docs/messages/Gone.md"}

    assert set(generate.stale(tmp_path)) == found
    assert set(generate.write(tmp_path)) == found
    assert generate.stale(tmp_path) == []


def test_a_golden_record_is_never_written_again(tmp_path: Path) -> None:
    generate.write(tmp_path)
    (tmp_path / "tests/golden/Plan.json").write_text("as an earlier version wrote it")

    assert generate.write(tmp_path) == []
    assert (tmp_path / "tests/golden/Plan.json").read_text() == "as an earlier version wrote it"


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []
