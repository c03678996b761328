"""Machine translation with the Argos packages installed in the data folder.

The engine runs in a process of its own with a time limit, started when first needed and again
after a crash. Amounts, dates, numbers and addresses never pass through it.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from forms.errors import TranslationError
from forms.language.engines.machine import Machine
from forms.language.packages import Package, installed_packages, route
from forms.text import Text

#: Less than one frame may take (10 s): an engine that hangs must not cost the answer. Loading two
#: packages of Argos 1.9 sizes takes 3 s.
DEFAULT_TIMEOUT_S = 8.0
# Many times what a page of translations takes.
_MOST_BYTES = 2_000_000


class ArgosTranslator:
    """Translates short texts with installed packages; safe to share between threads.

    `packages_folder` holds one folder per package; `scratch_folder` is where the engine's library
    may make its own folders. Close it, or leave it to the garbage collector.
    """

    def __init__(
        self, packages_folder: Path, scratch_folder: Path, timeout_s: float = DEFAULT_TIMEOUT_S
    ) -> None:
        self._packages_folder = packages_folder
        self._scratch_folder = scratch_folder
        self._timeout_s = timeout_s
        self._process: subprocess.Popen[bytes] | None = None
        self._talking = threading.Lock()
        self._machine = Machine(self._ask, _named)

    def packages(self) -> tuple[Package, ...]:
        """The packages installed now."""
        return installed_packages(self._packages_folder)

    def can_translate(self, source: str, target: str) -> bool:
        """Whether installed packages lead from `source` to `target`."""
        return bool(route(self.packages(), source, target))

    def translate(
        self,
        texts: Iterable[str],
        source: str,
        target: str,
        names: Sequence[str] = (),
        *,
        remembers: bool = False,
    ) -> dict[str, Text]:
        """Translations by text, in one batch. One that the guard refuses is left out.

        `names` of people and organisations are kept as they are. Without a way from `source` to
        `target` the answer is empty.

        Raises:
            TranslationError: the engine crashed, or did not answer in time.
        """
        chain = route(self.packages(), source, target)
        if not chain:
            return {}
        return self._machine.translate(chain, texts, source, target, names, remembers=remembers)

    def attempt(self, package: Package, text: str) -> str:
        """What the engine makes of a text with that package alone, whatever it is worth.

        Raises:
            TranslationError: it makes nothing of it.
        """
        return self._ask((package,), [text])[0]

    def close(self) -> None:
        """End the engine's process. It starts again when needed."""
        with self._talking:
            self._stop()

    def _ask(self, chain: tuple[Package, ...], texts: list[str]) -> list[str]:
        with self._talking:
            try:
                return self._answers(chain, texts)
            except TranslationError:
                self._stop()
                raise

    def _answers(self, chain: tuple[Package, ...], texts: list[str]) -> list[str]:
        request = {"packages": [str(package.folder) for package in chain], "texts": texts}
        try:
            process = self._running()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise TranslationError(f"The translation engine cannot be started: {reason}.") from None
        # Killing the process is what ends a hanging read or write below.
        alarm = threading.Timer(self._timeout_s, process.kill)
        alarm.start()
        try:
            line = _exchange(process, json.dumps(request).encode() + b"\n")
        finally:
            alarm.cancel()
        if not line.endswith(b"\n"):
            raise TranslationError("The translation engine stopped or did not answer in time.")
        return _texts(line, len(texts))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._stop()
        self._scratch_folder.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "forms.language.engines.argos_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(self._scratch_folder, self._packages_folder),
        )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _named(chain: tuple[Package, ...]) -> str:
    packages = (f"{package.source}-{package.target} {package.version}" for package in chain)
    return "Argos " + ", ".join(packages)


def _texts(line: bytes, count: int) -> list[str]:
    """The texts in an answer of the engine, which may be anything."""
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):
        answer = None
    found = answer.get("texts") if isinstance(answer, dict) else None
    if isinstance(found, list) and len(found) == count and all(isinstance(t, str) for t in found):
        return found
    named = answer.get("error") if isinstance(answer, dict) else None
    # The worker names a class of errors; anything longer might be a text.
    reason = named if isinstance(named, str) and named.isidentifier() else "an answer without sense"
    raise TranslationError(f"The translation engine failed: {reason}.")


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(request)
        process.stdin.flush()
        return process.stdout.readline(_MOST_BYTES)
    except OSError:  # the pipe broke: it crashed or was killed
        return b""


def _environment(scratch_folder: Path, packages_folder: Path) -> dict[str, str]:
    """All the engine gets to know. The XDG folders are where its library makes its own."""
    scratch = str(scratch_folder.absolute())
    return {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "HOME": scratch,
        "XDG_DATA_HOME": scratch,
        "XDG_CONFIG_HOME": scratch,
        "XDG_CACHE_HOME": scratch,
        "ARGOS_PACKAGES_DIR": str(packages_folder.absolute()),
        "ARGOS_DEVICE_TYPE": "cpu",
    }
