"""Forged letters: an honest one in which something is not what its sender has published.

    forged = forge(7)                 # the twin of make_letter(7), if that can be forged
    forged.letter, forged.changed     # {"iban"}, {"host"} … `published_senders()` knows none of it

Everything else is the same as in the honest twin, so that only what was changed can give it away.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from forms.letter import FactRole, LetterKind
from tests.letters.maker import DEVELOPED, Material, make_letter
from tests.letters.senders import Sender
from tests.letters.spelling import iban_of
from tests.letters.truth import FactKind, MadeLetter

Change = Callable[[Sender, Random], Sender]


@dataclass(frozen=True, eq=False)
class Forged:
    """A forged letter, its honest twin, and what was changed: iban, phone, host or code."""

    letter: MadeLetter
    honest: MadeLetter
    changed: frozenset[str]


def forge(seed: int, kind: LetterKind | None = None, material: Material = DEVELOPED) -> Forged:
    """A forged letter: of each three, two have one thing changed, and one has two."""
    rng = Random(f"forged {seed}")
    honest = make_letter(seed, kind, material)
    names = sorted(_forgeable(honest))
    while not names:
        seed += 1_000_000
        honest = make_letter(seed, kind, material)
        names = sorted(_forgeable(honest))
    changed = _chosen(names, rng)

    def disguise(sender: Sender) -> Sender:
        for name in sorted(changed):
            sender = _CHANGES[name](sender, rng)
        return sender

    letter = make_letter(seed, kind, material, honest.layout, disguise)
    return Forged(letter, honest, changed)


def _chosen(names: list[str], rng: Random) -> frozenset[str]:
    """One or two of them; a code often, as few letters have one."""
    count = 2 if len(names) > 1 and rng.random() < 1 / 3 else 1
    if "code" in names and rng.random() < 0.5:
        return frozenset({"code", *rng.sample(names, count - 1)})
    return frozenset(rng.sample(names, count))


def _forgeable(letter: MadeLetter) -> set[str]:
    """What the letter prints of its sender."""
    truth = letter.truth
    found = {"phone"} if truth.of(FactKind.PHONE) else set()
    if any(fact.role is FactRole.SENDER for fact in truth.of(FactKind.IBAN)):
        found.add("iban")
    if truth.of(FactKind.URL) or truth.of(FactKind.EMAIL):
        found.add("host")
    if letter.code is not None:
        found.add("code")
    return found


def _other_iban(sender: Sender, rng: Random) -> Sender:
    """Another account, at another bank or at the same one."""
    bank = rng.choice(["WBNK", "VBNK", "DBNK", "GBNK", sender.iban[4:8]])
    return replace(sender, iban=iban_of(bank, rng.randrange(10**8, 10**9)))


def _other_phone(sender: Sender, rng: Random) -> Sender:
    """A number that looks as official, or one digit beside the right one, or a mobile's."""
    digits = sender.phone
    if digits.startswith("0") and rng.random() < 0.3:
        last = str((int(digits[-1]) + rng.randint(1, 9)) % 10)
        return replace(sender, phone=digits[:-1] + last)
    start = rng.choice(["088", "085", "06"])
    rest = "".join(str(rng.randrange(10)) for _ in range(10 - len(start)))
    return replace(sender, phone=start + rest)


def _other_host(sender: Sender, rng: Random) -> Sender:
    return replace(sender, host=_lookalike(sender.host, rng), codes=sender.code_host)


def _other_code(sender: Sender, rng: Random) -> Sender:
    return replace(sender, codes=_lookalike(sender.host, rng))


def _lookalike(host: str, rng: Random) -> str:
    """A host that a hurried reader takes for the other."""
    name, _, ending = host.rpartition(".")
    letters = name.replace("-", "")
    at = rng.randrange(1, len(letters) - 1)
    return rng.choice(
        [
            f"{name}-betalen.{ending}",
            f"mijn{letters}.{ending}",
            f"{name}.info",
            f"{name}.{rng.choice(['com', 'net', 'online'])}",
            f"{name}.{ending}.betaal-nu.{rng.choice(['com', 'eu'])}",
            f"{letters[:at]}{letters[at + 1 :]}.{ending}",
            f"{letters[:at]}{letters[at]}{letters[at:]}.{ending}",
        ]
    )


_CHANGES: dict[str, Change] = {
    "iban": _other_iban, "phone": _other_phone, "host": _other_host, "code": _other_code,
}  # fmt: skip
