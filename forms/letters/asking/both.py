"""Letters that want two things at once: an answer, and papers that go with it.

Texts are the sentences of a letter in their order, as `worded` gives them.
"""

import re
from collections.abc import Sequence

from forms.letters import cues
from forms.letters.asking.quiet import CONDITION
from forms.letters.cases import is_of_some

#: What a sender makes for readers to fill in; the other papers may be the reader's own.
_SHEET = (
    r"(?:\w*formulier\w*|(?:vragen|invul|antwoord|keuze|aftek)\w*lijst|\w+vragenlijst|opgave"
    r"|toestemming\w*|machtiging|blad|blaadje|antwoordkaart|strook)"
)
_PAPER = r"(?:\w*verklaring(?:en)?|\w*overeenkomst\w*|\w*contract|lijst|kaart)"
_ENCLOSED = (
    r"(?:bij deze brief|bijgevoegde?|bijgaande?|bijgesloten|hierbij|meegestuurde?|retour\w*"
    r"|ge?retourneerd|terug\w*)"
)
_FILLED_IN = (
    r"(?:ingevulde?|(?:onder)?getekende?|ondertekend|(?:onder)?tekent|handtekening(?:en)?"
    r"|in te vullen|invullen|vult?|te beantwoorden|beantwoordt?)"
)
#: The answer, as one of the things that are wanted.
_ANSWER = re.compile(
    rf"\b{_SHEET}\b[^.;]{{0,80}}\b{_FILLED_IN}\b|\b{_FILLED_IN}\b[^.;]{{0,60}}\b{_SHEET}\b"
    rf"|^(?=.*\b{_ENCLOSED}\b).*(?:\b{_PAPER}\b[^.;]{{0,80}}\b{_FILLED_IN}\b"
    rf"|\b{_FILLED_IN}\b[^.;]{{0,60}}\b{_PAPER}\b)"
    r"|\b(?:een|uw|je) antwoord(?:en)? op (?:deze|de|onze|alle)?\s?(?:volgende )?(?:vraag|vragen)\b"
    r"|\bantwoord\b[^.;]{0,20}\bop (?:deze|onze|de volgende) vragen\b"
    r"|\b(?:op|aan) de (?:achterzijde|achterkant)\b[^.;]{0,40}\baan(?: te)? ?geven\b"
)
#: What goes with an answer.
_GOES_WITH = re.compile(
    r"\b(?:gaan|gaat) mee\b|\bvergezeld\b|\bbij ?(?:te )?voegen\b"
    r"|(?:^|[,;:] |\ben |\bdan )(?:doe|voeg|stop)\b[^.;]{0,90}\bbij\b"
    r"|(?:^|[,;:] |\ben |\bdan )sluit\b[^.;]{0,90}\bin\b|\b(?:overlegt u|u overlegt|legt u)\b"
)
_ITEM = re.compile(r"[-•*–] ")
#: An item of the list that is itself the question: "een antwoord op deze vraag: hoe vaak?"
_IS_QUESTION = re.compile(r"^[-•*–] [^?]*: [^?]*\?")
#: "Alles moet er op 3 mei zijn", "beide zien wij graag voor 3 mei".
_ALL_OF_IT = re.compile(
    r"\b(?:alles|een en ander|(?:beide|allebei)(?! (?:is|mag|kan|zijn goed))"
    r"|(?:de|alle) (?:stukken|papieren) en|(?:dit|het) (?:pakket|geheel))\b"
)
#: A form or questions that come back with answers: "het formulier, volledig ingevuld".
_ANSWERED = re.compile(
    r"\b(?:\w*formulier|\w*lijst|vragen|opgave|\w*kaart|contract|toestemming|\w*verklaring)\b[^.;]*"
    r"\b(?:\w*ingevulde?|invullen|vult|beantwoord\w*|antwoorden|(?:onder)?getekend|handtekening)\b"
    r"|\b(?:ingevulde?|ondertekende?|getekende?|beantwoord\w*)\b[^.;]*"
    r"\b(?:\w*formulier|\w*lijst|vragen|opgave)\b|\bantwoord (?:mij|ons)\b"
    r"|\baan te geven (?:of|wie|wat|hoe|welke?|waar)\b"
)


def asks_both(texts: Sequence[str], cases: Sequence[str]) -> bool:
    """Whether plain sentences name an answer and, apart from it, papers of the reader's own.

    `cases` are what each may hold under (`cases_of`).
    """
    wanted = [text for text, case in zip(texts, cases, strict=True) if not _is_of_some(text, case)]
    is_answer = any(map(_ANSWER.search, [*wanted, *filter(_IS_QUESTION.search, texts)]))
    return is_answer and any(_adds_papers(part) for text in wanted for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The items of a list that a sentence holds, or the sentence itself."""
    return [each for each in re.split(r"(?=• )", text) if each.strip()]


def _adds_papers(part: str) -> bool:
    is_wanted = _ITEM.match(part) or _GOES_WITH.search(part)
    return bool(is_wanted) and cues.names_papers(part) and not _ANSWER.search(part)


def _is_of_some(text: str, case: str) -> bool:
    is_other = any(each.search(text) for each in (cues.OBJECT, cues.PAST, CONDITION))
    return is_other or cues.is_promised(text) or is_of_some(text, case)


def asks_all_by(texts: Sequence[str], days: Sequence[str]) -> bool:
    """Whether a letter wants papers and answers, and all of that by one of the sentences `days`."""
    if not any(map(_ALL_OF_IT.search, days)):
        return False
    answered = [text for text in texts if _ANSWERED.search(text)]
    papers = [text for text in texts if cues.names_papers(_ANSWERED.sub("", text))]
    return bool(answered) and any(text not in days for text in papers)
