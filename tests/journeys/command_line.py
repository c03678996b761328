"""The command line as a person runs it: a process of its own, in a home of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from api.wire.failure_line import FailureLineSchema
from api.wire.overlay import OverlaySchema
from tests.outside import CONTRACT

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/golden/verhuizing-filled.jpg"
PATIENCE_S = 110


@dataclass(frozen=True)
class Ran:
    """What a command left on the screen, its exit code and its process id."""

    code: int
    said: str
    errors: str
    pid: int = 0

    @property
    def lines(self) -> list[dict]:
        """The lines of JSON on standard output."""
        return [json.loads(line) for line in self.said.splitlines()]


@dataclass(frozen=True)
class Home:
    """A machine with nothing on it: `data` holds all state, `temporary` what programs leave."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def temporary(self) -> Path:
        return self.folder / "tmp"

    def run(self, *arguments: object) -> Ran:
        """Run `leeswijzer` with these arguments; it never shows a traceback."""
        self.temporary.mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "HOME": str(self.folder),
            "TMPDIR": str(self.temporary),
            "LEESWIJZER_DATA_DIR": str(self.data),
            "LEESWIJZER_WORKERS": "1",
        }
        with subprocess.Popen(
            [sys.executable, "-m", "api.cli", *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            try:
                said, errors = process.communicate(timeout=PATIENCE_S)
            finally:
                process.kill()
        ran = Ran(process.returncode, said.decode("utf-8"), errors.decode("utf-8"), process.pid)
        assert "Traceback" not in ran.said + ran.errors
        return ran


def require_own_schema(line: dict) -> None:
    """Check a line against the schema the project itself publishes."""
    if "problem" in line:
        FailureLineSchema.model_validate(line)
        return
    OverlaySchema.model_validate({key: line[key] for key in line if key != "source"})


def require_contract(line: dict) -> None:
    """Check a line against the contract kept outside the project."""
    name = "failure-line" if "problem" in line else "overlay"
    path = CONTRACT / f"{name}.schema.json"
    if not path.exists():
        pytest.skip(f"there is no {path.name} beside this checkout")
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.validate(line, schema, cls=jsonschema.Draft202012Validator)
