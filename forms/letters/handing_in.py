"""Things of which the original must be handed in: a driving licence, a permit, a pass.

All patterns are for plain text.
"""

import re

from forms.letter import Action, ActionKind
from forms.letters import cues
from forms.letters.plain import plain

_HELD = (
    r"(?:rijbewij[sz]\w*|(?:zee)?paspoort(?:en)?|identiteits(?:kaart|bewijs)|id-?(?:kaart|bewijs)"
    r"|verblijfs(?:document|vergunning|pas|kaart)|kenteken(?:bewijs|card|pla(?:at|ten))"
    r"|\w*(?:parkeer|gehandicapten|invaliden)\w*(?:kaart|pas|vergunning|ontheffing)|\w*vergunning"
    r"|(?:chauffeurs|stads|ov|toegangs|bewoners|milieu|afval|jacht|reis|rijks)\w*-?(?:pas|kaart)"
    r"|pas(?:je)?|(?:jacht|wapen)\w*(?:akte|verlof|pas)|wapens?|vignet|(?:huis|deur|reserve)?sleutels?"
    r"|(?<=de )kaart|oude kaart|vrijstelling|ontheffing)"
)
#: Papers of which the letter itself says that no copy will do.
_ORIGINAL = r"(?:originele (?:[\w'-]+ )?[\w'-]+|het origineel|originelen)"
_THING = rf"(?:{_HELD}|{_ORIGINAL})"
#: What is handed over is not sent as a copy. "Lever ... in", "in te leveren", "geef ... af".
_HANDED = re.compile(
    rf"\b(?:lever|levert|leveren)\b[^.;?]{{0,60}}\b{_THING}\b[^.;?]*\b(?:in|af)\b"
    rf"|\b(?:geef|geeft)\b[^.;?]{{0,60}}\b{_THING}\b[^.;?]*\baf\b"
    rf"|\b{_THING}\b[^.;?]*\b(?:in|af)(?:ge| te )?lever(?:en|d)\b"
    rf"|\b{_THING}\b[^.;?]*\baf(?:ge| te )?geven\b"
    rf"|\b(?:in|af)(?: te )?(?:leveren|geven)\b[^.;?]{{0,30}}\b{_THING}\b"
    rf"|\b(?:stuur|stuurt|zend|zendt|mail|breng)\b[^.;?]{{0,60}}\b{_ORIGINAL}\b"
    rf"|\b{_ORIGINAL}\b[^.;?]*\b(?:(?:toe|op|in)?(?:te )?(?:sturen|zenden)|(?:toe|op|in)gestuurd)\b"
)
#: It is the reader who is told or asked to.
_ASKED = re.compile(
    r"(?:^|[,:;] |\b(?:en|dan|daarom|ook|of) )\W*(?:lever|geef|stuur|zend|mail|breng)\b"
    r"|\b(?:moet|moeten|dient|dienen|hoort|horen|verplicht|verzoeken|verzoek|vragen|vraag|graag)\b"
    r"|\bwilt (?:u|je)\b|\b(?:u|je) (?:hebt|heeft)\b[^.;]*\btot\b"
    r"|^(?:levert|geeft|stuurt|zendt|brengt) (?:u|je)\b(?!.*, dan\b)"
)
#: It is spared, offered, done, shown on a screen, or of paper about it.
_NOT_HANDED = re.compile(
    r"^(?:wie|iedereen)\b|\bhet (?:in|af)(?:leveren|geven)\b"
    r"|\b(?:geen|niet|nooit|hoeft|aanvraag|\w*formulier|mee|kunt|kan|mag|al|als|indien|wanneer"
    r"|digitaal|online|upload\w*|of (?:u|je))\b|\b(?:u|je) (?:hebt|heeft|had)\b(?![^.;]*\btot\b)"
    r"|\b(?:hebt|heeft|had) (?:u|je)\b(?![^.;]*\btot\b)"
    # "De sleutel is door u ingeleverd", and not "moet zijn ingeleverd".
    r"|^(?!.*\b(?:moet|moeten|dient|dienen|hoort|horen)\b).*\b(?:in|af)ge(?:leverd|geven)\b"
)
_THING_NAMED = re.compile(rf"\b{_THING}\b")


def hands_in(text: str) -> bool:
    """Whether a plain sentence asks for the thing itself, of which a copy will not do."""
    is_asked = _HANDED.search(text) and _ASKED.search(text)
    if not is_asked or _NOT_HANDED.search(text) or cues.is_promised(text):
        return False
    return not cues.names_papers(_THING_NAMED.sub(" ", text))


def is_handed_in(action: Action) -> bool:
    """Whether what an action asks for is handed in, and not sent as a copy."""
    said = {each.sentence or "" for each in action.facts}
    return action.kind is ActionKind.SEND_DOCUMENTS and any(hands_in(plain(one)) for one in said)
