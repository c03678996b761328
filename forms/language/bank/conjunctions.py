"""Words that make one clause hang on another: what is true of the two is not true of one."""

#: Begun with one of these, a clause says when, why or under what condition the rest holds.
CONJUNCTIONS = frozenset(
    {
        *("aangezien", "als", "doordat", "hoewel", "indien", "mits", "nadat", "omdat", "tenzij"),
        *("terwijl", "totdat", "voordat", "wanneer", "zodat", "zodra", "zolang"),
    }
)
#: So begins a clause that tells more of a word before it, or what somebody says, asks or knows.
RELATIVES = frozenset(
    {
        *("dat", "die", "waar", "waarin", "waarmee", "waarop", "waarvan", "waarvoor", "wat"),
        "wie",
    }
)
