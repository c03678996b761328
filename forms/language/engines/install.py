"""Installing languages: fetched from a mirror with a known checksum, or from a file at hand."""

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from forms.errors import PackageError
from forms.language.engines.available import Available, available_packages, wanted_packages
from forms.language.engines.download import Progress, download, sha256_of
from forms.language.engines.package_file import unpack
from forms.language.engines.trial import require_translating
from forms.language.packages import Package, installed_packages

#: Where the Argos project keeps its packages.
DEFAULT_MIRROR = "https://argos-net.com/v1"
_DOWNLOADS = ".downloads"
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True)
class Installer:
    """Puts packages into `packages_folder`; `watch` gives the progress to show for a file."""

    packages_folder: Path
    mirror: str = DEFAULT_MIRROR
    watch: Callable[[str], Progress] | None = None

    def install(self, asked: str, sha256: Mapping[str, str]) -> tuple[Package, ...]:
        """Fetch and install what is missing for a language (`ar`) or pair (`en-ar`).

        `sha256` are checksums given by who installs, by pair. Empty when all was there.

        Raises:
            PackageError: something could not be had or trusted; what was installed before it
                stays, and the next try continues.
        """
        there = installed_packages(self.packages_folder)
        wanted = wanted_packages(asked, available_packages(), there)
        checksums = _checksums(wanted, sha256)
        return tuple(self._fetched(each, checksums[each]) for each in wanted)

    def import_file(self, file: Path, sha256: str | None = None) -> tuple[Package, str]:
        """Install a package from a file that the operator vouches for; also its checksum.

        Raises:
            PackageError: it is not the file of that checksum, or cannot be installed.
        """
        try:
            found = sha256_of(file)
        except FileNotFoundError as error:
            raise PackageError("There is no file of this name.", "no-such-file") from error
        except OSError as error:
            message = f"This file cannot be read: {error.strerror}."
            raise PackageError(message, "unreadable-package") from error
        if sha256 is not None and sha256.lower() != found:
            message = f"The file is not what it should be: its SHA-256 is {found}."
            raise PackageError(message, "wrong-checksum")
        return unpack(file, self.packages_folder, require_translating), found

    def remove(self, asked: str) -> tuple[Package, ...]:
        """Take away what translates to a language (`ar`), or a pair (`en-ar`); gives what it was.

        Raises:
            PackageError: nothing of that is installed, or it cannot be taken away.
        """
        gone = tuple(
            each
            for each in installed_packages(self.packages_folder)
            if asked in (each.target, f"{each.source}-{each.target}")
        )
        if not gone:
            raise PackageError("No package for this is installed.", "no-such-package")
        for package in gone:
            try:
                # Hidden first: half a package must not be one to a service that runs.
                hidden = package.folder.with_name(f".removed-{package.folder.name}")
                package.folder.rename(hidden)
                shutil.rmtree(hidden)
            except OSError as error:
                message = f"{package.folder.name} cannot be taken away: {error.strerror}."
                raise PackageError(message, "unreadable-package") from error
        return gone

    def _fetched(self, package: Available, sha256: str) -> Package:
        folder = self.packages_folder / _DOWNLOADS
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The folder for languages cannot be used: {error.strerror}."
            raise PackageError(message, "unreadable-package") from error
        file = folder / package.file
        progress = None if self.watch is None else self.watch(package.file)
        download(f"{self.mirror.rstrip('/')}/{package.file}", file, sha256, progress)
        try:
            installed = unpack(file, self.packages_folder, require_translating)
        finally:
            file.unlink()
        # Not empty while another download waits to be continued.
        with suppress(OSError):
            folder.rmdir()
        if (installed.source, installed.target) != (package.source, package.target):
            raise PackageError(f"{package.file} translates another pair: {installed.folder.name}.")
        return installed


def is_sha256(text: str) -> bool:
    """Whether `text` can be a SHA-256."""
    return _SHA256.fullmatch(text) is not None


def _checksums(wanted: Sequence[Available], given: Mapping[str, str]) -> dict[Available, str]:
    """What the content of each must be; all that lack one are named at once."""
    known = {each: given.get(each.pair) or each.sha256 for each in wanted}
    lacking = [each for each, checksum in known.items() if checksum is None]
    if lacking:
        named = " and ".join(each.file for each in lacking)
        options = " ".join(f"--sha256 {each.pair}=…" for each in lacking)
        message = (
            f"We have no checksum of {named}, so nothing is fetched. Give what the maker "
            f"published or you found yourself: {options}, or download what is named and use "
            "`leeswijzer languages import`."
        )
        raise PackageError(message, "no-checksum")
    return {each: checksum for each, checksum in known.items() if checksum is not None}
