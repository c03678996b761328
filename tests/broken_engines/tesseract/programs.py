"""Programs named tesseract that fail in one way each: shell scripts, put first on the path."""

from pathlib import Path

PROGRAMS = {
    "crashing": "echo secret words of the page >&2; exit 139",
    "aborting": "kill -ABRT $$",
    "hanging": "exec sleep 600",
    "stubborn": "trap '' TERM; while :; do sleep 1; done",
    "silent": "exit 0",
    "garbage": "printf '\\377\\376\\000not a table' > \"$2.tsv\"",
    "half_a_table": "printf 'level\\tpage_num\\n5\\t1\\n' > \"$2.tsv\"",
    "without_dutch": "echo \"Failed loading language 'nld'\" >&2; exit 1",
}


def install(name: str, folder: Path) -> Path:
    """Write the failing program into a folder, under the name tesseract."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{PROGRAMS[name]}\n", "ascii")
    program.chmod(0o755)
    return folder
