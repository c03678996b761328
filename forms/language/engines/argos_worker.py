"""The process that holds the translation engine: `python -m forms.language.engines.argos_worker`.

It reads one request a line on its standard input, `{"packages": [folder, ...], "texts": [...]}`,
and answers one line, `{"texts": [...]}` or `{"error": "..."}`. It is a process of its own because
CTranslate2 beside onnxruntime can deadlock at exit, and because it can then be killed.
"""

import json
import logging
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, TextIO

# Argos' own choices (argostranslate.settings and apply_packaged_translation).
_BEAM_SIZE = 4
_LENGTH_PENALTY = 0.2
_BATCH_TOKENS = 1024
# A translation three times as long as its source is a loop, not a translation.
_LONGEST_FACTOR = 3
_LONGEST_EXTRA_TOKENS = 10
_WATCH_EVERY_S = 2.0


class Engine:
    """Installed packages and their networks, loaded when first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, tuple[Any, Any]] = {}
        self._splitters: dict[str, Any] = {}

    def translate(self, folders: list[str], texts: list[str]) -> list[str]:
        """Each text through the packages in `folders`, one after the other."""
        language = self._package(folders[0])[0].from_code
        sentences = [self._split(language, text) for text in texts]
        flat = [sentence for each in sentences for sentence in each]
        for folder in folders:
            flat = self._batch(folder, flat)
        remaining = iter(flat)
        return [" ".join(next(remaining) for _ in each) for each in sentences]

    def _batch(self, folder: str, sentences: list[str]) -> list[str]:
        package, translator = self._package(folder)
        tokens = [package.tokenizer.encode(sentence) for sentence in sentences]
        prefix = [[package.target_prefix]] * len(tokens) if package.target_prefix else None
        longest = max((len(each) for each in tokens), default=0)
        results = translator.translate_batch(
            tokens,
            target_prefix=prefix,
            replace_unknowns=True,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            beam_size=_BEAM_SIZE,
            length_penalty=_LENGTH_PENALTY,
            max_decoding_length=_LONGEST_FACTOR * longest + _LONGEST_EXTRA_TOKENS,
        )
        translated = [package.tokenizer.decode(each.hypotheses[0]) for each in results]
        return [each.removeprefix(package.target_prefix).strip() for each in translated]

    def _package(self, folder: str) -> tuple[Any, Any]:
        if folder not in self._loaded:
            # Here and nowhere else: importing argostranslate makes folders, and its modules for
            # whole translations bring a sentence splitter that downloads.
            import ctranslate2  # type: ignore[import-untyped]  # noqa: PLC0415
            from argostranslate.package import Package  # noqa: PLC0415

            # It logs the texts it is given.
            logging.getLogger("argostranslate.utils").disabled = True
            package = Package(Path(folder))
            model = str(Path(folder) / "model")
            self._loaded[folder] = (
                package,
                ctranslate2.Translator(model, inter_threads=1, intra_threads=1),
            )
        return self._loaded[folder]

    def _split(self, language: str, text: str) -> list[str]:
        if language not in self._splitters:
            import pysbd  # noqa: PLC0415
            from pysbd.languages import LANGUAGE_CODES  # noqa: PLC0415

            known = language if language in LANGUAGE_CODES else "en"
            self._splitters[language] = pysbd.Segmenter(language=known, clean=False)
        pieces = [piece.strip() for piece in self._splitters[language].segment(text)]
        return [piece for piece in pieces if piece]


def answer(engine: Engine, line: str) -> dict[str, Any]:
    """The answer to one request line; what went wrong is named by its class only."""
    try:
        request = json.loads(line)
        return {"texts": engine.translate(request["packages"], request["texts"])}
    # A broken package fails in as many ways as there are libraries below us. The message may
    # hold the text, so it is not passed on.
    except Exception as error:
        return {"error": type(error).__name__}


def _serve(requests: TextIO, answers: TextIO) -> None:
    engine = Engine()
    for line in requests:
        answers.write(json.dumps(answer(engine, line)) + "\n")
        answers.flush()


def _leave_with_parent() -> None:
    """End this process when the one that started it is gone, also in the middle of a batch."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_EVERY_S)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _main() -> None:
    _leave_with_parent()
    # Libraries print; only answers may reach the pipe.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    with open(0, encoding="utf-8", closefd=False) as requests:
        _serve(requests, answers)
    # CTranslate2's threads can outlive the interpreter: leave without waiting for them.
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    _main()
