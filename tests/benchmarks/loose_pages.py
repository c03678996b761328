"""What is understood of letters of several pages: together, and each page by itself.

`python -m tests.benchmarks loose_pages [--letters 400] [--first 0] [--shuffled]`: of so many made
letters those that have several pages, from their true print (synthetic). Each page by itself is
how the phone had photographs understood before docs/decisions/0057-pages-together.md: it gave the
facts of all cards once, the first sender, subject and date, and the first kind that was known.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterable, Sequence

from forms.letter import Action, ActionKind, Fact, Letter, LetterKind
from forms.letters.pages.page_order import page_order_of
from forms.letters.understand import understand
from tests.benchmarks.letter_scores import Scores
from tests.benchmarks.letters import table
from tests.letters.maker import Material, make_letter
from tests.letters.truth import MadeLetter
from vision.text.printed import SheetText

#: How pages, in the order they were photographed, become a card.
Understood = Callable[[Sequence[SheetText]], Letter]


def together(pages: Sequence[SheetText]) -> Letter:
    """The card of pages in the order that they say of themselves."""
    return understand(*(pages[place] for place in page_order_of(pages).order))


def each_by_itself(pages: Sequence[SheetText]) -> Letter:
    """The cards of all pages as one."""
    cards = [understand(page) for page in pages]
    known = (card.kind for card in cards if card.kind is not LetterKind.OTHER)

    def all_of(name: str) -> tuple[Fact, ...]:
        facts = (fact for card in cards for fact in getattr(card, name))
        return tuple({(fact.value, fact.role): fact for fact in facts}.values())

    def first_of(name: str) -> Fact | None:
        return next((fact for card in cards if (fact := getattr(card, name))), None)

    return Letter(
        kind=next(known, LetterKind.OTHER),
        sender=first_of("sender"),
        subject=first_of("subject"),
        date=first_of("date"),
        deadlines=all_of("deadlines"),
        amounts=all_of("amounts"),
        ibans=all_of("ibans"),
        references=all_of("references"),
        phones=all_of("phones"),
        emails=all_of("emails"),
        urls=all_of("urls"),
        actions=_in_order(action for card in cards for action in card.actions),
    )


def _in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Each once, in the order to do them; what is asked with a day is not asked without one too."""
    once = {(each.kind, each.before): each for each in actions}.values()
    is_asking = any(each.kind not in (ActionKind.NOTHING, ActionKind.OBJECT) for each in once)
    dated = {each.kind for each in once if each.before is not None}

    def is_needed(action: Action) -> bool:
        if action.kind is ActionKind.NOTHING:
            return not is_asking
        return action.before is not None or action.kind not in dated

    return tuple(sorted(filter(is_needed, once), key=_rank))


def _rank(action: Action) -> tuple[int, str]:
    rank = {ActionKind.NOTHING: 0, ActionKind.OBJECT: 2}.get(action.kind, 1)
    return rank, "9999" if action.before is None else action.before.isoformat()


def measure(
    letters: Sequence[MadeLetter], understood: Understood, *, is_shuffled: bool
) -> tuple[Scores, float]:
    """Scores over letters, and milliseconds a letter."""
    scores, spent = Scores(), 0.0
    for letter in letters:
        pages = list(letter.sheets)
        if is_shuffled:
            random.Random(letter.seed).shuffle(pages)
        start = time.perf_counter()
        card = understood(pages)
        spent += time.perf_counter() - start
        scores.add(f"{letter.seed} ({letter.story})", card, letter.truth)
    return scores, 1000 * spent / len(letters)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--letters", type=int, default=400)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--material", default="developed")
    options.add_argument("--shuffled", action="store_true", help="photographed in any order")
    chosen = options.parse_args()
    material = Material(chosen.material, chosen.material, chosen.material)
    seeds = range(chosen.first, chosen.first + chosen.letters)
    made = (make_letter(seed, material=material) for seed in seeds)
    letters = [letter for letter in made if len(letter.sheets) > 1]
    print(f"synthetic: {len(letters)} letters of several pages, of {chosen.letters} made")
    for name, understood in (("each by itself", each_by_itself), ("together", together)):
        print(f"\n{name}")
        print(table(*measure(letters, understood, is_shuffled=chosen.shuffled)))


if __name__ == "__main__":
    main()
