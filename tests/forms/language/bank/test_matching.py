"""How far a sentence can be walked through the ways of a bank."""

from forms.language.bank.grammar import Node, add_variant
from forms.language.bank.matching import match_sentence, reach_of
from forms.language.bank.slots import what_fills
from forms.language.bank.tolerance import Tolerance
from tests.forms.language.bank.bank_files import adjuncts, judged

TOLERANCE = Tolerance(())


def graph() -> Node:
    root = Node()
    for name, variants in adjuncts().items():
        for variant in variants:
            add_variant(root, variant, name)
    return root


def test_nothing_longer_than_can_be_walked_says_a_pattern() -> None:
    root = graph()
    longer = []
    for _, sentence in judged("judged_adjuncts.tsv")[::4]:
        words = sentence.split()
        for start in range(len(words)):
            ahead = words[start : start + 13]
            reach = reach_of(root, " ".join(ahead), TOLERANCE, what_fills)
            longer += [
                part
                for end in range(reach + 1, len(ahead) + 1)
                if match_sentence(root, part := " ".join(ahead[:end]), TOLERANCE, what_fills)
            ]
    assert longer == []


def test_what_begins_no_way_cannot_be_walked() -> None:
    assert reach_of(graph(), "Xylofoon op 1 mei", TOLERANCE, what_fills) == 0
    assert reach_of(graph(), "op 1 mei xylofoon", TOLERANCE, what_fills) == 3
