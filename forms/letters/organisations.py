"""How organisations that write letters are called."""

import re

#: How a Dutch organisation that writes letters is called, in plain text.
ORGANISATION = re.compile(
    r"\b(?:gemeente|provincie|waterschap|wetterskip|hoogheemraadschap|ministerie|rijksdienst"
    r"|\w*dienst|lyceum|gymnasium|woon\w+|huurders\w+|corporatie|zorggroep|pensioen\w*"
    r"|belastingsamenwerking|belastingkantoor|douane|uwv|svb|duo|cak|ind|cjib|rdw|coa|ggd"
    r"|centraal|justitieel|incassobureau|sociale|verzekeringsbank|uitvoeringsinstituut|rechtbank"
    r"|gerechtshof|openbaar ministerie|politie|gerechtsdeurwaarders?|deurwaarders?|omgevingsdienst"
    r"|veiligheidsregio|kadaster|kamer van koophandel|raad voor|stichting|\w*bureau|instituut"
    r"|inspectie|toeslagen|regionale|belasting\w*|samenwerking\w*|\w*artsen|tandarts\w*|\w*praktijk"
    r"|\w*commissie|apotheek|\w*kliniek|\w*notaris\w*|advocat\w*"
    r"|\w*opvang|bibliotheek|universiteit|hogeschool|academie|warmte\w+|energie\w*|\w+centrum"
    r"|\w+loket|werkplein|sociaal|kredietbank"
    r"|zorgkantoor|zorgverzekera\w*|uitvoering\w*|agentschap|autoriteit|college|kantoor"
    r"|kamer (?:van|voor) \w+"
    r"|coöperatie|vereniging|woningstichting|wonen|incasso|\w*parket|raad|rijk\w*|landelijk\w*"
    r"|\w+(?:instituut|kantoor|verzekering|verzekeraar)|netbeheer\w*|vervoer\w*|alimentatie\w*"
    r"|cooperatie|\w*(?:water|energie|stroom|vervoers?|net|nuts)bedrijf|regionaal"
    r"|\w*ziekenhuis|\w*school|scholen\w*"
    r"|\w*fonds|\w+register|\w*zorg|woning\w+|vastgoed|makelaar\w*|makelaardij|installatie\w*"
    r"|onderlinge|\w*maatschappij|welzijn\w*|thuis\w+|reclassering|jeugd\w+|\w*museum|\w*bank"
    r"|\w*organisatie|gemeenten|waterschappen|\w*gerecht|medisch|centrum|netwerk\w*|\w*leverancier"
    r"|\w*verzekeringen|[nb]\.v|u\.a)\b"
)
