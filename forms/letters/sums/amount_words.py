"""Words that say who pays an amount: the reader, who is asked or owes it, or the sender.

All patterns are for plain text (`plain`).
"""

import re

#: Money comes back to the reader.
BACK = re.compile(
    r"\b(?:terug\b|retour\b|teruggaaf|teruggave|terugbetaling|terugbetalen|terugstorten"
    r"|terug te ontvangen"
    r"|te veel (?:hebt |heeft )?(?:betaald\w*|voldaan)|tegoed|te goed|teruggestort|terugbetaald"
    r"|terugkrijg\w*|nabetaling|nabetalen"
    r"|in uw voordeel|(?:ge)?restitu\w+|overboeking van .{0,40}geweigerd)\b"
)
#: The sender pays.
GIVEN = re.compile(
    r"\b(?:u|je) (?:\w+ ){0,3}?(?:krijgt|ontvangt)\b(?! nog \w+ (?:dag|week|maand))"
    r"|\b(?:krijgt|ontvangt) u\b|\b(?:krijg|ontvang) je\b|\bvoor (?:u|je) klaargezet\b"
    # Not "Wij vragen u te betalen": then the reader pays.
    r"|\b(?:wij|we) (?!(?:vragen|verzoeken|sommeren|manen|willen dat) )(?:\w+ ){0,4}?(?:betalen"
    r"|storten|maken|geven|keren|overmaken|overboeken|uitkeren|uitbetalen)\b"
    r"|\bwordt\b.{0,60}\buitgekeerd\b"
    r"|\b(?:wij|we) (?:\w+ ){0,2}?vergoeden\b|\bvergoeden (?:wij|we)\b"
    r"|\bkrijgt?\b.{0,40}\bvergoed\b|\bkomt (?:u|je)\b.{0,20}\btoe\b"
    r"|\b(?:betalen|storten|maken|keren) (?:wij|we)\b|\baan u (?:wordt|betalen|terug)"
    r"|\bik (?:\w+ ){0,3}?(?:betaal|stort|maak|keer)\b|\b(?:betaal|stort|maak|keer) ik\b"
    r"|\b(?:terug)?gestort\b|\buitbetaald\b"
    r"|\bop (?:uw|je|jouw) (?:bank)?rekening\b(?! (?:staat|stond|staan)\b)"
    r"|\btoegekend\b|\btoekenn\w+|\bkennen\b.{0,60}\btoe\b"
    r"|\bonderweg naar (?:uw|je|de) (?:bank)?rekening\b"
    r"|\bbij te schrijven op (?!onze\b|rekening|nl\d)"
    r"|\bgoedgekeurd\b|\bverlenen\b|\beerste uitbetaling\b"
)
RIGHT = re.compile(r"\b(?:hebt|heeft) (?:u )?recht op\s?$")
#: What nobody is glad to be given.
DEMANDED = re.compile(
    r"\b(?:u )?(?:krijgt|ontvangt) (?:u )?(?:\w+ ){0,5}?"
    r"(?:\w*(?:boete|aanslag|heffing|factuur|nota|aanmaning|regeling)"
    r"|brief|rekening|herinnering|dwangbevel|overzicht|jaaropgave?|specificatie|besluit|bericht"
    r"|beschikking)\b"
)
#: The reader pays, surely.
ASKED = re.compile(
    r"\b(?:u|je) (?:\w+ ){0,4}?(?:moet|dient|betaalt)\b|\b(?:moet|dient|betaalt|belt) u\b"
    r"|(?<!\bik )\b(?:betaal|voldoe|stort|maak(?=\b.{0,80}\bover\b))\b(?! ik\b)"
    r"|\b(?:maakt (?:u|je)|(?:u|je) maakt)\b[^.;]{0,90}\bover\b"
    r"|\bzorg (?:er ?voor )?dat\b"
    r"|\bwilt u\b.{0,90}\b(?:overmaken|(?:terug)?betalen|voldoen|terugstorten|zorgen dat)"
    r"|\bmaakt (?:u|je)\b.{0,60}\bin orde\b"
    r"|(?<!\buit )\bte (?:betalen|voldoen)\b"
    r"|\b(?:eis(?:en)?|verlang(?:en)?|verzoek(?:en)?|vragen|vraag)\b.{0,30}\bdat (?:u|je)\b.{0,90}"
    r"\b(?:betaalt|voldoet|overmaakt|aflost)\b"
    r"|\b(?:verzoek\w*|vragen|sommeren|sommeer|mag|kunt)\b.{0,90}\b(?:betal\w+|voldoen|te maken)"
    r"|\b(?:(?:wij|we|ik) (?:verlang|eis)(?:en)?|(?:verlang|eis)(?:en)? (?:wij|we|ik))\b"
    r"|\bterug moet\b|\bvan u verwachten\b|\b(?:halen|halt) (?:wij|we)\b.{0,60}\bvan\b"
    r"|\b(?:leggen|legt)\b.{0,60}\bu\b.{0,60}\bop\b"
    r"|\b(?:hopen|verwachten) (?:wij|we)\b.{0,60}\bte ontvangen\b"
    r"|\bontvangen (?:wij |we )?graag\b|\bgraag ontvangen\b|\bverwachten\b.{0,80}\bvan u\b"
    r"|\b(?:ontvangen|verwachten)\b.{0,20}\buw (?:\w+ )?betaling\b|\bterug te betalen\b"
    r"|\bleg\w* er\b|\bvereffenen\b|\baan ?(?:te )?zuiveren\b|\binlossen\b|\bin te lossen\b"
    r"|^graag\b(?:(?!\bterug\b)[^.]){0,25}$|\bzou (?:u|je)\b.{0,90}\b(?:overmaken|betalen|voldoen"
    r"|overboeken)|\bfijn als (?:u|je)\b|\bplezier (?:\w+ )?door\b|\bbij te leggen\b|\bbijleggen\b"
    r"|\bmoet\w*\b.{0,60}\b(?:binnenkomen|bijbetaald|bijbetalen)\b"
    r"|(?:^|[.:;!] )regel\b|\bgaat\b.{0,60}\bvan (?:uw|je) \w*rekening\b"
    r"|\bu wordt (?:\w+ )?verzocht\b.{0,90}\bbetal\w+"
    r"|\blaat bijschrijven\b"
    r"|\b(?:wij|we|ik) (?:halen|haal)\b.{0,60}\bvan (?:uw|je)\b"
    r"|\bover te maken\b|\bterug(?:ge)?vorder\w+|\bvorder\w*\b.{0,60}\bterug\b"
    r"|\b(?:wij|we|ik) vorder(?:en)?\b.{0,60}\bin\b|\bvorder(?:en)? (?:wij|we|ik)\b.{0,60}\bin\b"
    r"|\b(?:wij|we|ik) trek(?:ken)?\b.{0,60}\baf van (?:uw?|je|wat)\b"
    r"|\b(?:u|je)\b.{0,40}\b(?:moet|dient te) (?:terug)?(?:betalen|voldoen)\b"
    r"|\b(?:moet|moeten|dient)\b.{0,80}\b(?:betaald|voldaan|op onze rekening|binnen|terugbetalen"
    r"|overgemaakt|bijgeschreven|ontvangen|zijn)\b|"
    r"\b(?:schrijven|innen|incasseren|verrekenen|houden) (?:wij|we)\b"
    r"|\b(?:wij|we) (?:\w+ ){0,2}?(?:schrijven|innen|incasseren|verrekenen|houden)\b"
    r"|\bwordt\b.{0,60}\b(?:afgeschreven|geincasseerd|verrekend|ingehouden)\b"
    r"|\bafgeschreven\b|\bhouden wij\b"
    r"|\b(?:zet|boek|schrijf)\b.{0,80}\b(?:op|naar) (?:onze|deze|mijn|de) \w*rekening\w*"
    r"|\bverwachten (?:wij|we|ik)\b.{0,60}\b(?:rekening\w*|bij ons)\b"
    r"|\b(?:zie|zien) (?:ik|wij|we)\b.{0,60}\btegemoet\b"
    r"|\bmits\b.{0,90}\b(?:binnen|ontvangen|bijgeschreven|betaald|voldaan|overgemaakt)\b"
    r"|\bbetaling van\b.{0,80}\b(?:verwacht|afgedaan|geschieden|plaatsvinden)\b"
    # "Wij vragen alle leden om een bijdrage van".
    r"|\b(?:vragen|verzoeken|vraag|verzoek)\b[^.;]{0,40} (?:om|van (?:u|je)) (?:een|de) (?:\w+ )?"
    r"\w*(?:bijdrage|borg|waarborgsom|aanbetaling)\b"
)
#: "Dat kost € 30. Wilt u dat voor 3 mei betalen?", "Wij houden dat in op uw uitkering."
ASKED_THAT = re.compile(
    r"^(?:wij|we|ik) (?:houden?|trek(?:ken)?|verreken(?:en)?|halen) (?:dat|dit|het)\b"
    r"|^(?:(?:wilt|wil|kunt|kun|zou) (?:u|je)|zorg (?:er ?voor )?dat) (?:dat|dit|het)\b.{0,60}"
    r"\b(?:betalen|overmaken|voldoen|over te maken|betaald|voldaan|overgemaakt)\b"
)
#: "De kosten zijn € 30. U betaalt die voor 3 mei.": what is paid is what was just said.
PRICE_IS = re.compile(
    r"\b(?:\w*kosten|prijs|\w*tarief|leges|\w*bijdrage|\w*belasting|boete|\w*bedrag|rekening)\b"
    r"[^.;€\d]{0,30}\b(?:is|zijn|bedraagt|bedragen)\s?$"
)
PAYS_IT = re.compile(
    r"^(?:(?:u|je) betaalt|betaal|voldoe|maak (?:dit|dat|het))\b"
    r".{0,60}\b(?:voor|uiterlijk|binnen)\b"
)
#: The reader may owe it; what the letter asks elsewhere decides.
OWED = re.compile(
    r"\b(?:open ?staa\w+|staat .{0,40}open\b|schuld|schuldig|vordering|achterstand|verschuldigd"
    r"|\w*boete|resteert|resterend\w*|restant|sanctie\w*|totale bedrag|totaal\w*|in totaal"
    r"|\w*aanslag|gaat (?:het )?om"
    r"|nog niet|griffierecht|\w*factuur"
    r"|(?:blijft|uitblijven van|zonder|geen) (?:\w+ )?betaling"
    r"|onverschuldigd\w*|tekort (?:is|van|bedraagt)|hele looptijd"
    r"|(?:\w*bijdrage|nota|factuur|heffing) (?:voor|over) [^.;€]{0,30}(?:is|bedraagt)"
    r"|bedrag is|het bedrag van|eigen bijdrage|rekening van|incasso|afschrijving|afbetalen"
    r"|tezamen|saldo|komt voor (?:uw|je) rekening)\b"
)
