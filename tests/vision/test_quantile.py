"""Quantiles taken quickly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from vision.quantile import quantile


@given(arrays(np.uint8, st.integers(1, 300)), st.floats(0, 1))
def test_quantile_is_numpys(values: np.ndarray, share: float) -> None:
    assert quantile(values, share) == pytest.approx(np.quantile(values, share), abs=1e-6)


def test_quantile_takes_pictures_whole() -> None:
    picture = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert quantile(picture, 0.5) == pytest.approx(5.5)
