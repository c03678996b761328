"""The texts of a version that the catalogue keeps, as a pack holds them."""

from forms.keys import VersionKey
from forms.packs.texts import PackText, texts_of
from forms.store.catalogue import Catalogue


def texts_by_language(catalogue: Catalogue, key: VersionKey) -> dict[str, tuple[PackText, ...]]:
    """What people read about a version, in each language in which something is shown.

    Raises:
        DamagedError: what is kept of it cannot be read.
    """
    found = {language: catalogue.notes(key, language) for language in catalogue.note_languages(key)}
    return {language: texts_of(notes) for language, notes in found.items() if notes is not None}
