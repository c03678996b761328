"""Machine translation with the Argos packages installed in the data folder.

The engine runs in a process of its own with a time limit, started when first needed and again
after a crash. Amounts, dates, numbers and addresses never pass through it.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from forms.errors import TranslationError
from forms.language.entities import Masked, mask
from forms.language.packages import Package, installed_packages, route
from forms.text import Provenance, Text

#: Loading two packages takes 3 s and a page of sentences 10 s on one slow core (Argos 1.9 sizes).
DEFAULT_TIMEOUT_S = 30.0
# After a crash or a time-out the next pages wait no longer than this for a broken package.
_REST_AFTER_FAILURE_S = 60.0
# Sentences of templates, never of what was written on a page: about 1 MB.
_MOST_REMEMBERED = 4000
# Shorter or longer than this against its source is a loop or a loss (Chinese is 0.3, Finnish 1.4).
_SHORTEST_RATIO, _LONGEST_RATIO, _LONGEST_EXTRA = 0.2, 3.0, 20
_UNKNOWN_PIECES = ("⁇", "<unk>", "�")

# Way, names kept as they are, text.
_Key = tuple[tuple[Package, ...], tuple[str, ...], str]


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
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._remembered: OrderedDict[_Key, str | None] = OrderedDict()
        self._resting_until: dict[tuple[Package, ...], float] = {}

    def packages(self) -> tuple[Package, ...]:
        """The packages installed now."""
        return installed_packages(self._packages_folder)

    def can_translate(self, source: str, target: str) -> bool:
        """Whether installed packages lead from `source` to `target`."""
        return bool(route(self.packages(), source, target))

    def translate(
        self, texts: Iterable[str], source: str, target: str, names: Sequence[str] = ()
    ) -> dict[str, Text]:
        """Translations by text, in one batch. A text whose entities did not survive is left out.

        `names` of people and organisations are kept as they are. Without a way from `source` to
        `target` the answer is empty.

        Raises:
            TranslationError: the engine crashed, or did not answer in time.
        """
        chain = route(self.packages(), source, target)
        wanted = list(dict.fromkeys(text for text in texts if text.strip()))
        if not chain or not wanted:
            return {}
        with self._lock:
            keys: dict[str, _Key] = {text: (chain, tuple(names), text) for text in wanted}
            unknown = [key for key in keys.values() if key not in self._remembered]
            if unknown:
                self._learn(chain, unknown)
            found = {text: self._remembered.get(key) for text, key in keys.items()}
        detail = "Argos " + ", ".join(
            f"{package.source}-{package.target} {package.version}" for package in chain
        )
        return {
            text: Text(translated, target, Provenance.MACHINE, detail)
            for text, translated in found.items()
            if translated is not None
        }

    def close(self) -> None:
        """End the engine's process. It starts again when needed."""
        with self._lock:
            self._stop()

    def _learn(self, chain: tuple[Package, ...], keys: list[_Key]) -> None:
        if time.monotonic() < self._resting_until.get(chain, 0.0):
            raise TranslationError("The translation engine failed a moment ago and is resting.")
        masked = {key: mask(text, names) for key in keys for _, names, text in [key]}
        sent = {key: cover for key, cover in masked.items() if cover is not None}
        try:
            answers = self._ask(chain, [cover.text for cover in sent.values()]) if sent else []
        except TranslationError:
            self._stop()
            self._resting_until[chain] = time.monotonic() + _REST_AFTER_FAILURE_S
            raise
        for key in keys:
            self._remember(key, None)
        for (key, cover), translated in zip(sent.items(), answers, strict=True):
            self._remember(key, _accepted(cover, translated))

    def _remember(self, key: _Key, translated: str | None) -> None:
        self._remembered[key] = translated
        self._remembered.move_to_end(key)
        while len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.popitem(last=False)

    def _ask(self, chain: tuple[Package, ...], texts: list[str]) -> list[str]:
        request = {"packages": [str(package.folder) for package in chain], "texts": texts}
        process = self._running()
        # Killing the process is what ends a hanging read or write below.
        alarm = threading.Timer(self._timeout_s, process.kill)
        alarm.start()
        try:
            line = _exchange(process, json.dumps(request).encode() + b"\n")
        finally:
            alarm.cancel()
        if not line.endswith(b"\n"):
            raise TranslationError("The translation engine stopped or did not answer in time.")
        answer: dict[str, Any] = json.loads(line)
        if len(answer.get("texts", ())) != len(texts):
            reason = answer.get("error", "an incomplete answer")
            raise TranslationError(f"The translation engine failed: {reason}.")
        return [str(text) for text in answer["texts"]]

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._stop()
        self._scratch_folder.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "forms.language.argos_worker"],
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


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(request)
        process.stdin.flush()
        return process.stdout.readline()
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


def _accepted(cover: Masked, translated: str) -> str | None:
    length = len(translated)
    too_short = length < _SHORTEST_RATIO * len(cover.text)
    too_long = length > _LONGEST_RATIO * len(cover.text) + _LONGEST_EXTRA
    if too_short or too_long or any(piece in translated for piece in _UNKNOWN_PIECES):
        return None
    return cover.restore(translated)
