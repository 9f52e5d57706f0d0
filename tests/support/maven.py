"""Java libraries by their names, kept between runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

CACHE = Path.home() / ".cache" / "skeji-tests"


def libraries(name: str, artifacts: list[str]) -> Path:
    """A folder with the jars of these `group:artifact:version` and all that they need."""
    folder = CACHE / name
    done = folder / "complete"
    if done.exists() and done.read_text() == "\n".join(artifacts):
        return folder / "libs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pom.xml").write_text(_pom(artifacts))
    subprocess.run(
        ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=libs"],
        cwd=folder, check=True, timeout=300,
    )  # fmt: skip
    done.write_text("\n".join(artifacts))
    return folder / "libs"


def _pom(artifacts: list[str]) -> str:
    wanted = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version></dependency>"
        for group, artifact, version in (one.split(":") for one in artifacts)
    )
    return (
        "<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>test</artifactId>"
        f"<version>1</version><dependencies>{wanted}</dependencies></project>"
    )
