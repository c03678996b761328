"""Whether “wij” and “u” stand where Dutch can have them.

A frame does not look at the order of words, and would take “wij kunt bezwaar maken” for what “u”
may do. No letter says that; a misread word or a slip of who does what to whom may.
"""

from collections.abc import Sequence
from itertools import pairwise

_WE = frozenset(["wij", "we"])
_OURS = frozenset(["wij", "we", "ons", "onze"])
#: Forms of a verb that go with “u” alone.
_ONLY_YOURS = frozenset(["bent", "hebt", "kunt", "wilt"])
#: Forms of a verb that never go with “wij”.
_YOURS = _ONLY_YOURS | {
    *("belt", "dient", "doet", "geeft", "heeft", "hoeft", "krijgt", "leest", "maakt", "mag"),
    *("meldt", "moet", "neemt", "ontvangt", "spreekt", "staat", "stuurt", "vindt", "vult"),
    *("was", "wil", "zit", "zult"),
}
#: Forms of a verb that go with “wij” and are no thing that “uw” could stand before.
_OUR_VERBS = frozenset(
    {
        *("behandelen", "geven", "hebben", "krijgen", "kunnen", "nemen", "nodigen", "proberen"),
        *("sturen", "willen", "zijn"),
    }
)
#: Ends like the verb of “wij”, and is one of “u”.
_YOURS_IN_N = frozenset(["kan", "kon"])
#: “Hebben niet ontvangen” is not got; with “te” before it nothing is owed.
_HAVE = frozenset(["heb", "hebben", "hebt", "heeft"])
_NOT_OWED = [["niet", "te", "ontvangen"], ["niet", "te", "krijgen"]]
#: Words that begin a clause, so that the verb of “wij” may come later.
_BEGINS_CLAUSE = frozenset(
    {
        *("aangezien", "als", "dan", "dat", "die", "doordat", "en", "hoe", "hoeveel", "hoewel"),
        *("indien", "maar", "mits", "nadat", "nu", "of", "omdat", "ook", "tenzij", "terwijl"),
        *("toen", "totdat", "voordat", "waaraan", "waarbij", "waardoor", "waarin", "waarmee"),
        *("waarna", "waarnaar", "waarom", "waarop", "waarover", "waartegen", "waaruit", "waarvan"),
        *("waarvoor", "wanneer", "want", "wat", "welke", "wie", "zoals", "zodat", "zodra"),
        *("zolang",),
    }
)


def may_agree(words: Sequence[str]) -> bool:
    """False where “wij”, “ons” or “u” stands beside a verb or a thing it cannot stand beside.

    So where “hebben” has “te” behind it, and what is owed would be read as what was got.

    `words` are those of one sentence as they are compared, in small letters.
    """
    if len(words) > 1 and not _may_begin(words[0], words[1]):
        return False
    if sum(word in _ONLY_YOURS for word in words) > sum(word in ("u", "je") for word in words):
        return False
    if any(_is_asked_of_us(words, at) for at in range(len(words) - 1)):
        return False
    if any(_is_owed_nothing(words, at) for at in range(len(words) - 2)):
        return False
    ours = [at for at, word in enumerate(words) if word in _WE]
    return all(_has_verb(words, at) for at in ours) and all(
        _BEGINS_CLAUSE.intersection(words[first:second]) for first, second in pairwise(ours)
    )


def _may_begin(first: str, second: str) -> bool:
    if first in _WE:
        return second.endswith("n")
    if first in _OURS:
        return second not in _YOURS
    if first == "u":
        return not second.endswith("n") or second in _YOURS_IN_N
    return first != "uw" or second not in _OUR_VERBS


def _is_asked_of_us(words: Sequence[str], at: int) -> bool:
    """Whether “kunt”, “hebt” … has “ons” or “onze” behind it where “u” should be."""
    if words[at + 1] not in _OURS:
        return False
    if words[at] in _ONLY_YOURS:
        return at == 0 or words[at - 1] not in ("u", "je")
    return words[at] in _YOURS and at == 0


def _is_owed_nothing(words: Sequence[str], at: int) -> bool:
    return list(words[at : at + 3]) in _NOT_OWED and not _HAVE.isdisjoint(words[:at])


def _has_verb(words: Sequence[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if before in _YOURS:
        return False
    return before.endswith("n") or after.endswith("n") or before in _BEGINS_CLAUSE
