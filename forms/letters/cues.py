"""Words that tell what a sentence of a letter does: who acts, and what is asked or offered.

All patterns are for plain text (`plain`): small letters, no accents, no loss of places.
"""

import re

from forms.letter import ActionKind

#: Paying, as something the reader does.
PAYING = re.compile(
    r"\b(?:betaal\w*|betalen|betaling\w*|terugbeta\w+|overmaken|overgemaakt|maak\w*\b.{0,60}\bover"
    r"|voldoe\w*|voldaan|bijgeschreven|bijschrijving|aflos\w*|afgelost|overschrijv\w+|ideal"
    r"|vereffen\w*|aanzuiver\w*|aan te zuiveren|delgen|inlossen|kwijten"
    r"|op (?:onze|de) rekening)\b"
)
#: The same, or money: where nothing else is named, that is what is asked of it.
PAY = re.compile(
    rf"{PAYING.pattern}|\b(?:(?:terug)?storten|euro?|bedrag|som|geld|premie|boete)\b|€"
)
OBJECT = re.compile(
    # Not "Verzet de afspraak".
    r"\b(?:bezwaar\w*|bezwaren|beroep(?!s(?:ingang|opleiding))\w*|beroepschrift\w*|klaagschrift\w*"
    r"|verzet(?! (?:de|het|uw|je|deze|dit|een)\b)|verweer\w*"
    r"|(?:om|een) (?:heroverweging|herbeoordeling)|(?:beslissing|besluit) te heroverwegen"
    r"|(?:aan|naar|bij) de (?:kanton|belasting|bestuurs)?rechter"
    r" (?:voorleggen|voorgelegd|stap(?:pen|t)|ga(?:an|at)|terecht)"
    r"|leg(?:t|gen)?\b[^.;]{0,60}\baan de (?:kanton|belasting|bestuurs)?rechter"
    r"|(?:kanton|belasting|bestuurs)rechter (?:\w+ )?benader(?:d|en)"
    r"|(?:kanton|belasting|bestuurs)rechter\b.{0,60}\b(?:vraagt|vragen|gevraagd|aangezocht)"
    r"|hoger beroep|in beroep|niet(?: met \w+(?: \w+)?)? eens|oneens|niet terecht)\b"
)
#: The same, or what may be objected to: where the network sees an objection, one of these is named.
OF_OBJECTING = re.compile(
    rf"{OBJECT.pattern}|\b(?:oneens|heroverweg\w*|herzie\w*|besluit\w*|beschikking|beslis\w*"
    r"|akkoord|rechter|rechtbank|bestrijd\w*|betwist\w*|gronden)\b"
)
DOCUMENTS = re.compile(
    r"\b(?:\w*bewij[sz]\w*|document\w*|stukken|kopie\w*|bijlagen|afschrift\w*"
    r"|loonstro\w+|bankafschrift\w*|\w*specificatie\w*|jaaropgave\w*|huurcontract\w*|gegevens"
    r"|papieren|volgende|paspoort|identiteitsbewijs|aanslagbiljet\w*|polis\w*|\w*verklaring(?:en)?|scans?"
    r"|betaalbewij\w+|verwijs(?:brief|ing)|verwijzing|originele \w+|ontbrekende \w+|bescheiden"
    r"|\w*rapport(?:en)?|verslag(?:en)?|attest\w*|cijferlijst\w*|diploma\w*|pasfoto\w*"
    r"|(?!hand)\w+tekening(?:en)?|foto\w*|\w*bon(?:nen|netjes)|akten?|\w*certifica\w+|uittreksel\w*|\w*offertes?"
    r"|legitimatie\w*)\b"
)
#: A bill that the sender wants to see, in a sentence that says nothing of paying it.
_BILL = r"(?:nota|\w*factuur|bon|kwitanties?|declaratie|(?<=de )rekening(?! ?nummer))"
_BILL_WANTED = re.compile(
    rf"^(?!.*(?:\bbeta?al|€|\bvoldo|\bbedrag|\boverma)).*\b(?:de|een|uw|je|originele|leesbare|juiste|nieuwe"
    rf"|ontbrekende) {_BILL}\b"
)
SEND = re.compile(
    r"\b(?:stuur\w*|sturen|opsturen|opgestuurd|toesturen|toezenden|zend\w*|inzenden|insturen"
    r"|inlever\w*|ingeleverd|lever\w*\b.{0,80}\b(?:in|aan)|aanlever\w*|aangeleverd"
    r"|over(?:ge)?leg\w*|toegestuurd|(?:toe|in)gezonden|meegestuurd|ingediend"
    r"|upload\w*|verstrek\w*|(?:in|aan) te (?:leveren|dienen|zenden)|indienen|meestuur\w*"
    r"|meesturen|mailen|mail"
    r"|in (?:ons|mijn) bezit|(?:bij ons|in) (?:binnen|huis)"
    r"|ontvang(?:en)?\b.{0,60}\b(?:kopie\w*|bewij\w+|stukken|papieren|loonstro\w+|gegevens)"
    r"|(?:kopie\w*|bewij\w+|stukken|papieren|loonstro\w+|\w*rapport|verslag)\b.{0,30}\bontvangen"
    rf"|(?:ontvang(?:en)?|bezorg(?:en)?)\b.{{0,40}}\b{_BILL}|{_BILL}\b.{{0,60}}\b(?:ontvangen|bezorgen)"
    r"|van u (?:hebben|nodig)|(?<!zo )(?<!indien )nodig(?! (?:heeft|hebt|hebben,)))\b"
)
_WITH_THIS = r"(?:bijgaande?|bijgevoegde?|bijgesloten|ingesloten|meegestuurde?)"
#: What the sender enclosed comes back, filled in.
_BACK_FILLED_IN = re.compile(
    r"(?:^|[,;:] |\ben )(?:onder)?teken\b(?=.*\b(?:geef|lever|breng|stuur)\b)"
    r"|\bnaam en handtekening\b|\b(?:ruimte voor|zet) uw (?:naam en )?handtekening\b"
    r"|\b(?:getekend|ondertekend) (?:terug|hier|bij (?:ons|mij))\b"
    r"|\bterug(?:ge)?(?:stu|zend|zond)\w*"
    r"|\b(?:stuur|stuurt|zend|zendt)\b.{0,80}\bterug\b|\bretour\w*"
    r"|\b(?:vul|vult)\b.{0,80}\bin\b|\bin te vullen\b|\b(?:kruis|kruist)\b.{0,80}\baan\b"
    r"|\bingevulde?\b"
    rf"|\b{_WITH_THIS}\b[^.;]*\b(?:terug|retour) (?:te )?(?:hebben|ontvangen|krijgen|is|zijn)\b"
)
#: Of that: a proof of being alive is a form of who asks for it.
_ENCLOSED = re.compile(
    rf"\b(?:levensbewijs|bewijs van (?:in )?leven|attestatie de vita)\b|\b{_WITH_THIS} [\w-]+"
    r"|\b(?:\w*formulier\w*|\w*lijst\w*|\w*verklaring(?:en)?|bijlagen?|gegevens|volgende|papieren"
    r"|(?:de|deze|die|een) kopie(?! van (?!deze\b)))\b"
)
#: What is asked of who sent something that is not as the law asks: "het verzuim herstellen", the
#: reasons of an objection that was made without.
REPAIR = re.compile(
    r"\b\w*verzuim\w*\b.{0,80}\bherstel(?:len|d)\b|\bherstel\w*\b.{0,40}\b\w*verzuim\w*"
    r"|^(?!.*\bbezwaarschrift).*\b(?:de|uw|welke) (?:gronden|redenen|motivering|onderbouwing)\b"
    r".{0,60}\b(?:ontvangen|aanvullen|aan te vullen|op te schrijven|na te sturen|berust|rust"
    r"|steunt)\b"
)
REPLY = re.compile(
    r"\b(?:reageer\w*|reageren|reactie|antwoord\w*|laat\b.{0,80}\bweten|doorgeven"
    r"|geef\w*\b.{0,60}\bdoor|invul\w*|ingevuld\w*|vul\w*\b.{0,60}\bin\b|vragenlijst\w*"
    r"|formulier\w*"
    r"|aanmeld\w*|meld\w*|aangifte|terugsturen|stuur\w*\b.{0,60}\bterug|terugzenden|retour\w*"
    r"|terug(?:ge)?stuur\w*|aanvra\w+|vraag\w*\b.{0,40}\baan|kenbaar|bevestig\w*|schriftelijk"
    r"|vertel(?:t|len)?"
    r"|(?:horen|vernemen) (?:wij|we|ik)|(?:wij|we|ik) (?:horen|vernemen)\b|meedoen|deelnemen"
    rf"|informatie|zienswijze|opgave|inschrij\w*|schrijf\w*\b.{{0,60}}\bin\b|{REPAIR.pattern})\b"
)
COME = re.compile(
    r"\b(?:afspraak|zitting\w*|hoorzitting\w*|gesprek\w*|spreekuur"
    r"|(?<!meer )(?<!minder )(?<!anders )verwacht\w*|uitgenodigd"
    r"|uitnodig\w*|nodig\w*\b.{0,40}\buit|keuring\w*|onderzoek\b|huisbezoek|bijeenkomst\w*"
    r"|verschijn\w*|aanwezig|langs(?:komen|komt)?|oproep\w*|opgeroepen|roepen|behandel(?:d|t)"
    r"|inspectie|bel\w*\b.{0,60}\baan\b|aanbel\w*|meldt u|controle aan huis|komt u(?! uit op\b)"
    r"|komt? (?:naar|op)|(?:u rijdt|u gaat|rijdt u|gaat u) (?:\w+ ){0,3}naar"
    r"|spreekt? (?:u|je) graag|vaccinatie|prik|(?:u|je) bent (?:\w+ ){0,3}?welkom"
    r"|bent (?:u|je) (?:[\w.]+ ){0,5}?welkom|inloop(?! ?spreek)|ontvang(?:t|en) (?:wij |we )?u op"
    r"|(?:ouder|informatie|bewoners|inloop|kennismakings|thema|buurt)-?(?:avond|middag|ochtend)"
    r"|(?:aan|voor) (?:de|uw|je) deur|bij (?:u|je|jou) (?:thuis|aan huis|in huis))\b"
)
CALL = re.compile(
    r"\b(?:bel\b|belt u|bellen|neem\w*\b.{0,60}\bcontact|contact op\w*|telefonisch)\b"
)
#: "Meld dat telefonisch" asks to call, "online of telefonisch" an answer.
BY_PHONE = re.compile(r"(?<!of )\btelefonisch\b(?! of\b)")
BY_ACTION = {
    ActionKind.OBJECT: OBJECT,
    ActionKind.COME: COME,
    ActionKind.PAY: PAY,
    ActionKind.SEND_DOCUMENTS: SEND,
    ActionKind.REPLY: REPLY,
    ActionKind.CALL: CALL,
}

#: What the sender does only if something is in time: "Is het blad binnen drie weken terug, dan".
IN_TIME = re.compile(
    r"\b(?:is|zijn|als|indien|mits|zolang) (?!.*\b(?:niet|geen)\b)(?:(?!u\b)[\w-]+ ){1,4}?"
    r"(?:binnen|voor|uiterlijk|op)\b[^.;,?]{3,50}"
    r"\b(?:terug|binnen|hier|bij (?:ons|mij)|in ons bezit)(?: is| zijn)?,"
    # "Krijgen wij alles uiterlijk 3 mei, dan".
    r"|^(?:krijgen|ontvangen|hebben) (?:wij|we|ik) (?![^,]*\b(?:niet|geen)\b)[^.;,?]{0,40}"
    r"\b(?:binnen|voor|uiterlijk|op)\b[^.;,?]{3,40}, dan\b"
    r"|\b(?:als|mits|zodat) (?:wij|we|ik) (?:[\w-]+ ){1,4}?(?:op |uiterlijk |voor )?"
    r"(?:\w{2,6}dag )?\d[^.;,]{3,25} (?:terug ?)?(?:hebben|heb)\b"
)
#: The reader is asked or allowed to do something.
ASKED = re.compile(
    r"\b(?:u|je|jij) (?:\w+ ){0,3}?(?:moet\w*|dient|hoort|kunt|kan|kunnen|hebt|heeft|bent|mag|wordt"
    r"|betaalt|voldoet|stuurt|levert|geeft|verplicht|maakt|meldt"
    r"|begint|doet|regelt|reageert)\b"
    r"|\b(?:moet|dient|hoort|kunt|kan|hebt|heeft|bent|mag|wordt|maakt|betaalt|voldoet|stuurt|geeft"
    r"|reageert|meldt|levert|vult) (?:u|je)\b"
    r"|\b(?:wij|we|ik) (?:\w+ )?(?:verzoek(?:en)?|vragen|vraag|eis(?:en)?|verlangen"
    r"|sommeren|sommeer|manen|willen"
    r"|nodigen|verwachten|ontvangen|roepen|adviseren|bieden)\b"
    r"|\b(?:hebt|heeft|krijgt) (?:u )?(?:nog )?tot\b|\bgelegenheid\b"
    r"|\bgeven (?:wij )?u (?:nog )?tot\b"
    # Not "Wij hebben meer tijd nodig".
    r"|\b(?:wij|we) hebben\b(?![^.;]*\btijd\b)[^.;]{0,60}\bnodig\b"
    r"|\b(?:verzoeken wij|vragen wij|vragen we|verzoeken we|ontvangen wij|willen wij"
    r"|verwachten wij|verwachten we)\b"
    r"|\b(?:wilt?|zou|laat|geeft|levert|belt|neemt|komt|meldt) (?:u|je)\b|\b(?:mogen|mag) (?:wij"
    r"|we|ik)\b"
    r"|\b(?:als|indien|mits|zodra) (?:wij|we)\b(?![^.;]{0,80}\b(?:niet|geen)\b)"
    r"[^.;]{0,80}\bontvangen\b"
    # "Als alles binnen drie weken hier is", "is het blad voor 3 mei terug".
    r"|\b(?:als|mits|zodra)\b(?![^.;,]*\b(?:niet|geen)\b)[^.;,?]{0,60}"
    r"\b(?:hier|terug|binnen|bij (?:ons|mij)|in huis) (?:is|zijn|ligt|liggen|staat)\b"
    r"|\b(?:betalen|inleveren|reageren|terugsturen): (?:binnen|uiterlijk|voor|tot)\b"
    r"|\b(?:zou|is) (?:\w+ )?(?:fijn|prettig|handig|mooi|goed|welkom)(?: zijn)?,?"
    r" (?:als|wanneer|indien)\b"
    r"|\bzorg(?:t (?:u|je))? (?:er ?voor )?dat\b|(?:^|[,;:] )te \w+en\b|\bdaarvoor\b"
    rf"|{IN_TIME.pattern}"
    r"|\blukt het\b(?! (?:\w+ )?niet\b)"
    r"|\bkan (?:\w+ )?(?:tot|t/m)\b|\bkom (?:het|dan|naar|op|langs)\b"
    r"|\b(?:dag|dagen|week|weken|maand|maanden) (?:de tijd )?om\b"
    r"|\b(?:wij|we|ik) wacht(?:en)?\b|\bwacht(?:en)? (?:wij|we|ik)\b"
    r"|\buw (?:reactie|antwoord|betaling|opgave|stukken)\b.{0,40}"
    r"\b(?:termijn|binnen|bereikt|bereiken)\b"
    r"|\bbetaling\b.{0,80}\bverwacht\b|\b(?:gelieve|op prijs|graag|liefst|alsnog|ingewacht|tegemoet"
    r"|svp|s\.v\.p|a\.u\.b|alstublieft|verplicht)\b"
    r"|(?:^|[.!?:;,] |\bdan |\bdaarom |^[-•*–] )(?:betaal|stuur|maak|lever|vul|geef|reageer"
    r"|zorg|meld|neem|bel|dien|zend|voldoe|kom|breng|laat|doe|schrijf|regel|controleer|log|retourneer"
    r"|onderteken|vraag|mail|upload|verleng|vernieuw|haal|kies|registreer|activeer|verstrek|regel"
    r"|plan|beantwoord|vertel|los|stort|teken|toon|snoei|ruim|zet|gooi|kruis|noteer|bezorg|sluit"
    r"|voeg)\b"
    r"|^betaling:? (?:binnen )?[a-z\d]+ dagen\b"
    # "Mailt u voor vrijdag even twee nummers?"
    r"|\b(?:mailt|stuurt|brengt|zet|stopt|schrijft|vult|noteert|regelt|bezorgt|kruist|bel)"
    r" (?:u|je)\b[^?]*\?"
    r"|\b(?:moet|moeten|dient|dienen|hoort|horen)\b.{0,80}\b(?:binnen zijn|ontvangen|betaald"
    r"|voldaan|zijn|staan|liggen|hebben)\b"
    # "Staat het bedrag niet binnen tien dagen op onze rekening, dan".
    r"|(?:^|[.;] )(?:is|staat|zijn|staan) (?:de|het|uw|dit|dat|deze)(?: \w+)? (?:bedrag|som|geld"
    r"|betaling|achterstand|schuld|stukken|papieren|gegevens|\w*formulier|reactie|antwoord)"
    r" (?:\w+ )?niet (?:\w+ )?(?:binnen|voor|uiterlijk)\b"
)
#: Of a day that may come, not of now: "Verandert er iets? Geef dat dan binnen vier weken door".
MAY_CHANGE = re.compile(
    r"\b(?:verandert|wijzigt|wijzigingen|veranderingen|verhuist|samenwonen|trouwt|overlijdt"
    r"|gaat u(?! (?:\w+ ){0,2}?(?:akkoord|bezwaar|beroep)\b))\b"
    # "Komt er iemand bij u wonen, meld dat dan ..."
    r"|^[a-z]+(?:t|n) (?!.*\b(?:eens|bezwaar|beroep|besluit|akkoord)\b)[^,?]*,"
    r" (?:meld|geef|laat|vertel)\b[^,]*\bdan\b"
)
#: Of everybody, or of nobody: an example, a rule for some, a mean. It says nothing of this letter.
_IN_GENERAL = re.compile(
    r"^(?:(?:een |bij)?voorbeeld\b|stel(?: dat|:)|(?:sommige|de meeste) "
    r"|(?:wie(?! (?:het|hij|wil|niet reageert|heeft (?:al )?betaald)\b| €)"
    r"|iedereen die|mensen (?:die|met)|degene die) |(?:een )?gemiddelde? )"
    r"|\bvoor (?:natuurlijke |rechts)personen\b"
)
#: What others want in the sender's name: a warning of false messages asks nothing that they ask.
_OF_FRAUD = re.compile(
    r"\b(?:valse|vals|neppe?|frauduleuze?|verdachte) (?:\w+ )?(?:\w*berichten?|e-?mails?|mails?"
    r"|mailtjes|sms\w*|appjes|brie(?:f|ven)|betaalverzoek\w*|facturen|telefoontjes|websites?)\b"
    r"|\bnep(?:-?(?:berichten?|e-?mails?|mails?|brie(?:f|ven)|sms\w*|facturen|websites?))\b"
    r"|\bphishing\w*|\boplichters?\b|\bfraudeurs\b|\b(?:cyber)?criminelen\b"
    r"|\b(?:berichten|e-?mails|mails|sms(?:'?jes|en)?|brieven) in omloop\b"
    # "Er worden e-mails verstuurd waarin staat dat u moet betalen."
    r"|\b(?:berichten|e-?mails|mails|sms'?jes|telefoontjes|betaalverzoeken)\b[^.;]{0,40}\bwaarin\b"
)
_OF_THOSE = re.compile(r"(?:daarin|hierin|zij|ze|die|deze)\b")
#: What happens on a day without the reader.
CLOSED = re.compile(
    r"\b(?:afgesloten|gesloten|dicht|geopend|verbouwd|verbouwen|overtreding|gemeten|geflitst)\b"
    r"|\b(?:loket|balie|kantoor|winkel)\b.{0,40}\b(?:open|sluit)\b|\bdossier\b.{0,20}\bsluit\b"
)
#: What should have been done before.
PAST = re.compile(
    r"\b(?:had|hadden|moest|moesten) (?:u|uw|wij|dit|dat|\w+)\b(?![^.;]*, (?:\w+ ){0,2}?dan\b)"
    r"|\bu had\b|\bu moest\b|\b(?:diende|kon) (?:u|je)\b|\b(?:u|je) (?:\w+ )?(?:diende|kon)\b"
    r"|\bwas (?:het )?mogelijk\b|\bkon(?:den)? (?:\w+ )?(?:bezwaar|beroep)\b"
    r"|\btermijn\b[^.;]{0,60}\b(?:was|liep|eindigde|bedroeg)\b"
    # "Er is geen rente berekend, omdat u vóór 1 mei aangifte deed."
    r"|\bomdat (?:u|je)\b[^.;]{0,60}\b(?:deed|indiende|stuurde|betaalde|reageerde|meldde)\b"
)
#: The reader is the one who acts.
READER_ACTS = re.compile(
    r"\b(?:u (?:\w+ )?(?:moet|kunt|dient|mag|hoort dat)|(?:moet|kunt|dient|mag|wilt) u"
    r"|betaal|maak|stuur|geef|zorg)\b|^laat (?:ons|het|dat|dit|mij)\b"
)
#: What a sender owes who asked or objected.
_ANSWER = r"(?:besluit|beslissing|beschikking|antwoord|bericht|uitslag|uitspraak|brief)"
#: What a sender must do itself: "Wij moeten uiterlijk 3 mei beslissen".
_OWN_DUTY = r"(?![^.;,]*\b(?:beslissen|besluiten|reageren|antwoorden|uitbetalen|terugbetalen)\b)"
#: What stands first in its sentence and is nobody: behind it "belt u" asks the reader.
_FRONTED = (
    r"(?:daarom|dan|eerst|daarna|vervolgens|voor|bij|met|als|op|indien|liever|nu|morgen|hiervoor"
    r"|daarvoor|graag|zo|vandaag|binnen|uiterlijk|na|anders|wanneer|waarom|hoe|in|tijdens|tussen"
    r"|ook|en|u|wilt|om|omdat|mocht|maar|telefonisch|daarover|hierover|zodra|tot|van|via|alleen"
    r"|is|zijn|heeft|hebt|bent|kunt|lukt|per|naar|altijd|direct|meteen|gerust)"
)
#: The sender promises something; the day is not the reader's.
PROMISED = re.compile(
    # "Zorggroep De Linde belt u", not "Voor vragen belt u".
    rf"^(?!{_FRONTED}\b)(?:[\w.&'-]+ ){{1,4}}?(?:belt|mailt|schrijft|bezoekt) (?:u|je)\b"
    r"|^(?:de|het|een|uw|onze) (?:[\w-]+ ){1,3}?(?:belt|mailt|schrijft|bezoekt) (?:u|je)\b"
    r"|^(?:de|het|een|uw|onze) (?:[\w-]+ ){1,3}?(?:neemt|komt)\b.{0,30}\bu\b"
    r"|\b(?:wij|we|de (?:gemeente|rechter|rechtbank|dienst|commissie|heffingsambtenaar)|het college"
    r"|ik|men|uwv|svb|duo|cak|ind) (?:\w+ ){0,4}?(?<!\bte )"
    r"(?:beslissen|beslist|betalen|betaalt|storten|stort|nemen|neemt|laten|laat|sturen|stuurt"
    r"|geven|geeft|reageren|reageert|maken|maakt|beoordelen|behandelen|keren|zullen|zal|doen|doet"
    r"|schrijven|schrijft|streven|bellen|belt|informeren|berichten|verwerken|keert|incasseren)\b"
    r"|\b(?:doen|nemen|sturen|laten|beslissen|betalen|storten|maken|geven|schrijven|reageren|keren"
    r"|streven|bellen) (?:wij|we)\b"
    rf"|\b(?:(?:wij|we) moeten|moeten (?:wij|we))\b(?!{_OWN_DUTY})"
    r"|^(?:de|het) (?:[\w-]+ )?(?:\w*commissie|college|raad|rechter) (?:brengt|bespreekt)\b"
    r"|\b(?:wij|we) hebben\b[^.;]*\btijd\b[^.;]*\bnodig\b"
    r"|\b(?:beslist|oordeelt|adviseert) (?:de|het|onze) \w+"
    # Where no hour is set nobody need be there.
    r"|^(?!.*\buur\b).*\b(?:(?:wij|we) (?:\w+ ){0,2}?komen|komen (?:wij|we))\b"
    # What the reader is told to see, they need not bring about.
    r"|\baan (?:u|je) (?:(?:wordt|worden) \w+|\w+ (?:wordt|worden))\b"
    r"|\b(?:u|je) (?:ziet|merkt|leest)\b|\b(?:ziet|merkt|leest) (?:u|je)\b"
    # Not "Vindt u dit onjuist, dan".
    r"|(?<=\w )(?:verneemt|weet|vindt) (?:u|je)\b"
    r"|\b(?:(?:u|je) (?:\w+ )?(?:krijgt|ontvangt)\b(?! nog)|(?:krijgt|ontvangt) u\b"
    r"|(?:krijg|ontvang) je\b)"
    # Not the time to do something: "U krijgt tot 3 mei om te antwoorden".
    r"(?!.{0,30}\b(?:kans|mogelijkheid|gelegenheid)\b)(?!.{0,60}\bom\b.{0,60}\bte \w+en\b)"
    # "U hebt uiterlijk op 3 mei antwoord".
    rf"|\b(?:u (?:hebt|heeft)|(?:hebt|heeft) u) (?:uiterlijk|binnen)\b[^.;,]{{0,40}}\b{_ANSWER}\b"
    r"(?! (?:nodig|gegeven|gestuurd))"
    # "Dat betekent dat u voor 3 mei ons besluit ontvangt", "u zou op 3 mei bericht krijgen".
    rf"|\b(?:dat|wanneer|u zou|zou u|zult u|u zult)\b(?=[^,;]*\b(?<!deze ){_ANSWER}\b)[^,;]*"
    r"\b(?:ontvangt|krijgt|hoort|ontvangen|krijgen|horen|verwachten)\b"
    # "Zodat u uiterlijk 3 mei onze beslissing tegemoet kunt zien".
    rf"|\bu [^,;]{{0,50}}?\b(?:onze|ons|de|het|een) {_ANSWER} tegemoet\b"
    r"|\b(?:bericht|antwoord|brief|beslissing|niets|iets|geld)\b.{0,20}\bvan ons\b"
    r"|\b(?:wordt|worden)\b[^,;]{0,60}\b(?:afgehandeld|behandeld|verwerkt|beoordeeld|beslist|genomen"
    r"|verzonden|verstuurd|toegestuurd|bezorgd|geleverd|bekendgemaakt)\b"
    r"|\b(?:is|zijn|ligt|liggen|staat) (?:er|klaar|gereed)\b"
    r"|\bhoort (?:u )?(?:\w+ ){0,3}?(?:van ons|bericht|of|wat|iets)\b"
    r"|\bhoort\b.{0,40}\bvan ons\b"
    r"|\b(?:u|je) hoort (?:daar|hier|er)(?:over|van)\b|\b(?:daar|hier)(?:over|van) hoort (?:u|je)\b"
    r"|\b(?:staat|hebt|heeft u)\b.{0,40}\b(?:op uw rekening|het geld)\b"
    r"|\b(?:wordt|zal|worden)\b.{0,60}\b(?:(?:af|over)(?:ge)?(?:schreven|boekt|maakt)|uitbetaald"
    r"|gestort|geincasseerd)\b|\bop uw (?:bank)?rekening\b"
)
#: Who is not the reader, nor acts in the reader's name.
ANOTHER = (
    r"(?:(?:uw|je|jouw|een|de|het) (?:\w+ )?(?:\w*verzekeraar|werkgever|bank|\w*verhuurder|\w*arts"
    r"|specialist|notaris|school|\w*leverancier|netbeheerder|\w*garage|\w*bedrijf|aannemer"
    r"|installateur|makelaar|pensioenfonds|zorgaanbieder|zorgverlener|apotheek|buurman|buren"
    r"|gemeente|\w*commissie|college|\w*dienst|\w*rechter|rechtbank|ex-?(?:partner|man|vrouw)"
    r"|andere ouder|wederpartij|tegenpartij))"
)
#: What they must do the reader waits for; what they are to hear or to get is asked of the reader:
#: "De school moet het formulier uiterlijk 3 mei ontvangen".
_MUST = r"(?:moet|moeten|dient|dienen|mag|mogen|kan|kunnen)"
_FOR_READER = (
    r"(?![^.;]*\b(?:ontvangen|binnen|krijgen|weten|"
    r"(?:\w*formulier|brief|\w*schrift|stukken|papieren|bedrag|geld|antwoord|reactie|aanvraag)\b"
    r"[^.;]*\bhebben)\b)"
)
#: Somebody of whom more is told acts: "Een arts die u nog niet kent, belt u".
ANOTHER_ACTS = re.compile(
    r"^(?:een|de|het|onze|ons|iemand)\b[^,;]{0,30} (?:die|dat)\b[^,;]{0,60},"
    r" (?:belt|mailt|schrijft|bezoekt|neemt|komt) (?:u|je|met u)\b"
    # The other side in a case: "De verweerder heeft tot 3 mei om te reageren".
    r"|\b(?:verweer(?:der|ster)|gedaagde|eiser(?:es)?|verzoek(?:er|ster)|weder\w+|tegenpartij"
    r"|werkgever|verhuurder) (?:heeft|krijgt|kreeg) (?:\w+ )?(?:tot|t/m)\b"
    # "De bewindvoerder legt uiterlijk op 3 mei de eindrekening af."
    r"|^\W*(?:de|het) [\w-]+ (?:legt|stuurt|betaalt|levert|verstrekt|overhandigt|maakt|geeft|regelt"
    r"|verwerkt|beslist) (?:uiterlijk|voor|binnen)\b"
    # "De beslissing is te verwachten binnen twaalf weken".
    r"|\b(?:beslissing|besluit|uitspraak|uitslag|antwoord)\b[^.;]{0,40} te verwachten\b"
    # "Uw nieuwe verzekeraar moet u dan uiterlijk 3 mei hebben aangenomen."
    rf"|^{ANOTHER} {_MUST}\b{_FOR_READER}"
    rf"|^(?:uiterlijk|voor|binnen|op|dan)\b[^,;]{{0,40}}? {_MUST} {ANOTHER}\b{_FOR_READER}"
)
#: Words of an answer the sender wants: then "wij" and "ontvangen" promise nothing.
WANTED = re.compile(
    rf"\b(?:moeten wij{_OWN_DUTY}|(?:wij|we) moeten{_OWN_DUTY}"
    r"|wij (?:\w+ ){0,6}?(?:ontvangen|ontvangen hebben)"
    r"|ontvangen wij|in ons bezit|bij ons binnen|door ons (?:zijn )?ontvangen|verzoeken|vragen"
    r"|geven (?:wij )?u (?:nog )?(?:tot|(?:de|een) (?:\w+ )?kans|\w+ (?:dagen|weken)\b)|gelegenheid"
    r"|(?:wij|we|ik) (?:vernemen|horen)\b.{0,60}\bgraag"
    r"|sommeren|verwachten"
    r"|zonder (?:uw )?(?:betaling|reactie|antwoord|bericht van u))\b"
    # What the sender does only if something comes in by then: "als het voor 3 mei bij ons is".
    r"|\b(?:als|mits|indien|wanneer|zolang)\b.{0,40}\b(?:binnen|voor|uiterlijk|niet later dan|op)\b"
    r".{0,90}\b(?:wij|we|ons|ingediend|ontvangen|binnen\w*|hier|terug)\b"
    rf"|{IN_TIME.pattern}"
    # "Dan hoort u van ons als u voor 3 mei bezwaar maakt."
    r"|\b(?:als|mits|wanneer) (?:u|je) (?:\w+ )?(?:binnen|voor|uiterlijk)\b[^.;]{0,60}"
    r"\b(?:bezwaar|beroep|reageert|antwoordt|betaalt|stuurt)\b"
)


def names_papers(text: str) -> bool:
    """Whether a plain sentence names papers to send: proof, a copy, a bill that is missed."""
    return bool(DOCUMENTS.search(text) or _BILL_WANTED.search(text))


def is_sent_back(text: str) -> bool:
    """Whether a plain sentence tells of the sender's own paper coming back filled in: an answer.

    Not where papers of the reader's own go with it.
    """
    is_back = _BACK_FILLED_IN.search(text)
    return bool(is_back) and not names_papers(_ENCLOSED.sub(" ", text))


def is_in_general(sentence: str, before: str = "") -> bool:
    """Whether a plain sentence tells of readers in general, or of nobody: an example, a mean.

    Or of what others ask, perhaps in the sentence `before` (`is_of_fraud`).
    """
    return bool(_IN_GENERAL.search(sentence)) or is_of_fraud(sentence, before)


def is_of_fraud(sentence: str, before: str = "") -> bool:
    """Whether a plain sentence warns of messages that others send in the sender's name.

    So it does where it goes on about those of the sentence `before`: "Daarin staat dat u".
    """
    goes_on = _OF_THOSE.match(sentence) and _OF_FRAUD.search(before)
    return bool(_OF_FRAUD.search(sentence) or goes_on)


def part_at(sentence: str, start: int, end: int) -> str:
    """The part of a plain sentence around characters `start` to `end`, up to semicolons.

    What stands beyond one says nothing of who acts here.
    """
    return _between(("; ",), sentence, start, end)


def clause_at(sentence: str, start: int, end: int) -> str:
    """The part of a plain sentence around characters `start` to `end`, up to the next commas."""
    return _between((", ", "; ", ": "), sentence, start, end)


def _between(signs: tuple[str, ...], sentence: str, start: int, end: int) -> str:
    """The part of a plain sentence around two characters, up to the next of some signs."""
    left = max(sentence.rfind(sign, 0, start) for sign in signs)
    right = [sentence.find(sign, end) for sign in signs]
    end_at = min((place for place in right if place >= 0), default=None)
    return sentence[left + 1 : end_at].lstrip()


def is_promised(clause: str) -> bool:
    """Whether a plain clause tells what the sender will do, and asks nothing of the reader."""
    if WANTED.search(clause) or not PROMISED.search(clause):
        return False
    return not READER_ACTS.search(clause)
