"""Which letters a paper is printed in, where they are not those of Dutch."""

import cv2
import numpy as np

from vision.errors import ReadingError
from vision.picture import Grey
from vision.text.tesseract import Tesseract

#: What Tesseract calls the scripts that it tells apart, by their code in ISO 15924. Ours is missing
#: on purpose, and so is Georgian, which it takes for ours.
_CODES = {
    "Arabic": "Arab", "Bengali": "Beng", "Cyrillic": "Cyrl", "Devanagari": "Deva",
    "Ethiopic": "Ethi", "Greek": "Grek", "Gujarati": "Gujr", "Gurmukhi": "Guru", "Han": "Hani",
    "Hangul": "Kore", "Hebrew": "Hebr", "Hiragana": "Jpan", "Japanese": "Jpan",
    "Katakana": "Jpan", "Khmer": "Khmr", "Korean": "Kore", "Tamil": "Taml", "Telugu": "Telu",
    "Thai": "Thai",
}  # fmt: skip
#: Print in other letters is told with 4.8 and more; notes by hand and noise, which are taken for
#: any, with at most 4.9. Scribble in flowing lines is taken for Arabic with 9 and more.
_SURE = 5.0
#: No larger than this either way: four times as many pixels tell no more, and take as much longer.
_MOST_PX = 2600


def script_on(picture: Grey) -> str | None:
    """The letters most of the print is in, by their code in ISO 15924.

    None where they are ours, where there is too little print to tell, or where nobody here can.
    Writing by hand may be told as letters of any kind: say so.
    """
    share = _MOST_PX / max(picture.shape)
    if share < 1:
        smaller = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
        picture = np.asarray(smaller, np.uint8)
    try:
        told = Tesseract("osd").script(picture)
    except ReadingError:
        return None
    return None if told is None or told[1] < _SURE else _CODES.get(told[0])
