from __future__ import annotations

import codecs

import pytest

from hsbot.articles.decode import decode

_ENGLISH = "The café's “final season” isn’t dead – it moves to Málaga. " * 3
_RUSSIAN = "Сериал продлён на четвёртый сезон, сообщила студия. Съёмки начнутся летом. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_western_encodings_are_told(encoding):
    assert decode(_ENGLISH.encode(encoding)) == _ENGLISH


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_other_encodings_are_told_by_what_they_look_like(encoding):
    assert decode(_RUSSIAN.encode(encoding)) == _RUSSIAN


def test_html_declares_its_charset():
    page = f'<html><head><meta charset="windows-1251"></head><body>{_RUSSIAN}</body></html>'
    assert decode(page.encode("cp1251"), html=True) == page


def test_an_absurd_charset_is_not_obeyed():
    page = '<meta charset="punycode"><p>caf\u00e9 society</p>'
    assert decode(page.encode("cp1252"), html=True) == page


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02", b"%PDF-1.7 text", b"PK\x03\x04", bytes(range(1, 32)) * 10, codecs.BOM_UTF8 + b"\x01\x02\x03\x04"],
)
def test_binary_is_refused(data):
    with pytest.raises(ValueError, match="is a binary file"):
        decode(data)


def test_broken_utf8_is_refused_with_the_place():
    with pytest.raises(ValueError, match="broken byte at"):
        decode("é – “quoted” – ".encode() * 5 + b"\xff end")


def test_a_false_byte_order_mark_is_refused():
    with pytest.raises(ValueError, match="begins as UTF-16 but isn't"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x00")
