"""How long each stage of looking at a picture takes."""

import time
from collections.abc import Mapping


class StageClock:
    """Wall milliseconds by stage, from when it was made."""

    def __init__(self) -> None:
        self.ms: dict[str, float] = {}
        self._start = self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Count what passed since the lap before to `stage`."""
        now = time.perf_counter()
        self.ms[stage] = self.ms.get(stage, 0.0) + (now - self._last) * 1000
        self._last = now

    def take_over(self, stages: Mapping[str, float]) -> None:
        """Count what passed since the lap before as `stages`, timed elsewhere."""
        self.ms |= stages
        self._last = time.perf_counter()

    @property
    def total_ms(self) -> float:
        """All that passed."""
        return (time.perf_counter() - self._start) * 1000

    def summary(self) -> dict[str, float]:
        """All stages and their total, to a tenth."""
        stages = {stage: round(ms, 1) for stage, ms in self.ms.items()}
        return {**stages, "total": round(self.total_ms, 1)}
