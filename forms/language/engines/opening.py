"""The translation engines of an installation, in the order they are asked."""

import tempfile
from pathlib import Path

from forms.language.engines.argos import ArgosTranslator
from forms.language.engines.engine import Engines
from forms.language.engines.libretranslate import LibreTranslate, ServiceAddress

# Where the library of Argos may make its own folders.
_SCRATCH = "leeswijzer-argos"


def open_engines(packages_folder: Path, service: ServiceAddress | None = None) -> Engines:
    """The packages on this machine first; then the server an operator chose, if any."""
    argos = ArgosTranslator(packages_folder, Path(tempfile.gettempdir()) / _SCRATCH)
    if service is None:
        return Engines((argos,))
    return Engines((argos, LibreTranslate(service)))
