"""Files that can not be read: one Polish sentence each, exit 2, never a traceback, nothing written."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from plugins.regulations.importing.assembling import imported
from plugins.regulations.importing.commands import import_regulation
from plugins.regulations.importing.ledger import UnreadableFileError
from tests.plugins.regulations.importing.making import docx, odt, p, pdf, rtf

DAY = dt.date(2026, 11, 29)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 60


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in parts.items():
            archive.writestr(name.replace("__", "/"), words)
    return out.getvalue()


def damaged() -> bytes:
    """An archive whose deflated ``mimetype`` is no deflated data."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    raw = bytearray(out.getvalue())
    start = 30 + len("mimetype")
    raw[start : start + 8] = b"\xff" * 8
    return bytes(raw)


def protected(**rights: str | int) -> bytes:
    out = BytesIO()
    strong, user = int(rights["R"]) > 3, str(rights["user"])
    locked = pikepdf.Encryption(owner="o", user=user, R=int(rights["R"]), aes=strong, metadata=strong)  # type: ignore[arg-type]
    with pikepdf.open(BytesIO(pdf(("§ 1. Sala jest jedna i czysta, klucz ma portier.",)))) as file:
        file.save(out, encryption=locked)
    return out.getvalue()


def scan() -> bytes:
    out = BytesIO()
    file = pikepdf.new()
    file.add_blank_page()
    file.save(out)
    return out.getvalue()


WHOLE_PDF = pdf(("§ 1. Sala jest jedna i czysta, klucz ma portier.",))
CASES = {
    "a Word file cut in half": (docx(p("§ 1. Sala."))[:200], "docx", "uszkodzony"),
    "a Word file with broken XML": (zipped(**{"word__document.xml": "<w:document"}), "docx", "uszkodzony"),
    "an OpenDocument file with damaged data": (damaged(), "odt", "uszkodzony"),
    "an old Word file": (OLE, "doc", "starego Worda (.doc)"),
    "an old Word file under another name": (OLE, "docx", "starego Worda (.doc)"),
    "a Word file with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "docx", "zaszyfrowany hasłem"),
    "a PDF cut in half": (WHOLE_PDF[: len(WHOLE_PDF) // 3], "pdf", "uszkodzony"),
    "a PDF with a password": (protected(user="u", R=3), "pdf", "PDF jest zaszyfrowany"),
    "a PDF with AES and an empty password": (protected(user="", R=6), "pdf", "PDF jest zaszyfrowany"),
    "a scan": (scan(), "pdf", "to skan"),
    "no PDF at all": (b"hello", "pdf", "nie jest tym, na co wskazuje jego nazwa (.pdf)"),
    "a picture": (PNG, "txt", "to obraz"),
    "a spreadsheet": (zipped(**{"xl__workbook.xml": "<x/>"}), "docx", "arkusz kalkulacyjny"),
    "slides": (zipped(**{"ppt__presentation.xml": "<x/>"}), "pptx", "nie da się odczytać"),
    "an archive": (zipped(a="b"), "zip", "archiwum ZIP"),
    "an OpenDocument file with a password": (
        zipped(mimetype="application/vnd.oasis.opendocument.text", **{
            "META-INF__manifest.xml": '<m xmlns="urn:x"><encryption-data/></m>', "content.xml": "<x/>"}),
        "odt", "zaszyfrowany hasłem",
    ),
    "an OpenDocument file without a text": (
        zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<x/>"}), "odt", "uszkodzony",
    ),
    "an RTF file cut in half": (rtf("{{{{{{§ 1. Sala")[:-1], "rtf", "uszkodzony"),
    "a web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "mht", ".mht"),
    "an empty file": (b"", "txt", "plik jest pusty"),
    "bytes that are no text": (bytes(range(1, 9)) * 50, "txt", "to nie jest plik tekstowy"),
    "an empty web page": (b"<html><body></body></html>", "html", "nie ma tekstu"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CASES))
def test_one_sentence_says_why_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, ending, words = CASES[name]
    file = tmp_path / f"plik.{ending}"
    file.write_bytes(raw)
    content = tmp_path / "content"
    content.mkdir()
    assert import_regulation(str(file), str(content), False, DAY) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1
    assert list(content.iterdir()) == []


def test_a_rc4_pdf_with_an_empty_password_is_read() -> None:
    assert "§ 1. Sala" in imported(protected(user="", R=3), "pdf").text


@pytest.mark.parametrize(
    ("raw", "ending"),
    [
        (rtf("§ 1. Sala.\\par"), "doc"),
        (docx(p("§ 1. Sala.")), "txt"),
        (odt("<text:p>§ 1. Sala.</text:p>"), "docx"),
        ("<html><body><p>§ 1. Sala.</p></body></html>".encode(), "doc"),
        (WHOLE_PDF, "docx"),
    ],
    ids=["rtf as doc", "docx as txt", "odt as docx", "html as doc", "pdf as docx"],
)
def test_a_file_is_what_its_bytes_say(raw: bytes, ending: str) -> None:
    assert imported(raw, ending).text.startswith("§ 1. Sala")


@pytest.mark.parametrize("start", range(0, 400, 7))
def test_a_file_cut_anywhere_gives_a_text_or_a_sentence(start: int) -> None:
    for raw, ending in ((WHOLE_PDF, "pdf"), (docx(p("§ 1. Sala.")), "docx"), (rtf("§ 1. Sala.\\par"), "rtf")):
        cut = raw[: max(1, len(raw) * start // 400)]
        try:
            imported(cut, ending)
        except UnreadableFileError:
            continue
