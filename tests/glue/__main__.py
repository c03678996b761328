"""`make glue CLIP=clip TRUTH=truth.json [PDF=form.pdf]`: does the overlay stick to the paper?

Plays any clip (y4m or mjpeg) with exact truth to the built client in Chromium, with the real
service behind it, and prints what was displayed beside the truth as JSON (glue-result.schema.json).
A form that is not in the library is registered first, in a data folder that is thrown away.

    python -m tests.glue --clip clip.y4m --truth truth.json [--pdf form.pdf] [--late 500]
                         [--seconds 60]

`--late` has every answer arrive so many ms later. Without `--seconds` the clip is judged once, from
the first overlay to its end; with it, it is played again and again for so long.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from playwright.sync_api import sync_playwright

from tests.glue.scoring import scored, unrolled
from tests.glue.service import environment, program, served
from tests.glue.watching import Shown, Watched, watch

_SCHEMAS = Path(__file__).with_name("schemas")
#: So many frames at least are judged: a clip that ended just after the first overlay goes on.
_FEWEST_FRAMES = 30
_START_S = 30.0
#: A frame shown late is this little before the last.
_REORDERED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 with a plain sentence when there is nothing to measure."""
    options = _options(arguments)
    try:
        truth = _truth(options.truth)
        _check_clip(options.clip)
        with tempfile.TemporaryDirectory(prefix="leeswijzer-glue-") as folder:
            watched = _watched(options, truth, Path(folder))
        result = scored(watched, truth)
    except (OSError, ValueError, RuntimeError) as problem:
        print(f"glue: {problem}", file=sys.stderr)
        return 1
    _tell(watched)
    _validator("glue-result").validate(result)
    print(json.dumps(result, indent=1))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make glue", description="Does the overlay stick?")
    parser.add_argument("--clip", type=Path, required=True)
    parser.add_argument("--truth", type=Path, required=True)
    parser.add_argument("--pdf", type=Path)
    parser.add_argument("--late", type=int, default=0, metavar="MS")
    parser.add_argument("--seconds", type=float)
    return parser.parse_args(arguments)


def _truth(path: Path) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads(path.read_text("utf-8"))
    try:
        _validator("clip-truth").validate(truth)
    except ValidationError as problem:
        raise ValueError(f"{path} is no truth of a clip: {problem.message[:200]}") from problem
    return truth


def _check_clip(path: Path) -> None:
    """Chromium goes by the end of the name, and plays a test picture for what it cannot read."""
    with path.open("rb") as file:
        head = file.read(10)
    kinds = {".y4m": b"YUV4MPEG2 ", ".mjpeg": b"\xff\xd8"}
    start = kinds.get(path.suffix)
    if start is None or not head.startswith(start):
        raise ValueError(f"{path} is no y4m or mjpeg clip (named .y4m or .mjpeg)")


def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((_SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)


def _watched(options: argparse.Namespace, truth: dict[str, Any], folder: Path) -> Watched:
    data = folder / "data"
    data.mkdir()
    if options.pdf is not None:
        _register(options.pdf, truth["key"], data)
    count = len(truth["frames"])
    once_s = count / truth["fps"]
    _say(f"{options.clip.name}: {count} frames, {once_s:.1f} s")
    with served(data, folder / "service.log") as url, sync_playwright() as playwright:
        watched = watch(
            playwright, url, options.clip.resolve(), truth, options.late,
            lambda seen: options.seconds is None and _ended_at(seen, count) is not None,
            options.seconds or _START_S + 3 * once_s,
        )  # fmt: skip
    # Where the clip begins anew the paper jumps: that is no movement.
    end = None if options.seconds else _ended_at(watched.frames, count)
    return replace(watched, frames=watched.frames[:end])


def _register(pdf: Path, key: str, data: Path) -> None:
    issuer, form, version, _ = key.split("/")
    _say(f"registering {pdf} as {issuer}/{form}/{version}")
    command = [
        program(), "forms", "add", str(pdf), "--issuer", issuer, "--form", form,
        "--version", version, "--publish",
    ]  # fmt: skip
    done = subprocess.run(
        command, env=environment(data), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{pdf} could not be registered:\n{done.stderr.strip()[-800:]}")


def _ended_at(seen: Sequence[Shown], count: int) -> int | None:
    """Which frame is the first of the clip played anew, with enough judged before it; None yet."""
    numbered = [
        (at, each) for at, each in enumerate(unrolled(seen, count)) if each.number is not None
    ]
    first = next((at for at, each in numbered if each.points is not None), None)
    if first is None:
        return None
    for (_, before), (at, each) in pairwise(numbered):
        if at > first + _FEWEST_FRAMES and (each.number or 0) < (before.number or 0) - _REORDERED:
            return at
    return None


def _tell(watched: Watched) -> None:
    unread = sum(each.number is None for each in watched.frames)
    kilobytes = sum(each["bytes"] for each in watched.sent) / 1000
    _say(f"{len(watched.frames)} frames drawn, {unread} without a readable number")
    took = [
        f"{each['tookMs']:.0f} ms {each['outcome']}" for each in watched.sent if "tookMs" in each
    ]
    _say(f"{len(watched.sent)} pictures sent, {kilobytes:.0f} KB; answered in {', '.join(took)}")


def _say(line: str) -> None:
    print(f"glue: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
