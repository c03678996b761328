"""Whether a package that is to be installed translates at all: it is loaded, and asked for a word.

In the process of the engine, as later: what is in a package is made by who knows whom.
"""

from pathlib import Path

from forms.errors import PackageError, TranslationError
from forms.language.engines.argos import ArgosTranslator
from forms.language.packages import installed_packages

#: The largest package on a slow disk; nobody waits for an answer here.
_TIMEOUT_S = 120.0
#: A word of any language to whoever takes it for a name.
_WORD = "Amsterdam"


def require_translating(folder: Path) -> None:
    """Check that the package in `folder`, the only one beside it, translates a word.

    Raises:
        PackageError: it does not.
    """
    [package] = installed_packages(folder.parent)
    translator = ArgosTranslator(folder.parent, folder.parent / ".scratch", _TIMEOUT_S)
    try:
        translator.attempt(package, _WORD)
    except TranslationError as error:
        raise PackageError(
            f"The package {package.source}-{package.target} does not translate: its network or "
            "its words cannot be used. Nothing was installed; get the file anew.",
            "broken-package",
        ) from error
    finally:
        translator.close()
