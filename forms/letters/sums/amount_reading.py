"""What the words around an amount make of it, before the rest of the letter is asked."""

from dataclasses import dataclass

from forms.letter import FactRole


@dataclass(frozen=True)
class Reading:
    """What the words around an amount make of it.

    Weak: unless the letter asks another sum. None: words we know say that it has no role. Owed:
    words we know call it owed, whatever the network makes of it. Barred: it is not the reader's to
    pay, whatever the letter asks. Part: one of several, an instalment where there is a debt. Said:
    the network does not overrule it. Seen: only the network says so. Surely: the network is sure
    of this role of `letter_words`, whatever words say; empty where it is not. Agreed: words say
    that it is to be paid, the network is sure of the same, and it is printed and read without a
    doubt. Torn: words beside it say too that it is given or set off.
    """

    role: FactRole | None = None
    is_clear: bool = False
    is_weak: bool = False
    is_none: bool = False
    is_owed: bool = False
    is_barred: bool = False
    is_said: bool = False
    is_part: bool = False
    is_seen: bool = False
    surely: str = ""
    is_agreed: bool = False
    is_torn: bool = False
