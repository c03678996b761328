"""A line looked at several ways: how likely it shows some text, whichever way it is seen.

What one picture of small print leaves open another may tell: narrower and wider, and with its
greys drawn apart. Any text can be held against all of them, also one that comes from elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models.likeliest_line import MayFollow
from models.text_line import LINE_HEIGHT_PX, Look, Sign, TextLine
from vision.fields.reader import READING_PX_PER_MM
from vision.geometry import Floats
from vision.picture import Grey
from vision.text.line_words import words_of
from vision.text.printed import PrintedWord
from vision.text.strip import NARROWED, WIDENED, Strip

#: Greys are drawn apart from the darkest print to the paper, both as shares of a line's pixels.
_DARKEST, _PAPER, _FROM, _TO = 0.01, 0.9, 10.0, 245.0
#: The ways to look see the same picture: all together they tell as much as so many would.
_WAYS_TELL = 1.5
#: How much the spelling tells beside what is seen, as in `models/likeliest_line.py`.
_SPELLING = 0.5
#: So many texts are taken from each way to look.
_READINGS = 16


@dataclass(frozen=True, eq=False)
class View:
    """One way to see a line: the picture, its px per mm across and down, and what it shows."""

    picture: Grey
    px_per_mm: tuple[float, float]
    look: Look


@dataclass(frozen=True, eq=False)
class SecondLook:
    """A line of print, seen several ways by one network."""

    network: TextLine
    strip: Strip
    views: tuple[View, ...]

    @classmethod
    def at(cls, network: TextLine, scan: Grey, strip: Strip) -> "SecondLook":
        """A second look at a line of a scan at READING_PX_PER_MM.

        Raises:
            ModelsError: the network's file is missing or changed.
        """
        return cls(network, strip, tuple(_views(network, scan, strip)))

    def readings(
        self, only: str, may_follow: MayFollow | None = None, count: int = _READINGS
    ) -> list[str]:
        """What the line may say with signs of `only`: each text once, those of all ways to look."""
        found = (
            text
            for view in self.views
            for text in self.network.readings(view.look, count, only, may_follow)
        )
        return list(dict.fromkeys(found))

    def likely(self, texts: Sequence[str]) -> Floats:
        """How likely the line shows each of some texts, as it is seen and as words are spelt.

        Natural logarithms but for one constant: only their differences tell.
        """
        if not texts:
            return np.zeros(0)
        spelt = [self.network.spelling.gain(text) for text in texts]
        return np.asarray(self._seen(texts) + _SPELLING * np.array(spelt))

    def doubt(self, text: str) -> float:
        """How little it is seen that the line shows `text`: 0 where nothing else can be meant.

        Comparable with differences of `likely`.
        """
        return -float(self._seen([text])[0])

    def best(self, texts: Sequence[str]) -> str:
        """The likeliest of some texts, at least one."""
        return texts[int(self.likely(texts).argmax())]

    def words(self, text: str, at_least: float = 0.0) -> tuple[PrintedWord, ...]:
        """The words of the line if it shows `text`, each as sure as its signs are seen.

        Or as sure as `at_least`. None where the line has no room for it.
        """
        seen = [self.network.placed(view.look, text) for view in self.views]
        if any(len(signs) != len(text) for signs in seen):
            return ()
        view = self.views[-1]
        signs = [
            Sign(ways[-1].text, ways[-1].x, float(np.mean([each.sure for each in ways])))
            for ways in zip(*seen, strict=True)
        ]
        words = words_of(signs, view.picture, self.strip, view.px_per_mm)
        # Within an address, white behind a stop is no space.
        words = words if " " in text or not words else (_as_one(words),)
        return tuple(replace(each, confidence=max(each.confidence, at_least)) for each in words)

    def _seen(self, texts: Sequence[str]) -> Floats:
        each_way = [self.network.log_likelihoods(view.look, texts) for view in self.views]
        return np.asarray(_WAYS_TELL * np.mean(each_way, axis=0))


def _views(network: TextLine, scan: Grey, strip: Strip) -> Iterator[View]:
    wide = strip.crop(scan, READING_PX_PER_MM, LINE_HEIGHT_PX, WIDENED)
    narrow = strip.crop(scan, READING_PX_PER_MM, LINE_HEIGHT_PX, NARROWED)
    down = LINE_HEIGHT_PX / strip.height_of_picture
    for picture, share in ((narrow, NARROWED), (_drawn_apart(wide), WIDENED), (wide, WIDENED)):
        yield View(picture, (down * share, down), network.look(picture))


def _as_one(words: Sequence[PrintedWord]) -> PrintedWord:
    """Words beside each other as one, as sure as the least sure."""
    return PrintedWord(
        "".join(word.text for word in words),
        min(word.confidence for word in words),
        words[0].left_mm,
        min(word.top_mm for word in words),
        words[-1].right_mm,
        max(word.bottom_mm for word in words),
    )


def _drawn_apart(picture: Grey) -> Grey:
    """The same with its print as dark and its paper as light as on the best of photos."""
    darkest, paper = np.quantile(picture, [_DARKEST, _PAPER])
    share = (picture.astype(np.float32) - darkest) / max(float(paper - darkest), 1.0)
    return np.asarray(np.clip(_FROM + (_TO - _FROM) * share, 0, 255), np.uint8)
