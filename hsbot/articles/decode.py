"""From the bytes of a file to its text."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (  # UTF-32's begins with UTF-16's, so it is asked first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY: Final = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf")
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_CHARSETS: Final = ("ascii", "iso8859", "cp", "koi8", "mac", "shift", "euc", "gb", "big5")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WESTERN_SLIP: Final = re.compile(r"[a-zß-ÿ][À-ÖØ-Þ]|[À-ÿ]{4}|[\x80-\x9f¤¦¨¬¯¸¹²³¾ƒˆ‡†‰]")
_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII: Final = bytes(range(0x80))
# What is left of a sequence where a file was cut; the second tells it by itself, as in Windows-1252 it means nothing.
_TORN: Final = re.compile(rb"\A[\x80-\xbf]{1,3}|(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_PLAINLY_TORN: Final = re.compile(
    rb"\A(?:\x80[\x80-\xbf]|\x9f[\x80-\xbf]{2})|(?:\xe2[\x80-\x84]?|(?<=[a-z])\xc3|\xf0\x9f[\x80-\xbf]?)\Z"
)
# The letters beyond ASCII of each language that is written in Windows-1252; those of one word belong to one of them.
_ALPHABETS: Final = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüßé",
        "åæøéèêòôó",  # Danish and Norwegian
        "åäöéàü",
        "áæéíóöðúýþ",  # Icelandic
        "áéíóúüñ",
        "ªºáàâãçéêíóôõúü",  # Portuguese
        "àèéìòùîª",  # Italian
        "àçéèíïóòúü",
        "áéèêëíïóöúüûôâ",  # Dutch
        "äõöüšž",
        "áéíóú",
    )
)
_TURKISH_BYTES: Final = frozenset("ðþý")  # what Windows-1254 has for its own letters, and Icelandic for its own
_ICELANDIC: Final = frozenset("áíóúæ")
# What Windows-1250 has for "ő"; Portuguese writes it before an "e", and Estonian writes "ä", too.
_HUNGARIAN_BYTE: Final = re.compile(r"õ(?!e)")
# It has "û" for "ű": right only beside a letter of French or Dutch that Hungarian hasn't.
_BESIDE_U: Final = frozenset("àâæçèêëîïôœùÿ")
# What Windows-1250 has for "ş" and "Ş"; an ordinal's stands behind a number or full stop, or no letter follows, and a
# degree's is of few scales.
_ROMANIAN_BYTE: Final = re.compile(r"(?<![\d.])(?<!\d )[ªº](?=[^\W\d_])(?![cf]\b)")
# Of measures; in other encodings the same bytes are letters, but not of such words, except for "mł." without a number.
_UNIT: Final = re.compile(r"(?<![^\W\d_])(?:(?:[kcdm]|(?<=\d)|(?<=\d ))m[²³]|µ(?:[a-zA-Z]|Sv|mol)?)(?![^\W_])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LAST_LATIN: Final = "\u024f"
_ENOUGH: Final = 100_000  # bytes that an encoding is told from


def decode(data: bytes, *, html: bool = False) -> str:
    """Return the text that `data` encodes; a byte order mark isn't part of it.

    A byte order mark decides, then UTF-8, then (for HTML) the declared charset, then what the bytes look like.
    Raises ValueError, its message a clause that follows the file's name, where they are binary or undecidable.
    """
    if data.startswith(_BINARY):
        raise ValueError("is a binary file, not text: put its text into a .txt or .md file")
    text = _decode(data, html=html)
    if len(_CONTROLS.findall(text)) > len(text) // 200:
        raise ValueError("is a binary file, not text: put its text into a .txt or .md file")
    return text


def _decode(data: bytes, *, html: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ValueError(f"begins as {encoding.upper()} but isn't: save it as UTF-8") from error
    # Of two bytes of Latin text in UTF-16 one is zero and one isn't; of a binary file's, often both are.
    zeros = (data[::2].count(0), data[1::2].count(0))
    if max(zeros) > len(data) // 3 and len(data) // 2 - min(zeros) > len(data) // 3:
        raise ValueError("looks like UTF-16 without a byte order mark: save it as UTF-8")
    if b"\x00" in data:
        raise ValueError("is a binary file, not text: put its text into a .txt or .md file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    if html and (declared := _DECLARED.search(data[:4096])):
        try:
            # Browsers read ISO-8859-1 as Windows-1252, and so do those who write it.
            name = codecs.lookup(declared[1].decode("ascii")).name
            if name.startswith(_CHARSETS):
                return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
        except (LookupError, UnicodeError, ValueError):
            pass  # a wrong declaration is common; the bytes themselves may still tell
    if len(data[:broken_at].decode("utf-8")) < broken_at - 2 or _is_broken_utf8(data):
        raise ValueError(f"is UTF-8 with a broken byte at {broken_at}: save it as UTF-8 again")
    return _detect(data)


def _is_broken_utf8(data: bytes) -> bool:
    """Tell whether data that isn't UTF-8 was so once: most of it still is, or its ends alone are not.

    What looks like a sequence of UTF-8 occurs in other encodings, too, but seldom among so few other bytes.
    """
    whole = sum(len(match[0]) for match in _SEQUENCE.finditer(data))
    broken = len(data.translate(None, _ASCII)) - whole
    if whole > 2 * broken:
        return True
    if broken != sum(len(match[0]) for match in _TORN.finditer(data)):
        return False
    return whole > 2 or bool(_PLAINLY_TORN.search(data))


def _detect(data: bytes) -> str:
    """Return the text of bytes that aren't UTF-8."""
    from charset_normalizer import from_bytes

    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    # Statistics err on short texts with a few curly quotes; where Windows-1252 gives plausible text, it is that.
    words = _UNIT.sub("", western)
    if western and not _WESTERN_SLIP.search(words) and _is_western(words):
        return western
    sample = data if len(data) <= _ENOUGH else data[: data.rfind(b"\n", 0, _ENOUGH) + 1] or data[:_ENOUGH]
    found = from_bytes(sample)
    best = found.best()
    if best is None:
        raise ValueError("is in an encoding that can't be told, or is binary: save it as UTF-8")
    # The encodings of Latin letters differ in a few of them, and statistics often call several equally likely.
    if max(filter(str.isalpha, str(best)), default="") <= _LAST_LATIN or (western and not _WESTERN_SLIP.search(words)):
        rivals = (other for other in found if other.chaos <= best.chaos)
        if any(str(other) != str(best) for other in rivals):
            raise ValueError("is in an encoding that can't be told: save it as UTF-8")
    try:
        return data.decode(best.encoding)
    except (UnicodeError, LookupError) as error:
        raise ValueError(f"looks like {best.encoding} but isn't all of it: save it as UTF-8") from error


def _is_western(text: str) -> bool:
    """Tell whether the letters of each word are those of one Western language: "Dvoøák" is none, but Windows-1250.

    A single letter tells nothing (there is Søren as well as what should be Ondřej), except those that mostly stand for
    another language's: they are right only where other letters of their own are about.
    """
    text = text.lower()
    words = {frozenset(filter(_is_special, word)) for word in _WORD.findall(text) if not word.isascii()}
    if not all(any(letters <= alphabet for alphabet in _ALPHABETS) for letters in words):
        return False
    used: frozenset[str] = frozenset().union(*words)
    if "ä" not in used and _HUNGARIAN_BYTE.search(text):
        return False
    if ("û" in used and not used & _BESIDE_U) or _ROMANIAN_BYTE.search(text):
        return False
    return not used & _TURKISH_BYTES or bool(used & _ICELANDIC and not used & {"ç", "ü"})


def _is_special(character: str) -> bool:
    return not character.isascii()
