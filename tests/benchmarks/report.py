"""The benchmark's tables for people."""

from collections.abc import Mapping, Sequence

from tests.benchmarks.comparison import Comparison
from tests.benchmarks.scoring import Finding, Summary, figure

#: By group (a condition, or several together), by who answered.
Table = Mapping[str, Mapping[str, Summary]]

_GROUP, _WHO = 24, 21
_COLUMNS = (
    ("frames", 6), ("right", 5), ("listed", 6), ("vague", 5), ("wrong", 5), ("missed", 6),
    ("refused", 7), ("IoU", 6), ("px med", 7), ("px p95", 7), ("mm med", 7), ("mm p95", 7),
    ("fields", 7), ("ms", 6), ("ms p90", 6), ("CPU ms", 6),
)  # fmt: skip
_BESIDE = (
    ("frames", 6), ("placed", 6), ("good", 15), ("IoU", 15), ("px median", 19), ("px p95", 19),
    ("ms", 17), ("CPU ms", 17),
)  # fmt: skip


def rendered(table: Table) -> str:
    """One row for each group and who answered."""
    lines = [_named("", "", [(name, width) for name, width in _COLUMNS])]
    for group, summaries in table.items():
        lines.append("")
        lines.extend(
            _row(group if number == 0 else "", who, summary)
            for number, (who, summary) in enumerate(summaries.items())
        )
    return "\n".join(lines)


def _row(group: str, who: str, summary: Summary) -> str:
    found = [str(summary.findings.get(finding.value, "-")) for finding in Finding]
    fields = None if summary.fields_right is None else summary.fields_right * 100
    cells = [
        str(summary.frames), *found, figure(summary.outline_iou, ".3f"),
        figure(summary.off_px_median, ".2f"), figure(summary.off_px_p95, ".2f"),
        figure(summary.off_mm_median, ".3f"), figure(summary.off_mm_p95, ".2f"),
        figure(fields, ".1f", "%"), figure(summary.spent_ms, ".0f"),
        figure(summary.spent_p90_ms, ".0f"), figure(summary.cpu_ms, ".0f"),
    ]  # fmt: skip
    widths = (width for _, width in _COLUMNS)
    return _named(group, who, list(zip(cells, widths, strict=True)))


def beside(comparisons: Mapping[str, Sequence[Comparison]]) -> str:
    """Each peer beside us, by group: their figure, ours, and theirs as a multiple of ours."""
    lines = [_named("", "", [(name, width) for name, width in _BESIDE])]
    for group, members in comparisons.items():
        lines.append("")
        lines.extend(
            _beside(group if number == 0 else "", each) for number, each in enumerate(members)
        )
    return "\n".join(lines)


def _beside(group: str, each: Comparison) -> str:
    shapes = {
        "good": ".2f", "outline_iou": ".2f", "off_px_median": ".2f", "off_px_p95": ".2f",
        "spent_ms": ".0f", "cpu_ms": ".0f",
    }  # fmt: skip
    cells = [str(each.frames), str(each.placed)]
    for name, shape in shapes.items():
        theirs, ours = getattr(each.theirs, name), getattr(each.ours, name)
        times = each.ratios[name]
        said = f"{figure(theirs, shape)}/{figure(ours, shape)}"
        cells.append(said if times is None else f"{said} x{times:.2f}")
    widths = (width for _, width in _BESIDE)
    return _named(group, each.peer, list(zip(cells, widths, strict=True)))


def _named(group: str, who: str, cells: Sequence[tuple[str, int]]) -> str:
    return f"{group:{_GROUP}} {who:{_WHO}} {aligned(cells)}"


def aligned(cells: Sequence[tuple[str, int]]) -> str:
    """Cells with their widths, right-aligned."""
    return " ".join(f"{cell:>{width}}" for cell, width in cells)
