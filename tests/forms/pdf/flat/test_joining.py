"""Doubles of a shape: which of them is ticked."""

import numpy as np

from forms.pdf.flat.joining import single


def test_of_two_outlines_in_each_other_the_inner_one_is_ticked():
    outer, inner = (10, 10, 14, 14), (10.5, 10.5, 13.5, 13.5)
    assert single(np.array([outer, inner])).tolist() == [list(inner)]


def test_an_outline_around_what_is_too_small_to_tick_is_ticked_itself():
    outer, speck = (10, 10, 12.3, 12.3), (10.6, 11, 11.9, 12.3)
    assert single(np.array([outer, speck])).tolist() == [list(outer)]
