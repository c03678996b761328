"""Addresses in small print: what one line leaves open, the others and the sheet tell."""

import pytest

from models.text_line import TextLine
from tests.vision.text.lines_seen import line_seen
from vision.text.address_lines import AddressLine, read_together


@pytest.fixture(scope="module")
def network() -> TextLine:
    return TextLine()


def read(
    network: TextLine, *shown: str, sure: tuple[str, ...] = (), names: tuple[str, ...] = ()
) -> list[str]:
    """What lines that show this are read as, on a sheet with those hosts and names."""
    looks = [line_seen(network, each, unsure=0.9) for each in shown]
    lines = [AddressLine.of(look, look.best(look.readings(SIGNS)), is_alone=True) for look in looks]
    return [line.text for line in read_together(lines, sure, [name.split() for name in names])]


SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789.@-/:_"


def test_two_lines_put_each_other_right(network: TextLine) -> None:
    one, other = "www.glasnet[tl]aagland.nl", "klant@glas[mn]etlaagland.nl"
    assert read(network, one) == ["www.glasnettaagland.nl"]
    assert read(network, other) == ["klant@glasmetlaagland.nl"]
    assert read(network, one, other) == ["www.glasnetlaagland.nl", "klant@glasnetlaagland.nl"]


def test_a_host_is_made_of_the_name_at_the_head(network: TextLine) -> None:
    line = "www.vanasse[hl]t-gdw.nl"
    assert read(network, line) == ["www.vanasseht-gdw.nl"]
    assert read(network, line, names=("van asselt gdw",)) == ["www.vanasselt-gdw.nl"]


def test_what_most_write_before_the_at_is_expected(network: TextLine) -> None:
    assert read(network, "kla[rn]t@helder.nl") == ["klant@helder.nl"]


@pytest.mark.parametrize("host", ["gmeentevoorbeeld.nl", "gemeentevoorbee1d.nl"])
def test_an_imitation_seen_clearly_stays_one(network: TextLine, host: str) -> None:
    foot = f"www.{host}", "info@gemeentevoorbeeld.nl"
    said = read(
        network, *foot, sure=("gemeentevoorbeeld.nl",), names=("gemeente voorbeeld",) * 3
    )  # fmt: skip
    assert said == list(foot)


def test_hosts_that_are_not_alike_are_two(network: TextLine) -> None:
    foot = "www.digid.nl", "info@zuid-merwede.nl"
    assert read(network, *foot) == list(foot)


@pytest.mark.parametrize("at", ["[f@]", "[/@]"])
def test_an_at_that_was_misread_is_told_by_the_host_behind_it(network: TextLine, at: str) -> None:
    foot = "www.toelagenbureau.nl", f"bureau{at}toelagenbureau.nl"
    assert read(network, *foot) == ["www.toelagenbureau.nl", "bureau@toelagenbureau.nl"]
