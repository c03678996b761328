from tests.benchmarks.nearest_ways import FARTHEST, words_off

PATTERNS = {"pay": ["U moet {amount} [nu|] betalen."], "call": ["Bel ons."]}


def test_a_sentence_is_as_far_as_the_nearest_way_of_any_pattern() -> None:
    assert words_off(["U moet € 80 betalen."], PATTERNS) == {0: 1}
    assert words_off(["U moet 80 nu niet betalen."] * 2, PATTERNS) == {1: 2}
    assert words_off(["Bel ons morgen even."], PATTERNS) == {2: 1}


def test_what_has_nothing_in_common_is_farther_than_all_that_is_told_apart() -> None:
    far = "In de tuin van mijn oma groeien al jaren heel oude bomen met kleine groene appels."
    assert words_off([far], PATTERNS) == {FARTHEST + 1: 1}
