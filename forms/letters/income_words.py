"""What people live on, as letters call it: of this a part is kept, taken or lowered.

Patterns for plain text (`plain`), without the word boundaries around them.
"""

#: "loon", "bijstand", "WIA-uitkering", "AOW-pensioen".
PAY = r"(?:[\w-]*(?:uitkering(?:en)?|pensioen|loon)|bijstand|aow|ww|wia|wao|wajong|salaris)"
#: Also what the state adds to it.
INCOME = rf"(?:{PAY}|[\w-]*toeslag(?:en)?)"
