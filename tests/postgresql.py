"""A throw-away PostgreSQL server for one run of the tests, from Debian's package.

It listens on a socket in its own folder only, trusts whoever can reach that folder, and forgets
everything at the end. It sorts letters as Dutch people do and not by their codes: a query that
counts on the order SQLite sorts in fails here.
"""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

_PROGRAMS = Path("/usr/lib/postgresql/15/bin")
#: PostgreSQL refuses to run as root; Debian's package makes this user.
_USER = "postgres"
_TEMPLATE = "leeswijzer_template"
#: Where files never wait for a disk: what a test keeps it forgets anyway.
_MEMORY = Path("/dev/shm")
#: A cluster with the databases of a run; containers often have 64 MB of memory files in all.
_ROOM_BYTES = 2 << 30
_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_SMALL = {
    "max_connections": "40",
    "shared_buffers": "16MB",
    "max_wal_size": "128MB",
    "listen_addresses": "''",
}


def is_installed() -> bool:
    """Whether Debian's postgresql-15 is there."""
    return (_PROGRAMS / "postgres").exists()


class Server:
    """A running server; `address` is what LEESWIJZER_DATABASE_URL takes, without a name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def address(self, name: str) -> str:
        return f"postgresql://{_USER}@/{name}?host={quote(str(self._folder))}"

    def new_database(self, like: str = "template0") -> str:
        """Make a database; gives its address."""
        name = f"t{uuid.uuid4().hex[:12]}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {like}")
        return self.address(name)

    def template(self, fill) -> str:
        """A database that `fill` has filled once, to copy for each test."""
        if not self.run(f"SELECT 1 FROM pg_database WHERE datname = '{_TEMPLATE}'"):
            self.run(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
            fill(self.address(_TEMPLATE))
        return _TEMPLATE

    def drop(self, address: str) -> None:
        name = address.rpartition("@/")[2].partition("?")[0]
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def running() -> Iterator[Server]:
    """A server, for as long as the block runs."""
    folder = Path(tempfile.mkdtemp(prefix="leeswijzer-pg-", dir=_roomy_memory()))
    cluster = folder / "cluster"
    options = {**_QUICK, **_SMALL, "unix_socket_directories": str(folder)}
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER, _USER)
        locale = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=nl"]
        _run("initdb", "-D", str(cluster), "-U", _USER, "-A", "trust", "--no-sync", *locale)
        with (cluster / "postgresql.conf").open("a") as configuration:
            configuration.writelines(f"{key} = {value}\n" for key, value in _quoted(options))
        _run("pg_ctl", "-D", str(cluster), "-w", "-t", "60", "-l", str(folder / "log"), "start")
        try:
            yield Server(folder)
        finally:
            _run("pg_ctl", "-D", str(cluster), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _roomy_memory() -> Path | None:
    """A folder in memory; None where there is none with room enough."""
    has_room = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOM_BYTES
    return _MEMORY if has_room else None


def _quoted(options: dict[str, str]) -> list[tuple[str, str]]:
    return [(key, value if value == "''" else f"'{value}'") for key, value in options.items()]


def _run(program: str, *arguments: str) -> None:
    become = ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--init-groups"]
    subprocess.run(
        [*(become if os.geteuid() == 0 else []), str(_PROGRAMS / program), *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        timeout=90,
    )
