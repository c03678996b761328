"""How our networks are trained, each in a package of its own. Never run in service.

`sheets` trains `page_corners` and `page_sides`, on scenes that it paints; `letters` trains
`letter_words`, on sentences; `lines` trains `text_line`, on lines of print. Beside them stands what
they share. Needs torch (see requirements.txt here), which the service does not have.
"""
