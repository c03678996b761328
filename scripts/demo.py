"""The main job on a bundled photo: `make demo` writes demo/overlay.png and demo/overlay.json.

    .venv/bin/python scripts/demo.py [PHOTO] [LANGUAGE]

Forms and settings of whoever runs it stay untouched: the demo has a data folder of its own.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PHOTO = "tests/golden/verhuizing-filled.jpg"
SHOWN = ROOT / "demo"
DATA = ROOT / ".demo-data"
#: What the demo's catalogue is made with: forms, tables, fingerprints.
SOURCES = ("forms", "vision")
#: How states of the public contract read in a list; what we could not see is said so.
STATES = {"ticked": "[x]", "unticked": "[ ]", "filled": "written", "empty": "empty", "unknown": "?"}
WIDTH = 96


def main(photo: str = PHOTO, language: str = "en") -> int:
    """Read the photo, keep the answer and its picture, and print what was seen."""
    SHOWN.mkdir(exist_ok=True)
    keep_data_fresh(DATA, [ROOT / name for name in SOURCES])
    print(f"Looking at {photo} ...", file=sys.stderr)
    program = [str(ROOT / ".venv/bin/leeswijzer"), "read", photo, "--language", language]
    done = subprocess.run(
        [*program, "--jsonl", "-", "--overlay", str(SHOWN)],
        cwd=ROOT,
        env={**os.environ, "LEESWIJZER_DATA_DIR": str(DATA)},
        capture_output=True,
        text=True,
        check=False,
    )
    answer = json.loads(done.stdout) if done.stdout.strip() else {}
    if done.returncode != 0 or "outcome" not in answer:
        problem = answer.get("problem", {})
        print(problem.get("message") or problem.get("detail") or done.stderr, file=sys.stderr)
        return 1
    (SHOWN / "overlay.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    drawn = SHOWN / f"{Path(photo).stem}.png"
    if drawn.exists():
        drawn.replace(SHOWN / "overlay.png")
    if answer["template"] is None:
        print(answer["miss"]["hint"]["text"] if answer["miss"] else "No known form.")
        return 1
    print("\n".join(story(answer)))
    return 0


def keep_data_fresh(data: Path, sources: list[Path]) -> None:
    """Start with an empty data folder when what fills it has changed since the last time."""
    stamp, state = data / "made-with", hashlib.sha256()
    for path in sorted(path for source in sources for path in source.rglob("*") if path.is_file()):
        if "__pycache__" not in path.parts:
            state.update(str(path).encode() + hashlib.sha256(path.read_bytes()).digest())
    if not stamp.exists() or stamp.read_text() != state.hexdigest():
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(parents=True)
        stamp.write_text(state.hexdigest())


def story(answer: dict[str, Any]) -> list[str]:
    """What was seen, for a person: the form, then each field as it lies on the paper."""
    template, anchors = answer["template"], answer["anchors"]
    seen = f"page {template['page']} of {template['issuer']}/{template['form']}"
    lines = ["", f"{template['title']['text']} ({seen}, version {template['version']})", ""]
    for anchor in anchors:
        lines += field_lines(anchor)
    total = answer["timingMs"].get("total")
    took = f" in {total:.0f} ms" if total is not None else ""
    drafts = sum(
        1 for a in anchors if a["translation"] and a["translation"]["provenance"] == "draft"
    )
    lines += ["", f"{len(anchors)} fields seen{took}. {drafts} of them have a draft translation."]
    return [*lines, "Look at demo/overlay.png; the whole answer is in demo/overlay.json."]


def field_lines(anchor: dict[str, Any]) -> list[str]:
    """One field: its number, what was found in it, its name, and what is still wrong with it."""
    printed = anchor["label"]["text"] if anchor["label"] else anchor["id"]
    meant = anchor["translation"]["text"] if anchor["translation"] else printed
    name = printed if meant == printed else f"{printed} = {meant}"
    value = f": {anchor['value']['text']}" if anchor["value"] else ""
    lines = [f"{anchor['order']:>3}  {STATES[anchor['state']]:<8} {name}{value}"]
    wrong = [check["message"]["text"] for check in anchor["checks"] if check["passed"] is False]
    for message in wrong:
        lines += textwrap.wrap(
            message, WIDTH, initial_indent=" " * 14 + "! ", subsequent_indent=" " * 16
        )
    return lines


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
