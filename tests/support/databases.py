"""Databases for the contract suites: embedded always, MONGO_URI's when it is set, a Java one in the system tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from pymongo import MongoClient

from skeji_ray.local.database import EmbeddedDatabase
from skeji_ray.local.process import ChildProcess, free_port
from tests.support.maven import CACHE, libraries

_VERSION = "1.47.0"
_MAIN = """
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

public class Main {
  public static void main(String[] args) {
    MemoryBackend backend = new MemoryBackend();
    backend.version(new MongoVersion() {
      public List<Integer> getVersionArray() { return List.of(7, 0, 0); }
      public int getWireVersion() { return 21; }
      public String toVersionString() { return "7.0.0"; }
    });
    new MongoServer(backend).bind("127.0.0.1", Integer.parseInt(args[0]));
  }
}
"""


class JavaMongo:
    """mongo-java-server, compiled on the spot: another hand's reading of the same protocol. Keeps nothing."""

    def __init__(self, home: Path) -> None:
        self._port = free_port()
        folder = CACHE / "mongo"
        artifacts = [f"de.bwaldvogel:mongo-java-server{part}:{_VERSION}" for part in ("", "-memory-backend")]
        libs = libraries("mongo", artifacts)
        source, compiled = folder / "Main.java", folder / "Main.class"
        if not compiled.exists() or source.read_text() != _MAIN:
            source.write_text(_MAIN)
            subprocess.run(["javac", "-cp", f"{libs}/*", "-d", str(folder), str(source)], check=True, timeout=300)
        argv = ["java", "-Xmx256m", "-cp", f"{libs}/*:{folder}", "Main", str(self._port)]
        self.process = ChildProcess("Java MongoDB", argv, home / "java-mongo.log")

    def start(self) -> None:
        self.process.start()
        self.process.wait_ready(self._port)

    def stop(self) -> None:
        self.process.stop()

    def uri(self, database: str) -> str:
        return f"mongodb://127.0.0.1:{self._port}/{database}"


class Databases:
    """Starts each server once, and gives every test a database of its own."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._embedded: EmbeddedDatabase | None = None
        self._java: JavaMongo | None = None
        self._on_given: list[str] = []

    def fresh_uri(self, kind: str) -> str:
        """An empty database on a server of this kind; `embedded` is MONGO_URI's where that is set."""
        name = f"test_{uuid4().hex[:12]}"
        if kind == "java":
            if self._java is None:
                self._java = JavaMongo(self._home)
                self._java.start()
            return self._java.uri(name)
        given = os.environ.get("MONGO_URI")
        if given is not None:
            self._on_given.append(name)
            return _named(given, name)
        if self._embedded is None:
            self._embedded = EmbeddedDatabase(self._home, free_port())
            self._embedded.start()
        return _named(self._embedded.uri, name)

    def stop(self) -> None:
        """End what was started here; on a server that was given, leave no database behind."""
        given = os.environ.get("MONGO_URI")
        if given is not None and self._on_given:
            with MongoClient[dict[str, object]](given) as client:
                for name in self._on_given:
                    client.drop_database(name)
        for server in (self._embedded, self._java):
            if server is not None:
                server.stop()


def _named(uri: str, database: str) -> str:
    """The same server and options, another database; a user of the first one still logs in there."""
    parts = urlsplit(uri)
    options = parts.query
    if "@" in parts.netloc and "authSource" not in options:
        options = "&".join(part for part in (options, f"authSource={parts.path.strip('/') or 'admin'}") if part)
    return urlunsplit(parts._replace(path=f"/{database}", query=options))
