"""Files that are ZIP archives of XML (Word, OpenDocument): opened once, with one sentence for what is broken."""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from plugins.regulations.importing.ledger import UnreadableFileError

_LIMIT = 300_000_000
CUT = "plik jest uszkodzony albo niepełny. Otwórz go w edytorze tekstu i zapisz jeszcze raz."


class Archive:
    """Parts of the file by name. A part that is there but can not be read makes the whole file unreadable."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise UnreadableFileError(CUT) from error
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise UnreadableFileError("plik jest zaszyfrowany hasłem. Zapisz go bez hasła i spróbuj jeszcze raz.")
            if info.file_size > _LIMIT:
                raise UnreadableFileError("plik po rozpakowaniu jest za duży. Zapisz sam tekst regulaminu.")
            return self._zip.read(name)
        # zipfile's NotImplementedError: packed in a way that it does not know.
        except (zipfile.BadZipFile, KeyError, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise UnreadableFileError(CUT) from error

    def xml(self, name: str) -> Any:
        """The root element of a part, None if there is no such part."""
        from lxml import etree  # only when asked: start-up time

        if name not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableFileError(CUT) from error
