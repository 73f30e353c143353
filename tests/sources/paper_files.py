"""Files of papers, good and hostile, as the tests make them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
import zlib
from pathlib import Path

import typst
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

WORDS = "Widgets that were trained on many pictures do better than widgets that were not."


def pdflatex(folder: Path, source: str, runs: int = 1) -> Path:
    """A PDF of a LaTeX source."""
    (folder / "paper.tex").write_text(source, encoding="utf-8")
    program = shutil.which("pdflatex")
    assert program is not None
    for _ in range(runs):
        subprocess.run(
            [program, "-interaction=batchmode", "paper.tex"],
            cwd=folder,
            capture_output=True,
            check=True,
            timeout=120,
        )
    return folder / "paper.pdf"


def typeset(path: Path, source: str) -> Path:
    """A PDF of a Typst source."""
    path.write_bytes(typst.compile(source.encode()))
    return path


def plain_paper(path: Path, pages: int = 2) -> Path:
    """A paper of some pages, each with a few sentences."""
    body = "\n#pagebreak()\n".join(f"= Part {page + 1}\n{WORDS} {WORDS}" for page in range(pages))
    return typeset(path, body)


def encrypted(path: Path) -> Path:
    writer = PdfWriter(clone_from=plain_paper(path))
    writer.encrypt("a secret", algorithm="RC4-128")
    writer.write(path)
    return path


def locked_but_readable(path: Path) -> Path:
    """Encrypted with an empty password: everybody may read it, but not change it."""
    writer = PdfWriter(clone_from=plain_paper(path))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(path)
    return path


def truncated(path: Path) -> Path:
    data = plain_paper(path, pages=8).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def cut_at_the_end(path: Path) -> Path:
    """Only the very end is missing: a reader that repairs files would not even notice."""
    data = plain_paper(path, pages=8).read_bytes()
    path.write_bytes(data[: data.rindex(b"startxref")])
    return path


def scanned(path: Path, stamp: str = "") -> Path:
    """Pages that are pictures, with a stamp in letters."""
    picture = '#place(image("scan.svg", width: 100%, height: 100%))'
    grey = _grey_picture(path.parent)
    source = f"#set page(margin: 0pt)\n{picture.replace('scan.svg', grey.name)}\n{stamp}"
    (path.parent / "scan.typ").write_text(f"{source}\n#pagebreak()\n{source}", encoding="utf-8")
    path.write_bytes(typst.compile(str(path.parent / "scan.typ")))
    return path


def _grey_picture(folder: Path) -> Path:
    """A PNG of one grey, without a program for pictures."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    size = 64
    head = size.to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    rows = (b"\0" + b"\x80" * size) * size
    path = folder / "scan.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return path


def of_pages(path: Path, count: int) -> Path:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(100, 100)
    writer.write(path)
    return path


def page_of(content: bytes, font: str = "/Helvetica") -> PdfWriter:
    """A page with a content stream of one's own."""
    stream = DecodedStreamObject()
    stream.set_data(content)
    return _page_with(stream, font)


def _page_with(stream: StreamObject, font: str = "/Helvetica") -> PdfWriter:
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    face = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject(font),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): face})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    return writer


def bomb(path: Path, unpacked: int = 1_200_000_000) -> Path:
    """A small file whose one page unpacks to more than a gigabyte."""
    packer = zlib.compressobj(9)
    packed = io.BytesIO()
    piece = b"BT (a) Tj ET " * 80_000
    for _ in range(unpacked // len(piece) + 1):
        packed.write(packer.compress(piece))
    packed.write(packer.flush())
    stream = StreamObject()
    stream._data = packed.getvalue()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    _page_with(stream).write(path)
    return path


def recursive_pages(path: Path) -> Path:
    """A tree of pages whose branch is its own root."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 900 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 300 >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    path.write_bytes(out)
    return path


def recursive_form(path: Path) -> Path:
    """A page that draws a form that draws itself."""
    writer = page_of(b"/X Do")
    form = DecodedStreamObject()
    form.set_data(b"/X Do /X Do BT /F1 9 Tf (again) Tj ET")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([NumberObject(n) for n in (0, 0, 99, 99)])
    at = writer._add_object(form)
    resources = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/X"): at})})
    form[NameObject("/Resources")] = resources
    writer.pages[0][NameObject("/Resources")] = resources
    writer.write(path)
    return path


def word_document(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:p>{WORDS}</w:p>")
    return path
