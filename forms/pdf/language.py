"""In which language a form is printed, from the little words every sentence needs."""

import re

#: The commonest words that the others do not share (first ranks of each language's frequency list).
_LITTLE_WORDS = {
    "nl": "het een van uw niet bij zijn voor wordt deze heeft ook naar moet geen",
    "en": "the of and to you your is for or this if on are with from",
    "de": "der und die das ist nicht mit ein auf für wird oder sind sie bei",
    "fr": "le les des une est pour vous dans sur votre avec par que aux ou",
    "es": "el los las una para por con del su que sus esta como año o",
}
#: Fewer of them prove nothing.
_FEWEST_WORDS = 10
#: The first language must lead the second by this factor.
_CLEAR_LEAD = 1.5
UNKNOWN = "und"


def guess_language(text: str, declared: str | None) -> str:
    """The language as BCP 47 (`nl`), `und` when nothing tells.

    What is printed counts; `declared`, what the file says, only settles doubt, since makers of
    forms leave their program's own language there.
    """
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {
        language: sum(map(frozenset(little.split()).__contains__, words))
        for language, little in _LITTLE_WORDS.items()
    }
    (first, most), (_, next_most) = sorted(counts.items(), key=lambda item: -item[1])[:2]
    if most >= _FEWEST_WORDS and most >= _CLEAR_LEAD * next_most:
        return first
    code = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", declared or "")
    return code[0].lower() if code else UNKNOWN
