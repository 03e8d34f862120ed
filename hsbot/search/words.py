"""Words as the lexical side sees them: folded, stemmed, numbers in one spelling.

The same function serves the BM25 index, the question and the features of a candidate sentence, so that "the fourth
season", "season four", "Season 4", "S04" and "szn 4" are one thing everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

VERSION = 10  # stands in the manifest: raise it when `terms` or what brackets teach changes; every index is built anew

_TOKEN = re.compile(
    r"(?:(?<!\w)[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|(?<!\w)[^\W\d_]&[^\W\d_](?!\w)|"  # R.E.M. and D&D
    r"v?\d+(?:[.,]\d+)+[^\W\d_]*|[^\W_]+(?:['’][^\W_]+)*"
)
_SEASON_EPISODE = re.compile(r"s0*(\d{1,2})(?:e(?:p|ps)?0*(\d{1,2}))?|0*(\d{1,2})x0*(\d{1,2})")  # s4, S04E03, 4x03
_JOINED = re.compile(  # but "Film4" is a name
    r"(seasons?|series|szn|ssn|e|eps?|episodes?|parts?|pt|vol|volume|chapter|ch|act|book|dlc|film(?!4$)|movie|game|album|"
    r"phase|patch|v)0*(\d+(?:\.\d+)*)"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")

_CARDINALS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty""".split()
_ORDINALS = """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
_NUMBER_WORDS = {w: str(n) for n, w in enumerate(_CARDINALS)} | {w: str(n) for n, w in enumerate(_ORDINALS)}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_TWENTY_ONE = re.compile(  # and "twenty-first"; a "ninety-second teaser" is as long as that
    rf"\b({'|'.join(_TENS)})-(?:({'|'.join(_CARDINALS[1:10])})|({'|'.join(_ORDINALS[1:10])}))\b"
    r"(?:(?<!second)|(?= (?:season|series|episode|book|chapter)\b))"
)
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}  # I, V and X are words
_SPELLINGS = {"szn": "season", "szns": "season", "ssn": "season", "ep": "episode", "eps": "episode", "vol": "volume"}
_SPELLINGS |= {"film": "movie", "films": "movies"}
_BEFORE_NUMBER = {"s": "season", "series": "season", "e": "episode", "pt": "part", "ch": "chapter"}
"""What these mean where a number follows; "the series" alone is the show, "series 4" is British for "season 4"."""
_VERSIONS = {"v", "ver", "version", "update"}  # before a number such as 1.2 they all mean the patch
_COUNTED = {"season", "episode", "part", "volume", "chapter", "act", "phase", "book"}  # may have a Roman number
_NOT_COUNTED = frozenset(  # in front of "one", which stands for a thing there: "the last one", "they ordered one"
    """last next new old final latest newest previous original single every each right wrong real good bad best worst
    another first current upcoming older newer better announced planned planning big special different got make made
    want wants need needs buy bought order ordered write wrote filmed""".split()
)
# what stands around "first": in "the first film" it counts, in "it first aired" and "when did it first air" it doesn't
_BEFORE_ORDINAL = frozenset("the a an this his her its their our my your ur whose very each every another".split())
_BASE = frozenset(
    """air appear arrive become begin build cast come debut do drop film get happen hear hit join land launch learn
    leave make meet open perform play premiere publish read record release run say see sell shoot show sign sing start
    stream tell think tour write""".split()
)
_PAST = frozenset(  # but for those in -ed
    "began begun came cast did done drawn found got heard hit held known learnt made met put read run said sang seen "
    "sent set shot shown sold spoken sung thought told took went won wrote written".split()
)
_AUXILIARIES = frozenset("did do does to will would could can didn't doesn't".split())
_NO_OWNERS = frozenset("it's that's he's she's what's who's where's when's there's here's let's".split())
_REACH = 8  # words in front of "first" among which its "did" may stand
_LONGEST = 600  # characters of a text whose terms are remembered
_APART = str.maketrans(dict.fromkeys("™℠®©¹²³⁰⁴⁵⁶⁷⁸⁹", " ") | {c: f" {c}" for c in "¼½¾"})
"""Signs and marks of notes that stand at a word without being of it, and fractions behind a whole number."""
_AND_FINAL = re.compile(  # "the fourth and final season" is a season 4
    r"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th))"
    r"(?:,? \(?and (final)\)?,?| and (last)) "
    r"(season|series|book|film|movie|album|volume|part|chapter|instal?lment|game)\b"
)
_LISTED = {"and", "or", "to", "a", "the"}  # between the numbers of a list: "seasons two and three"

STOP_WORDS = frozenset(
    """a about after again all also am an and any are aren't as at be because been before being but by can can't
    could couldn't did didn't do does doesn't doing don't down during each few for from further get gets getting got
    had hadn't has hasn't have haven't having he he's her here here's hers him his how how's i i'd i'm i've if in into
    is isn't it it's its itself just know let's like me more most my no nor not now of off on once one only or other
    our out over own please pls plz same she she's should shouldn't so some still such than that that's the their theirs
    them then there there's these they they're this those through to too u under until up ur very was wasn't we we're
    were weren't what what's whats when when's whens where where's wheres which while who who's whos whom why why's will
    with won't would wouldn't you you're your yours anyone anybody something anything someone yet ever going gonna
    tell guys hey hi lol omg""".split()
)
STOP_WORDS |= {  # as they are typed; "we're", "she'll" and "i've" would be "were", "shell" and the band IVE
    word.replace("'", "") for word in STOP_WORDS if word.endswith(("n't", "'s")) or word in {"they're", "you're"}
}


def tokens(text: str) -> list[str]:
    """Return the words of `text` in order, lower case, without accents; numbers as digits, stop words kept.

    "Season Four's" gives ["season", "4"]; an empty or wordless text gives an empty list.
    """
    found: list[str] = []
    ordinal = False  # whether the word before was one
    lower = without_accents(text.translate(_APART))
    if "and " in lower:
        lower = _AND_FINAL.sub(lambda match: f"{match[1]} {match[4]} {match[2] or match[3]}", lower)
    if "ty-" in lower:
        lower = _TWENTY_ONE.sub(_in_digits, lower)
    read = [match.group().replace("’", "'") for match in _TOKEN.finditer(lower)]
    for at, whole in enumerate(read):
        word = whole.removesuffix("'s")
        if word == "first" and not _counts(read, at):
            found.append(word)
            ordinal = False
            continue
        if word[1:2] == "." and word[0].isalpha():  # R.E.M.
            word = word.replace(".", "")
        if code := _SEASON_EPISODE.fullmatch(word):
            season, episode = code[1] or code[3], code[2] or code[4]
            found += ["season", season, *(["episode", episode] if episode else [])]
            ordinal = False
            continue
        if joined := _JOINED.fullmatch(word):
            found.append(_SPELLINGS.get(joined[1]) or joined[1])
            word = joined[2]
        elif word == "series" and ordinal:  # "the fourth series"; "four series" are as many shows
            word = "season"
        digits = _ORDINAL.fullmatch(word)
        ordinal = bool(digits) or word in _ORDINALS
        if digits:
            word = digits[1]
        elif word != "one" or (found and _has_number(found[-1])):  # "season one", but not "which one"
            word = _NUMBER_WORDS.get(word) or _SPELLINGS.get(word) or word
        if found:  # "part IV" and "Final Fantasy VII"
            word = _ROMAN.get(word, word)
        if found and _NUMBER.fullmatch(word) and not ordinal:
            found[-1] = "patch" if "." in word and found[-1] in _VERSIONS else _BEFORE_NUMBER.get(found[-1], found[-1])
        found.append(word)
    return found


def _in_digits(match: re.Match[str]) -> str:
    """Return 21 for "twenty-one", and 21th for "twenty-first": it stays one that counts places."""
    return f"{_TENS[match[1]] + int(_NUMBER_WORDS[match[2] or match[3]])}{'th' if match[3] else ''}"


def _has_number(word: str) -> bool:
    """Tell whether "one" behind a word is its number, as in "season one" and "Radio One"."""
    return not (word in STOP_WORDS or word in _NOT_COUNTED or _NUMBER.fullmatch(word))


def _counts(words: list[str], at: int) -> bool:
    """Tell whether "first" there counts things, as in "the first film", rather than times, as in "it first aired"."""
    before, behind = words[at - 1] if at else "", "".join(words[at + 1 : at + 2])
    if before in _BEFORE_ORDINAL or (before.endswith(("'s", "s'")) and before not in _NO_OWNERS):
        return True
    asked = behind in _BASE and not _AUXILIARIES.isdisjoint(words[max(at - _REACH, 0) : at])
    told = behind in _PAST or (len(behind) > len("ted") and behind.endswith("ed"))
    alone = not behind and before in {"came", "come", "comes", "went", "was", "is", "are", "were"}
    return not (asked or told or alone or before == "at")


def terms(text: str) -> list[str]:
    """Return the content words of `text` in order as stems, without stop words.

    A number also gives a term with each of its neighbours ("season 4" gives season, 4, season_4), because "4" alone
    says next to nothing, and "season_5" that no article has says a lot. In a list ("seasons 2 and 3") each number has
    the neighbours of all.
    """
    return list(_kept(text) if len(text) <= _LONGEST else _terms(text))


def _terms(text: str) -> tuple[str, ...]:
    words = tokens(text)
    found: list[str] = []
    before, behind = _beside(words), _beside(words[::-1])[::-1]
    for word, *near in zip(words, before, behind, strict=True):
        if _NUMBER.fullmatch(word):
            number = word.replace(",", "").lstrip("0") or "0"
            found.append(number)
            beside = [other for other in near if other is not None]
            if len(beside) > 1 and _COUNTED.issuperset(beside):  # "season 2 episode 5" speaks of no episode 2
                beside.pop()
            found += [f"{stem(w)}_{number}" for w in beside if w.isalpha() and w not in STOP_WORDS]
        elif word not in STOP_WORDS and (len(word) > 1 or not word.isascii()):
            found.append(stem(word))
    return tuple(found)


_kept = lru_cache(maxsize=8192)(_terms)  # the same sentences answer question after question


def _beside(words: list[str]) -> list[str | None]:
    """Return the word in front of each, None for the first; of a list's numbers each has what stands before all."""
    found: list[str | None] = []
    last: str | None = None  # the word before, "and" and the like included
    of_list: str | None = None  # what stands before the list of numbers that may be going on
    in_list = False
    for word in words:
        is_number = bool(_NUMBER.fullmatch(word))
        found.append(of_list if in_list and is_number else last)
        if is_number:
            of_list, in_list = found[-1], True
        elif word not in _LISTED:
            in_list = False
        last = word
    return found


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the Snowball English stem of one lower-case word; words of other languages pass nearly unchanged."""
    return str(_stemmer().stemWord(word.replace("'", "")))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def without_accents(text: str) -> str:
    """Return a text in small letters, each without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(c))
