"""The benchmark's table for people, and what it says about the machine it ran on."""

import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from tests.benchmarks.known_pages import ROOT
from tests.benchmarks.scoring import Finding, Summary, ratio

_PACKAGES = ("numpy", "opencv-python-headless", "pytesseract", "pypdfium2", "pikepdf", "pillow")

#: By group (a condition, or several together), by who answered.
Table = Mapping[str, Mapping[str, Summary]]

_HEADER = (
    f"{'':14} {'':21} {'frames':>6} {'right':>5} {'listed':>6} {'vague':>5} {'wrong':>5} "
    f"{'missed':>6} {'refused':>7} {'IoU':>6} {'mm med':>7} {'mm p90':>7} {'fields':>7} "
    f"{'ms':>7} {'CPU ms':>7}"
)


def rendered(table: Table, ours: str) -> str:
    """One row for each group and who answered; below each peer its ratios to ours."""
    lines = [_HEADER]
    for group, summaries in table.items():
        lines.append("")
        lines.extend(
            _row(group if number == 0 else "", who, summary)
            for number, (who, summary) in enumerate(summaries.items())
        )
    return "\n".join(lines) + "\n\n" + _ratios(table, ours)


def ratios(summary: Summary, ours: Summary) -> dict[str, float | None]:
    """A peer's figures as multiples of ours, by figure."""
    return {
        "good": ratio(summary.good, ours.good),
        "outline_iou": ratio(summary.outline_iou, ours.outline_iou),
        "off_mm_median": ratio(summary.off_mm_median, ours.off_mm_median),
        "off_mm_p90": ratio(summary.off_mm_p90, ours.off_mm_p90),
        "spent_ms": ratio(summary.spent_ms, ours.spent_ms),
        "cpu_ms": ratio(summary.cpu_ms, ours.cpu_ms),
    }


def _row(group: str, who: str, summary: Summary) -> str:
    counts = summary.findings
    widths = {
        Finding.RIGHT: 5, Finding.LISTED: 6, Finding.VAGUE: 5, Finding.WRONG: 5,
        Finding.MISSED: 6, Finding.REFUSED: 7,
    }  # fmt: skip
    found = " ".join(f"{counts[finding.value]:>{width}}" for finding, width in widths.items())
    fields = _figure(None if summary.fields_right is None else summary.fields_right * 100, ".1f")
    return (
        f"{group:14} {who:21} {summary.frames:>6} {found} {_figure(summary.outline_iou, '.3f'):>6} "
        f"{_figure(summary.off_mm_median, '.3f'):>7} {_figure(summary.off_mm_p90, '.2f'):>7} "
        f"{fields + '%' if fields != '-' else '-':>7} {_figure(summary.spent_ms, '.0f'):>7} "
        f"{_figure(summary.cpu_ms, '.0f'):>7}"
    )


def _ratios(table: Table, ours: str) -> str:
    lines = ["ratio to ours, over the frames both saw (x 1.00 is as good or as fast)"]
    for group, summaries in table.items():
        for who, summary in summaries.items():
            if who == ours or who.startswith("ours, ") or not group.startswith("ALL"):
                continue
            beside = summaries.get(same_frames(who), summaries[ours])
            said = "  ".join(
                f"{name} x {value:.2f}" if value is not None else f"{name} -"
                for name, value in ratios(summary, beside).items()
            )
            lines.append(f"{group:14} {who:21} {said}")
    return "\n".join(lines)


def same_frames(peer: str) -> str:
    """The name of our own row over the frames that a peer saw, when those are not all."""
    return f"ours, {peer.split(maxsplit=1)[0]}'s"


def _figure(value: float | None, shape: str) -> str:
    return "-" if value is None else format(value, shape)


def surroundings(load_at_start: Sequence[float]) -> dict[str, Any]:
    """Where and with what it ran."""
    return {
        "machine": f"{platform.system()} {platform.release()} {platform.machine()}",
        "cpu": _cpu_name(),
        "cores": os.cpu_count(),
        "memory_mb": round(psutil.virtual_memory().total / 2**20),
        "load_average_at_start": list(load_at_start),
        "commit": _said("git", "rev-parse", "HEAD"),
        "uncommitted_changes": bool(_said("git", "status", "--porcelain", "--untracked-files=no")),
        "python": platform.python_version(),
        "tesseract": _said("tesseract", "--version").split("\n")[0],
        "packages": {name: version(name) for name in _PACKAGES},
    }


def _cpu_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return (done.stdout or done.stderr).strip()
