"""Words beside an amount that say it is neither owed by the reader nor given to them."""

import re

from forms.letters import cues

#: What was, or is counted, or belongs to others: no role. Looked for just before the amount.
_NO_ROLE = re.compile(
    r"\b(?:betaalde u|u betaalde|al betaald|reeds betaald|reeds voldaan|was|waren|waard|\w*inkomen"
    r"|inkomsten|verkrijging|(?<!van uw )(?<!op uw )loon|vermogen|spaargeld|waarde|woz|drempel"
    r"|maximaal|maximum\w*|minimaal|minimum\w*"
    r"|ten hoogste|hooguit|hoogstens|hoger dan|lager dan|meer dan|minder dan|kosten|rente"
    r"|oorspronkelijk\w*|waarvan"
    r"|hoofdsom|bestaat uit|korting|huurprijs|kale huur|eigen risico|vrijgesteld|ontvingen wij"
    r"|verhoogd met"
    r"|verhoging van|daarbovenop|extra|\w+kosten|verdien\w*|uitkering van|toeslag (?:is|was)"
    r"|bijstand\w* van|norm|grens is|kreeg u|u kreeg|had recht op|voorschot(?:ten)? van|budget"
    r"|kost(?:te|ten)?|schelden|oplopen tot|legeskosten|leges van|\w*capaciteit|draagkracht"
    r"|(?<!wij )(?<!we )vergoed\w*(?! (?:wij|we)\b)"
    r"|voor een \w+ rekenen (?:wij|we)|(?:vroegen|verzochten|maanden) (?:wij|we) u"
    r"|(?:bestuursrechtelijke|wettelijke) premie|(?:delen|termijnen|bedragen) van (?:ten minste"
    r"|minstens|minimaal)|(?:u|je) betaalt? (?:nu|straks|voortaan)|(?:nu|straks"
    r"|voortaan) betaal(?:t u| je)|gaat (?:u|je)|(?:u|je) gaat"
    r"|(?:brief|aanslag|nota|rekening|daarin) stond|houdt u|bedroeg(?:en)?|gemiddeld\w*"
    r"|vrije voet|vrijstelling|openstaande studieschuld|verlo(?:ot|ten)|leen(?:t|de|den)|lening van"
    r"|met uw \w+ van"
    r"|is uitbetaald|uitbetaald (?:is|werd)|werd uitbetaald"
    r"|(?:uw|je) (?:\w*pensioen|aow|\w*loon|salaris|\w*uitkering|\w*toeslag) van"
    r"|stand van (?:uw|je|de) \w*(?:schuld|rekening))\b"
    # "Voorkom verdere kosten: betaal € 100" asks it all the same.
    r"(?:(?!\b(?:betaal|voldoe|stort|voorkom\w*|mits|te (?:betalen|voldoen) ?:))[^.]){0,30}$"
)
_AFTER_NO_ROLE = re.compile(
    r"^\s?(?:(?!inclusief|incl|met|plus|zonder)\w+ ){0,2}?(?:aan |voor )?(?:\w*kosten|rente|extra"
    r"|boete geven|waard|bruto|netto|kwijt)\b"
    r"|^[^.]{0,25}\b(?:al|reeds|eerder|te veel) (?:\w+ )?(?:betaald|ontvangen|voldaan)\b"
    r"|^[^.,;]{0,15}\b(?:hebt|heeft|had) betaald\b"
    r"|^\W{0,3}(?:laten|laat) (?:wij|we|ik) (?:\w+ )?buiten beschouwing\b"
    r"|^[^.,;]{0,15}\b(?:voorgeschoten|vooruitbetaald)\b"
    # What the state takes of wages and benefits before anybody gets them.
    r"|^\s?(?:loonheffing|loonbelasting|premies? volksverzekering\w*)\b"
    r"|^[^.]{0,30}\b(?:als|indien) u\b|^[^.]{0,40}\bkwijtgescholden\b|^\s?van u\.\s"
    r"|^\W{0,3}(?:betaalt|betaal|draagt|draag) (?:u|je) zelf\b"
    r"|^\W{0,3}(?:zijn|is|komen|komt|blijven|blijft) voor (?:uw eigen|uzelf|eigen|jezelf)\b"
    r"|^[^.,;]{0,30}\b(?:indiende|ingediend|declareerde|gedeclareerd)\b"
    r"|^\s?per (?:uur|dag|keer|stuk|persoon|rit|nacht|lediging|kilometer|liter|overtreding)\b"
    r"|^\s?(?:kale )?huur\b|^, gelijk aan het voorschot"
    r"|^[^.]{0,20}\b(?:aangetroffen|gevonden)\b"
    r"|^[^.;:]{0,30}\bniet\b[^.;:]{0,20}\b(?:uit|terug|over|toe|vergoeden|uitbetalen|toekennen|verlenen"
    r"|teruggeven|terugbetalen|teruggevorderd|terugbetaald|overmaken)\b(?!.{0,20}\bdan\b)"
    r"|^[,–-]*\s?(?:\w+ ){0,2}?in plaats van (?:€|eur|\d)"
    r"|^\s?blijft (?:dus |gewoon )?(?:in stand|staan|zoals|ongewijzigd|gelijk|van kracht)\b"
    r"|^[^.]{0,30}\b(?:over om te|stopzetten|stopgezet|opschorten)\b"
    r"|^[^.;:]{0,30}\bniet (?:in|af)\W*$"
    r"|^\s?niet\W*$|^[^.;]{0,15}\bmet (?:uw|je|het) (?:\w+ )?eigen risico\b"
    r"|^[^.;]{0,15}\b(?:had\w* )?moeten (?:zijn|staan|luiden)\b"
    r"|^[^.;]{0,40}\bdoor (?:ons|mij) betaald\b"
    r"|^\s?erbovenop\b|^\s?per maand \w*(?:kosten|premie|huur|contributie)\b"
    r"|^[^.;]{0,10}\b(?:hebben|heb) (?:wij|we|ik) (?:bekeken|beoordeeld|verwerkt|behandeld)\b"
)
#: A sum that nobody knows to the cent is the price of something, and no demand: "vaak gaat het om".
_ROUGH = re.compile(
    r"\b(?:ongeveer|circa|ca|(?:ge)?schat(?:ting)?|grofweg|globaal"
    r"|vaak|meestal|doorgaans|gewoonlijk|gemiddeld|rond(?: de)?|omstreeks"
    r"|naar verwachting|zo'n)\b[^.;€\d]{0,20}$"
)
#: The most or the least it may be.
_LIMIT = re.compile(
    r"\b(?:maximaal|(?:een |het )?maximum(?: van)?|minimaal|ten (?:hoogste|minste)|hooguit"
    r"|hoogstens)\s?$"
)
#: What the reader told, and the sender has not looked at.
_TOLD_BY_READER = re.compile(
    r"\b(?:zei(?:den)?|schreef|vertelde|meldde) (?:u|je|jij)\b[^.;:]{0,60}$|"
    r"\b(?:volgens|naar) (?:uw|je|jouw) (?:eigen )?(?:opgave|zeggen)\b[^.;]{0,40}$"
    r"|\b(?:u|je) (?:gaf|heeft|hebt)\b[^.;]{0,30}\b(?:aan|op|opgegeven|aangegeven) dat\b"
    r"[^.;]{0,40}$"
    # What they asked, and what the sender took for granted.
    r"|\b(?:u|je) (?:stelde|vroeg|verzocht|wilde|bood)\b[^.;:]{0,60}\bom\b[^.;:]{0,30}$"
    r"|\bbezwaar\b[^.;:]{0,30}\btegen\b[^.;:]{0,60}\bom\b[^.;:]{0,30}$"
    r"|\buitgegaan dat\b[^.;]{0,40}$"
)
#: One of two, and none that is asked: "tussen € 30 en € 40".
_BETWEEN = re.compile(r"\btussen(?: de)?(?: (?:€ ?)?[\d.,-]+(?: euro)? en(?: de)?)?\s?$")
#: What a former letter should have said: "dat moet zijn: € 30".
_RIGHTED = re.compile(
    r"\b(?:dat|dit|hier|er|het(?: \w+)?) (?:moet|moest|had(?:den)? moeten|hoort|hoorde)"
    r" (?:te )?(?:zijn|staan|luiden)\b[^.;]{0,15}$"
)
#: What is paid month by month for something that goes on: "elke maand € 30 premie".
_EACH_MONTH = re.compile(r"\b(?:(?:elke|iedere|per) maand|maandelijks)\b[^.;]{0,30}$")
_FOR_WHAT_GOES_ON = re.compile(
    r"^\s?(?:\w+ )?(?:premie|huur|contributie|abonnement\w*|lesgeld)\b"
    r"|^\s?voor (?:uw|je|de|het) (?:\w+ )?\w*(?:verzekering|woning|huis|abonnement|opvang|lessen)\b"
)
#: The whole, of which a part is asked or given: "van de € 1.200 ontvangt u € 150".
_OF_THE = re.compile(r"\bvan (?:de|het|die|dat|deze|dit|uw|je)\s?$")
_PART_FOLLOWS = re.compile(
    r"^[^.;€]{0,60}\b(?:ontvang|krijg|betaal|houd|gaa|blijf|kom|moe|keer|stor|maa|kwijtscheld)\w*\b"
    r"[^.;€]{0,40}(?:€|\beuro\b|\beur\b|\d,\d\d\b)"
)
#: What holds only if something does: "Huurt u kamers onder, dan houden wij € 30 in".
_IF_SO = re.compile(
    r"^\W*(?:als|indien|wanneer|mocht\w*|zou(?:den)?|[a-z]{3,}t (?:u|je|er|iemand))\b[^.;?]*,"
    r" dan\b[^.;?]*$"
)
#: A part of what was just named, and for what: "waarvan € 30 voor een band".
_OF_IT = re.compile(r"\bwaarvan\s?$")
_FOR_IT = re.compile(r"^\s?(?:voor|aan|wegens)\b")
#: A bound and no sum: "een eigen bijdrage van ten minste € 30".
_BOUND = re.compile(
    r"\b(?:ten minste|tenminste|minstens|hoogstens|niet meer dan|vanaf|in plaats van|geen)\s?$"
    r"|\b(?:bedragen|schulden) (?:tot|van minder dan)(?: de)?\s?$"
    r"|\bvanaf een \w+ van\s?$"
    r"|\b(?:onder|boven|beneden)(?: de)?\s?$|, tegen\s?$"
    r"|\b(?:meer|minder) \w+ dan (?:(?:de|het|uw) (?:\w+ ){1,2}(?:van )?)?\s?$"
    r"|(?:^|[.;] ?)\s?(?:uitbetaald|betaald|ontvangen|ingehouden) ?:?\s?$"
    r"|(?:^|[.;] ?)\s?(?:ingehouden|verrekend|betaald|voldaan|ontvangen)(?: en \w+)?"
    r" (?:is|zijn|werd)\s?$"
    # "op uw pensioen, dat € 951 bedraagt"
    r"|\b(?:\w*pensioen|\w*uitkering|loon|salaris|inkomen|bijstand|aow), (?:dat|die)\s?$"
    # "Nu betaalt u € 600, vanaf 1 juli € 630"
    r"|\b(?:nu|tot nu toe)\b[^.]{0,60}\b(?:vanaf|straks|wordt)\b[^.]{0,30}$"
)
#: What was done, and by whom: it is over.
_PAST = re.compile(
    r"\b(?:(?<!onverschuldigd )betaalden?|kreeg|kregen|stelden?|bepaalden?|ontving(?:en)?"
    r"|stortten?|maakten|keerden|vergoedden?|rekenden?"
    r"|declareerden?|stuurden?|werd(?:en)?|losten?|diende (?:u|je))\b"
    r"(?:(?!\b(?:nu|nog|daarom|dus|betaal|betaalt|voldoe|blijft|resteert|rest)\b)[^.,;:]){0,45}$"
    # "Uw aanvraag is ontvangen, net als uw betaling van", "in de vorige nota gingen wij uit van".
    r"|\bontvangen\b[^.;]{0,30}\b(?:uw|je) betaling van\s?$"
    r"|\b(?:vorige|eerdere|oude) \w*(?:aanslag|nota|rekening|factuur|beschikking|besluit)\b"
    r"[^.;]{0,20}\b(?:gingen|ging|stond|rekenden|was|waren|bedroeg)\b[^.;]{0,60}$"
    r"|\b(?:die|dat|wat) (?:u|je|wij|we)\b[^.,;:]{0,40}\b(?:betaalden?|ontving(?:en)?|kregen), ?$"
)
#: What becomes of a price: "de huur stijgt naar", "uw bedrag gaat van € 30 naar".
_CHANGES = re.compile(
    r"\b(?:stijgt|daalt|gaat|gaan|verandert|wijzigt|zakt|verhoog|verhogen)\b[^.;]{0,40}?"
    r"\b(?:naar|van|tot)\s?$"
)
#: What came in: "is op 3 januari een bedrag van € 900 bijgeschreven".
_CAME = re.compile(r"\b(?:is|zijn)\b(?:(?!\b(?:moet|dient|wordt|als)\b)[^.;])*$")
_CAME_IN = re.compile(
    r"^[^.;]{0,20}\b(?:bijgeschreven|gestort|overgemaakt|binnengekomen|uitbetaald)\b"
)
#: What should have been paid before: "u had € 65 moeten betalen".
_HAD = re.compile(
    r"\bhad(?:den)? (?:u|je|wij|we)\b[^.;]{0,60}$|\b(?:u|je) had(?:den)?\b[^.;]{0,60}$"
)
_SHOULD = re.compile(r"^[^.;]{0,25}\bmoeten \w+en\b")
#: Another way to pay, for whom all of it is too much.
_TOO_MUCH = re.compile(
    r"\b(?:machtig\w*|niet|moeilijk|lastig|te veel|teveel|liever|ineens)\b.*\?\s*$"
)
_ANOTHER_WAY = re.compile(r"^\W*dan (?:kunt|kun|kan|mag|schrijven|innen)\b")
#: An instance, a price that is only named, what goes to another.
_ONLY_NAMED = re.compile(
    r"\b(?:waarop|waarvan|waarvoor) (?:hij|zij|ze)\b[^.,;]{0,20}$"
    r"|\b(?:bijvoorbeeld|zoals)(?: (?:een|de|het) (?:[a-z]+ ){1,2}van)?\W{0,3}$"
    r"|\bgeen \w*(?:premie|huur|bijdrage)\b \($|\b(?:er|daar|hier) stond\s?$"
    # What somebody gets now: "houden wij de uitbetaling, nu € 30 per maand, aan".
    r"|\b(?:\w*uitkering|uitbetaling|\w*pensioen|\w*toeslag|loon|salaris), nu(?: nog)?\s?$"
    # To somebody else: "Wij betalen de aannemer € 30".
    r"|\b(?:(?:wij|we) betalen|betalen (?:wij|we)) (?:aan )?(?:de|het|uw)"
    r" (?!\w*(?:rest|restant|helft|verschil|bedrag|schade|rente|kosten|teveel)\b)\w+\s?$"
    r"|\baan de (?:andere|weder|tegen)\w*\b[^.;]{0,30}$"
)
#: What was done with it already, where nothing is to be done before that.
_SETTLED = re.compile(
    r"^[^.,;]{0,25}\b(?:is|zijn|werd|werden|hebt u|heeft u|had u) (?:\w+ ){0,3}?"
    r"(?:voldaan|betaald|ontvangen|verrekend|kwijtgescholden|afgetrokken)\b"
)
#: "In totaal is € 30 betaald", "Er was al € 30 voldaan".
_BY_NOW = re.compile(r"\b(?:is|zijn|was|waren|werd)(?: er)?(?: al| reeds| inmiddels)?\s?$")
_DONE = re.compile(r"^\s?(?:voldaan|betaald|ontvangen|afgelost|verrekend)\b(?! aan (?:u|je)\b)")
#: "Toch hebben wij u nog drie maanden € 30 betaald."
_WE_HAVE = re.compile(r"\b(?:hebben (?:wij|we)|(?:wij|we) hebben) (?:u|je)\b[^.;]{0,40}$")
_PAID_YOU = re.compile(r"^[^.;]{0,25}\b(?:(?:uit)?betaald|overgemaakt|gestort)\b")
#: "De € 30 die u hebt betaald, krijgt u niet terug."
_NOT_GIVEN_BACK = re.compile(
    r"^[^.;]{0,90}\b(?:krijgt|ontvangt) (?:u|je)\b[^.;]{0,50}\bniet (?:terug|retour|vergoed)\b"
)
_STILL = re.compile(
    r"\b(?:moet\w*|dien(?:t|en)|zorg\w*|uiterlijk|voor(?:dat)?|tot(?:dat)?|als|indien|zodra"
    r"|nog niet)\b"
)
#: What an insurer gives: not what is asked here.
_REPAID_BY_ANOTHER = re.compile(r"^[^.,;]{0,25}\b(?:aan u )?(?:vergoeden|vergoed)\b")
#: "U krijgt € 211 vergoed": by the sender.
_REPAID_TO_READER = re.compile(
    r"\b(?:u krijgt|krijgt u|u ontvangt|ontvangt u|wij|we)\b[^.,;]{0,30}$"
)
#: What is paid anyhow, told behind the sum.
_BESIDES_AFTER = re.compile(
    r"^[^.,;]{0,30}\b(?:(?:betaalt|betaal|blijft|blijf) (?:u|je) (?:\w+ ){0,3}?"
    r"(?:daarnaast|ernaast|gewoon|los daarvan|nog steeds|betalen|apart|afzonderlijk)\b)"
    r"|^[^.,;]{0,30}\b(?:schrijven|innen|incasseren|rekenen|vragen) (?:wij|we)"
    r" (?:apart|afzonderlijk)\b"
    r"|^[^.,;]{0,30}\bblijft (?:daarnaast|gewoon|ernaast) doorlopen\b"
)
#: What another letter asks: "vorderen wij met een aparte brief terug".
_ASKED_APART = re.compile(
    r"^[^.;]{0,60}\b(?:met|volgt|krijgt|in) (?:\w+ ){0,2}?(?:aparte|afzonderlijke) (?:brief|nota"
    r"|beslissing|rekening|beschikking)\b|^[^.;]{0,60}\bstaat hier los van\b"
)
#: What it may come to, not what it is.
_CONSEQUENCE = re.compile(
    r"\b(?:(?:betaalt|doet) u (?:\w+ ){0,2}?(?:niet|te laat)|als u (?:\w+ ){0,3}?niet|niet op tijd"
    r"|anders|kunnen wij u"
    r"|kost (?:dat )?u|dat kost|riskeert|verhogen|daar komen|komt daar"
    r"|betaalt dan|dan betaalt? (?:u|je) (?:geen|niet)|wordt .{0,20}(?:hoger|verhoogd))\b"
    r"|\bdan\b[^.]{0,40}\b(?:ook nog|nog eens|nog extra|bovendien|minstens|minimaal)\b[^.]{0,20}$"
    r"|\breken (?:dan |u )?(?:\w+ )?op\s?$|\bal gauw\s?$"
    r"|\bzonder\b[^.;]{0,80}\bvolgt\b[^.;]{0,30}$|\b(?:kan|kunnen)\b[^.;]{0,40}\bboete van\s?$"
)
#: What need not be paid, is taken back, or is less for those who are quick.
_NOT_ASKED = re.compile(
    r"\bhoef\w*\b.{0,80}\b(?:niet|niets|geen)\b(?! (?:zelf|ineens|in een keer|meteen|nu)\b)"
    r"|\bvan plan\b|\bvoornemens?\b|\boverwegen\b|\bin te trekken\b|\bingetrokken\b"
    r"|\b(?:krijgt|ontvangt|verlenen|verleent|is|hebben|heeft)\b(?!.{0,20}\bgeen\b).{0,25}\bkwijtschelding\b"
    r"|\bvervalt\b|\bvervallen\b|\b(?:trekken|schelden)\b.{0,60}\b(?:in(?! \w)|in en|kwijt)\b"
)
_LESS = re.compile(r"^\s?(?:minder|korting|lager|hoger|goedkoper|duurder|bruto|netto|te lenen)\b")
#: What something is reckoned from: "over een tegoed van € 30", "bij een inkomen van € 30".
_RECKONED_FROM = re.compile(
    r"\b(?:over|bij|op basis van|uitgaande van) (?:een|uw|het|de) (?:[\w-]+ ){1,3}van\s?$"
    r"|(?:%|\b(?:procent|helft|kwart|\w*derde|vierde|vijfde|zesde|achtste|tiende|twaalfde))"
    r" van(?: (?:de|het|uw))?\s?$"
)
#: What is paid anyhow, beside what this letter is about.
_BESIDES = re.compile(
    r"\b(?:gewone|lopende) (?:maandelijkse |jaarlijkse )?(?:premie|huur|bijdrage|termijn\w*)\b"
    r"[^.]{0,20}$"
    r"|\b(?:daarnaast|naast)\b.{0,60}\b(?:betaal\w*|gewoon|nog steeds)\b"
    r"|\bbetaalt? (?:u )?(?:\w+ ){0,3}?(?:gewoon|nog steeds)\b"
)
#: What somebody else pays, owes or has; what the sender spends.
_OF_ANOTHER = re.compile(
    r"\b(?:de (?:vader|moeder|andere ouder)|uw (?:ex-?|toeslag)?(?:partner|verhuurder|huisgenoot"
    r"|buurman|buurvrouw|zoon|dochter|man|vrouw|echtgeno\w+))\b[^.,;]{0,40}?"
    r"\b(?:betaalt|betaalde|moet|heeft|had|krijgt|kreeg|is|verdient|verdiende)\b"
    r"|\b(?:verzoek|verzoekschrift|eis|vordering|dagvaarding) (?:strekt|luidt)\b"
    r"|\b(?:eiser(?:es)?|verzoek(?:er|ster)|wederpartij|tegenpartij|werkgever|verhuurder)\b"
    r"[^.,;]{0,30}\b(?:vordert|eist|vraagt|verzoekt|vroeg|eiste)\b"
    r"|(?:^|[.,;] )\s*(?:hij|zij) (?:moet|heeft|betaalt|krijgt)\b"
    r"|\bhebben (?:wij|we)\b[^.]{0,40}\buitgegeven\b|\bvoor rekening van de gemeente\b"
    r"|(?<!\bu )(?<!\bje )\bdraagt (?:iedere|elke|de) "
    r"|^[^.;]*, (?:dat|die) een ander\w* [^.;,]{0,20}\b(?:int|incasseert|factureert)\b"
)
#: What decides, and is never asked: "Uw auto is meer waard dan € 2.500".
_COUNTED = re.compile(
    r"\b(?:waard|inkomen|inkomsten|loon|vermogen|spaargeld|waarde|woz|drempel|grens|norm|budget"
    r"|verdien\w*|\w*capaciteit|draagkracht|gemiddeld\w*|verlo(?:ot|ten))\b[^.]{0,30}$"
    r"|\b\w*(?:schuld|saldo|stand) (?:was|bedroeg)\b.{0,30}$"
    r"|\b(?:u|je) huurt?(?: \w+)? voor\s?$"
)
#: Where somebody may go, who then pays a fee.
_TO_APPEAL = re.compile(
    r"\bvoor het (?:instellen|indienen|maken) van (?:\w+ )?(?:beroep|bezwaar)\b"
    r"|\b(?:rechtbank|rechter|griffier) (?:rekent|vraagt|brengt)\b"
    r"|\bberoep\b.{0,40}\b(?:geldt|kost|betaalt (?:u|je|men)|betaal je|is er)\b"
)
_AT_COURT = re.compile(r"\b(?:rechtbank|rechter|beroep|bezwaar|procedure|voorziening)\b")
_MAY_GO = re.compile(r"\b(?:kunt|kun|kan|wilt|wil|mag|gaat|als|indien|wie)\b")
_COURT_FEE = re.compile(r"\bgriffierecht\b")
#: Where and until when a court wants it.
_TO_COURT = re.compile(r"\b(?:binnen|uiterlijk|rekening\w*|nota|over ?(?:te )?maken)\b")
#: A sum said again in words.
_IN_WORDS = re.compile(r"\((?:zegge|in woorden)[^)]*\)")


def has_no_role(before: str, after: str) -> bool:
    """Whether an amount is neither owed nor given, by the plain words before and after it."""
    clause = clause_of(before, after)
    return bool(
        _NO_ROLE.search(before)
        or _AFTER_NO_ROLE.search(after)
        or _CONSEQUENCE.search(before)
        or is_not_asked(clause)
        or _is_only_told(before, after)
        or _LESS.search(after)
        or _ASKED_APART.search(after)
        or _BESIDES.search(before)
        or _OF_ANOTHER.search(f"{before} {after}")
        or _is_settled(before, after)
        or (_OF_THE.search(before) and _PART_FOLLOWS.search(after))
    )


def is_another_way(before: str, near: str) -> bool:
    """Whether a sum is only offered to whom all of it is too much.

    `before` are the plain words before it, `near` the sentence before.
    """
    return bool(_TOO_MUCH.search(near) and _ANOTHER_WAY.search(before))


def _is_only_told(before: str, after: str) -> bool:
    """Whether words only tell of an amount: what was, what changes, an instance."""
    came_in = _CAME.search(before) and _CAME_IN.search(after)
    had_to_be = _HAD.search(before) and _SHOULD.search(after)
    return bool(came_in or had_to_be) or any(
        each.search(before) for each in (_PAST, _CHANGES, _ONLY_NAMED)
    )


def _is_settled(before: str, after: str) -> bool:
    """Whether a sum is a bound, was paid already, or is paid beside or by another."""
    told = (_TOLD_BY_READER, _BETWEEN, _IF_SO, _RIGHTED, _RECKONED_FROM)
    if any(each.search(before) for each in told):
        return True
    if _EACH_MONTH.search(before) and _FOR_WHAT_GOES_ON.search(after):
        return True
    is_paid = _SETTLED.search(after) and not _STILL.search(clause_of(before, after))
    is_anothers = _REPAID_BY_ANOTHER.search(after) and not _REPAID_TO_READER.search(before)
    is_beside = _BESIDES_AFTER.search(after) or is_anothers
    return bool(is_paid or is_beside or _is_done(before, after) or _BOUND.search(before))


def _is_done(before: str, after: str) -> bool:
    """Whether a sum was paid by now, or is kept, and that is all that is said of it."""
    is_paid = _BY_NOW.search(before) and _DONE.search(after)
    was_sent = _WE_HAVE.search(before) and _PAID_YOU.search(after)
    return bool(is_paid or was_sent or _NOT_GIVEN_BACK.search(after))


def is_rough(before: str) -> bool:
    """Whether the plain words before an amount say that it is about so much, or most often."""
    return bool(_ROUGH.search(before))


def is_never_owed(before: str, after: str) -> bool:
    """Whether an amount is not the reader's to pay, whatever else the letter asks."""
    is_others = _OF_ANOTHER.search(f"{before} {after}") or _CONSEQUENCE.search(before)
    told = (_LIMIT, _TOLD_BY_READER, _BETWEEN, _RECKONED_FROM, _ONLY_NAMED)
    if any(each.search(before) for each in told):
        return True
    return bool(
        is_others
        or _is_done(before, after)
        or _ASKED_APART.search(after)
        or (_OF_IT.search(before) and _FOR_IT.search(after))
        or (_CAME.search(before) and _CAME_IN.search(after))
        or _LESS.search(after)
        or _COUNTED.search(before)
        or is_not_asked(clause_of(before, after))
    )


def is_bound(before: str) -> bool:
    """Whether the plain words before an amount make it the least or the most of something."""
    return bool(_BOUND.search(before))


def is_fee_of_court(around: str, near: str) -> bool:
    """Whether an amount is what a court asks of who goes there, and not asked by this letter.

    `around` are the plain words around it, `near` the sentence before.
    """
    may_go = _AT_COURT.search(near) and _MAY_GO.search(near)
    is_there = may_go or _TO_APPEAL.search(around)
    return bool(_COURT_FEE.search(around) and is_there and not _TO_COURT.search(around))


def is_not_asked(text: str) -> bool:
    """Whether plain words say that something need not be paid, or is taken back."""
    return bool(_NOT_ASKED.search(text))


def clause_of(before: str, after: str) -> str:
    """The clause an amount stands in, the amount left out."""
    return cues.clause_at(before + after, len(before), len(before))


def without_words(text: str) -> str:
    """A plain text without sums that are said again in words: "(zegge: tien euro)"."""
    return _IN_WORDS.sub(" ", text)
