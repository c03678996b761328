"""Words by which the name of an organisation is told from those of people, places and headings.

Patterns without a capital are for plain text (`plain`), the others for text as it is printed.
"""

import re

#: Addresses, numbers, people and headings are no organisation.
NO_NAME = re.compile(
    r"\d{4}|€|^eur\b|^(?:blad|pag|p)\b.{0,3}\d|[a-z]\s\d{1,4}(?:[ -]?(?:bis|[a-z]|\d{1,3}))?$"
    r"|(?<!\bn\.v)(?<!\bb\.v)(?<!\bu\.a)(?<!\bb\.a)(?<!\bw\.a)(?<!& zn)(?<!& co)\.\s?$"
    # "J. Verhoef Vastgoed" is called after somebody.
    r"|^(?!(?:[nb]\.v|v\.o\.f)\.|.*\b(?:vastgoed|makela\w+|beheer|techniek)$)(?:[a-z]\.\s?)+"
    r"|^\W*$|^\d|^(?:mr|dr|drs|ir|ing|prof)\.\s"
    r"|^(?:[a-z]\.\s?)*\(\w+\) "
    r"|^(?:datum|kenmerk|de heer|mevrouw|heer|familie|dhr|mw|betreft|onderwerp)\b|@|www\."
    # What somebody's work is, below a signature, and for whom one signs.
    r"|^(?:(?:senior|junior|coordinerend|plaatsvervangend|adjunct|waarnemend)[- ])*"
    r"(?:\w*(?:medewerk(?:st)?er|manager|teamleider|consulent\w*|afdelingshoofd|leidinggevende"
    r"|klantbegeleider|secretaris|coach)|(?:hoofd|adviseur|jurist|teammanager) \w+)\b"
    r"|\bnamens deze\b"
    # What a letter is; and no organisation speaks to the reader in its name.
    r"|^(?:(?:eerste|tweede|derde|laatste) )?(?:betalings)?"
    r"(?:herinnering|aanmaning|sommatie|uitnodiging|besluit|beschikking|aanslag|nota|factuur"
    r"|beslissing|oproep|oproeping)$|\b(?:uw|jouw)\b"
    # The bar of a screen on which a message is shown, which leads back.
    r"|^[<‹←]|\bberichtenbox\b"
    # Whom to ring, with a number in pairs.
    r"|\d\d \d\d \d\d\b"
    # For whom an office acts, below its own name.
    r"|^(?:in opdracht van|namens|voor (?:de )?(?:gemeente|provincie))\b"
    r"|\b(?:postbus|tel|telefoon|kvk|iban|bic|pagina|retouradres|antwoordnummer|bezoekadres"
    r"|postadres)\b"
)
#: A part of an organisation, printed below its name.
PART_OF_ONE = re.compile(
    r"\b(?:afdeling|werkbedrijf|team|\w+team|unit|divisie|cluster|sector|directie|klant\w*"
    r"|\w+centrum|(?<=\s)zaken|domein|kantoor|polikliniek"
    r"|\w*ambtenaar|griffier?|inspecteur|ontvanger|directeur|burgemeester(?! van \w)"
    r"|wethouders?|namens|publiekszaken|loket|heffing en invordering|werk en inkomen"
    r"|\w*(?:administratie|communicatie|beheer|facturatie|declaraties|invordering|naheffing|terugbetalen"
    r"|particulieren)"
    r"|\w+(?:service|balie|incasso)|premie en incasso|heffen en innen)\b"
    r"|^(?:gerechtsdeurwaarders?|incasso|advocaten|notarissen|juristen|bewindvoer\w+)"
    r"(?: (?:en|&) (?:gerechtsdeurwaarders?|incasso\w*|advocaten|notarissen|juristen))+$"
    r"|^commissie \w+"
    r"|^(?:belastingen|eigen bijdragen|toeslagen|uitkeringen|vergunningen|heffing\w*|incasso\w*"
    r"|inning|premie\w*|\w*bijdragen)(?: en \w+)?$|^belastingkantoor$"
)
#: A department and nothing else, whatever its first word tells: "Sociaal-medische Zaken".
OF_AFFAIRS = re.compile(r"[\w-]+ zaken")
#: What the people in a name do, on a line below it: "Brink & Van Aalst", "Notarissen".
CALLING = re.compile(
    r"(?:gerechtsdeurwaarders?|advocaten|notarissen|juristen|mediators|bewindvoerders|makelaars"
    r"|accountants|belastingadviseurs|architecten|tandartsen|huisartsen|fysiotherapeuten"
    # And what a company sells: "Zonnedauw", "Zorgverzekeringen".
    r"|\w*verzekering(?:en)?|\w*verzekeraar|energie|\w*ziekenhuis)"
)
#: What something is called, on a line below what it is: "Scholengemeenschap", "De Lichtboei".
CALLED = re.compile(r"(?:De|Het|[’']t) [A-ZÀ-Þ]")
#: Below an office: for whom it acts, whose name may stand on the next line.
FOR_WHOM = re.compile(r"(?:in opdracht van|namens)(?: de| het)?")
#: Words with capitals, joined by small ones: a name of an organisation where one of them is a word
#: for one. What stands before that word belongs to it: "Onderlinge Zorgverzekeraar De Vaart".
CAPITALS = re.compile(
    r"[A-Z][\w'-]*(?:(?: (?:van|voor|en|de|der|den|aan|bij|op|het"
    r"|&))* (?![NBUW]\.[VA]\.)[A-Z][\w'-]*)*"
    r"(?: (?:[NB]\.V|[UBW]\.A)\.| \([A-Z]{2,8}\))?"
)
WORD_FOR_ONE = re.compile(
    r"\b(?:Gemeente|Provincie|Waterschap|Hoogheemraadschap|Rijksdienst|Dienst|Belastingsamenwerking"
    r"|Bureau|Rechtbank|Ministerie|Zorgverzekera(?:ar|ars)|Uitvoeringsorganisatie|Centraal"
    r"|Immigratie"
    r"|Belastingdienst|Sociale|Omgevingsdienst|Inspectie|Stichting|Kredietbank|Instituut"
    r"|Kantongerecht"
    r"|Gerechtsdeurwaarders?|\w*[Pp]ensioenfonds|\w*[Vv]erzekeringsbank|Hoge Raad|Agentschap"
    r"|Belastingbureau|Stadsbank)\b"
)
#: A line that is a name by itself, whatever stands above it.
NAMED_WHOLE = re.compile(r"(?:Gemeente|Provincie|Waterschap|Hoogheemraadschap|Stichting) [A-Z]")
#: Begins a sentence and no name.
NO_START = re.compile(
    r"^(?:(?:De|Het|Een|Uw|Ons|Onze|Aan|Bij|Van|Op|In|Voor|Namens|Geachte|Beste|Retouradres:?"
    r"|Afzender|Hierbij|Als|Dit|Deze) )+"
)
#: Begins the line below a name: an initial, a department, an office.
NO_END = re.compile(r"(?: (?:[A-Z]|De|Het|Uw|Namens|Team|Afdeling|Unit))+$")
#: Of somebody for whom the writer acts.
CLIENT = re.compile(
    r"\b(?:opdrachtgever|opdracht van|namens|vordering(?:en)? (?:van|op)|inzake|client\w*"
    r"|schuld(?:en)? (?:bij|aan)|schuldeiser)\W*(?:de |het )?$"
)
#: A line that ends so goes on in the next, as one that is such a word alone does; and so it begins.
HANGING = re.compile(
    r"(?:\b(?:van|voor|en|de|der|den|het|in|te|tot|aan|bij|op|sint)|[&-])$", re.IGNORECASE
)
#: So ends a plain line that goes on below: "van het Waterschap", "en de Gemeenten", and with a word
#: that tells of the next one: "Indicatiebureau Langdurige", "kantoor Kleine".
OPEN_END = re.compile(
    r"\b(?:van|voor|en) (?:de |het )?"
    r"(?:gemeenten?|provincies?|waterschap(?:pen)?|hoogheemraadschap|ministerie|stichting)$"
    # So an adjective ends before what a thing is: "Maatschappelijk", "Gesubsidieerde".
    r"|\b(?:stichting|vereniging) bijzonder$|\b(?:openbaar|sociaal|algemeen)$"
    r"|\b\w{3,}(?:lijk|isch|matig|eerde)$"
    r"|(?<!\bde )\bonderlinge$|\bder \w+e$"
    r"|\b(?!\w*centrale$)\w{2,}(?:ige|lijke|ische|ale|ele|bare)$"
    r"|\b(?:zittingsplaats|vestiging|locatie)$"
    r"|\bde (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|lange|korte)$"
    r"|\b(?:kleine|grote|nieuwe|oude|hoge|lage|jonge|vrije|eigen|verenigde|goede|brede|warme)$"
    r"|\bde (?:groene|blauwe|rode|gele|witte|zwarte|bonte|gouden|zilveren)$"
)
#: An office that says of what place it is, and is no department: "Gemeentelijk Dienstencentrum".
OF_WHERE = re.compile(r"(?:(?:inter)?gemeentelijke?|regiona\w+|stedelijke?|provincia\w+)\b")
#: A line that begins so goes on from the one above.
GOING_ON = re.compile(r"(?:van|voor|en|der|den|in|te|tot|bij|&) ")
NEVER_ALONE = re.compile(
    r"(?:gemeente|provincie|waterschap|hoogheemraadschap|stichting|regionaal|regionale|centraal"
    r"|centrale|landelijk|openbaar|openbare|onderlinge|nederlandse?|rijksdienst|ministerie"
    r"|bureau|dienst|uitvoerings\w+|omgevingsdienst"
    # Kinds of office, wherever they are and whatever they do.
    r"|(?:centraal|landelijk|nationaal|regionaal|algemeen) (?:kantoor|bureau|orgaan|instituut)"
    r"|(?:centrale|landelijke|nationale|regionale|algemene) (?:dienst|autoriteit|inspectie)"
    r"|(?:onderlinge )?(?:zorg)?verzekeraar|\w+vereniging"
    r"|veiligheidsregio|rechtbank|gerechtshof|\w*parket|(?:stichting )?\w*pensioenfonds"
    # What there is one of in every town.
    r"|budgetbeheer|bewindvoering|(?:belasting|administratie|bewind|gerechtsdeurwaarders?)kantoor"
    r"|belastingsamenwerking|gerechtsdeurwaarders?|kredietbank|kantongerecht|huisvestingsdienst"
    r"|(?:huisartsen|tandarts(?:en)?)praktijk|scholengemeenschap|samenwerkingsverband|hogeschool"
    r"|(?:openbare )?basisschool|kinderopvang|kraamzorg|(?:stichting )?thuiszorg|buurtbemiddeling"
    r"|(?:energie|jongeren)loket"
    r"|woningstichting|agentschap|instituut|(?:\w+(?:ale|ele|ijke) )?\w+commissie"
    r"|\w*ziekenhuis|(?:deurwaarders|advocaten|notaris)kantoor"
    r"|gezamenlijke?|landelijke dienst|\w+(?:handelsbank|register|verzekeringen)"
    r"|(?:inter)?nationa(?:al|le)|justitie(?:el|le)|\w{3,}(?:ische?|kundige?)|protestantse"
    r"|(?:inter)?gemeentelijke?|(?:inter)?provincia(?:al|le)|stedelijke?|algemene?|koninklijke?)"
)
#: So a name ends on a line of its own: what kind of company it is, its short name, where it is.
TAIL = re.compile(
    r"(?:[NB]\.V|[UBW]\.A)\.?|\([A-Z]{2,8}\)"
    r"|Nederland|(?:Noord|Zuid|Oost|West|Midden)(?:[- ]?(?:oost|west|midden|Oost|West|Nederland))?"
)
ACRONYM = re.compile(r"[A-Z]{2,}\b")
