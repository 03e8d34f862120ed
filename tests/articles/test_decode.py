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
    [
        b"\x00",
        bytes(1000),
        b"\x7fELF\x02\x01\x01" + bytes(500),
        (5).to_bytes(4, "little") * 100,
        b"\x00\x01\x02",
        b"%PDF-1.7 text",
        b"PK\x03\x04",
        bytes(range(1, 32)) * 10,
        codecs.BOM_UTF8 + b"\x01\x02\x03\x04",
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(ValueError, match="is a binary file"):
        decode(data)


def test_broken_utf8_is_refused_with_the_place():
    with pytest.raises(ValueError, match="broken byte at"):
        decode("é – “quoted” – ".encode() * 5 + b"\xff end")


@pytest.mark.parametrize(
    "data",
    [
        "It’s out. ".encode() + b"x\xff broken. " + "Charlie’s back — …".encode(),
        b"x\xff broken. " + "It’s back.".encode(),
        "It’s out, says “Harbour Times”".encode()[:-1],
        "It’".encode()[:-1],
        "It’".encode()[:-2],
        "Its café".encode()[:-1],
        "Tides 🥹".encode()[:-1],
        "“Tides is back".encode()[1:],
        "🥹 Tides is back".encode()[1:],
        "é – here it is".encode()[1:],
        "Сериал продлён".encode()[1:-1],
    ],
)
def test_utf8_with_one_broken_byte_or_a_cut_end_is_never_taken_for_something_else(data):
    with pytest.raises(ValueError, match=r"^is UTF-8 with a broken byte at \d+: save it as UTF-8 again$"):
        decode(data)


@pytest.mark.parametrize(
    "text", ["It’s a café", "Café", "“Tides” is back", "BEYONCÉ’S “NEW” ALBUM", "“CAFÉ” and “OLÉ”", "AMANHÃ", "olé”"]
)
def test_what_only_resembles_utf8_in_places_is_read(text):
    assert decode(text.encode("cp1252")) == text


def test_a_text_in_chinese_has_sequences_of_utf8_by_chance_and_is_read():
    text = "联通中国电视剧第四季将于明年播出，制作公司周一表示。" * 3
    assert decode(text.encode("gbk")) == text


@pytest.mark.parametrize(
    "text",
    [
        "“Tides” is back – it’s £5.",
        "Søren Malling, Zoë Müller and Beyoncé in Málaga",
        "La série reviendra l’été prochain, où le héros cherche sa sœur à Besançon, c’est sûr, naïf.",
        "A série não volta até à próxima estação, põe más notícias.",
        "La serie è tornata, però sarà l’ultima, lunedì, così più felici.",
        "The drama by Sigurður Jónsson, Þór Björnsson and Védís.",
        "Tõnu Kõrvits läheb tagasi.",
        "Crème brûlée is served.",
        "A 1ª temporada, o nº 5 e o 2.º lugar, com 21ºC e 30 ºC.",
        "A lens of 5 µm, 5µm and 3 µSv.",
        "The set covers 12 km² and 5 m³.",
        "It was 21 °C on set.",
        "The café’s set covers 12 km².",
    ],
)
def test_what_western_languages_write_is_read(text):
    assert decode(text.encode("cp1252")) == text


def test_what_only_one_reading_makes_sense_of_is_read_so():
    text = "Seriál se vrátí příští rok, řekl režisér Jiří Dvořák. Natáčení začne v létě. "
    assert decode(text.encode("cp1250")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The drama by Antonín Dvořák is back in May, the studio said on Monday.", "cp1250"),
        ("A sorozat jövőre visszatér, mondta a rendező.", "cp1250"),
        ("Serial powróci w przyszłym roku, powiedział reżyser. Zdjęcia zaczną się latem.", "cp1250"),
        ("Ze zdjęć: mł. asp. Lee", "cp1250"),
        ("A hűség ára, mondta.", "cp1250"),
        ("The drama was shot in Timişoara, the studio said.", "cp1250"),
        ("Ştefan is back, the studio said.", "cp1250"),
        ("President Erdoğan visited the set in May, the studio said.", "cp1254"),
        ("Dizi gelecek yıl geri dönüyor, dedi yönetmen. Çekimler yazın başlayacak.", "cp1254"),
    ],
)
def test_what_several_encodings_could_be_is_refused_and_never_read_with_other_letters(text, encoding):
    with pytest.raises(ValueError, match=r"^is in an encoding that can't be told: save it as UTF-8$"):
        decode(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_byte_order_mark_is_refused_by_its_name(encoding):
    with pytest.raises(ValueError, match=r"^looks like UTF-16 without a byte order mark: save it as UTF-8$"):
        decode("Tides is back – in May.".encode(encoding))


def test_a_false_byte_order_mark_is_refused():
    with pytest.raises(ValueError, match="begins as UTF-16 but isn't"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x00")
