"""Which language a question is in, where that is certain: by its script, or by small words that no English one has.

A rule of our own, because an English question must never be turned away for its language, and every library that was
tried either takes short English questions full of names for something else or is large
(docs/decisions/0024-languages.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

from hsbot.search.words import STOP_WORDS

LEAST = 2
"""Different small words of one language from which a question without English ones is in it."""

OUTWEIGHS = 3  # for each English one, so that "is como agua para chocolate out" stays English

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

# Lower case, as typed with and without accents. None is also an English word, a slip of one ("wen", "serie", "het"
# for "the" would need a second), a common name ("Ada", "Dan", "Sara") or a usual part of one ("los", "van", "el").
_SMALL: dict[str, frozenset[str]] = {
    "cs": frozenset(
        """kdy proč proc kdo kde jaký jaká jaké kolik bude budou jsou byl byla není neni ještě jeste dílů další dalsi
        hraje nová nový řada řady koncert vyjde trenér stojí""".split()
    ),
    "da": frozenset(
        """hvornår hvornar hvorfor hvem hvilken hvilke hvor mange kommer bliver blev ikke og det som på af sæson afsnit
        spiller nye næste koncert koncerten koncerter træner træneren billetter koster udkommer""".split()
    ),
    "de": frozenset(
        """wann warum wer wem welche welcher welches wieviel wie viele gibt gab kommt kam ist sind wird werden wurde
        wurden haben eine einen einem einer eines nicht nächste nächsten nächster neue neuen noch schon wieder und
        oder das auf für mit über zu zum zur nach ich sie wir mein dein spielt raus heraus staffel folge folgen
        schauspieler jetzt mehr immer geht wohin zurück konzert konzerte abgesagt verschoben neues kostet karten sänger
        sängerin spieler spielen verlässt""".split()
    ),
    "es": frozenset(
        """qué que quién quien quiénes quienes cuándo cuando dónde donde cuál cual cuántas cuantas cuántos cuantos cómo
        como por porque hay habrá habra está están estan fueron sido tiene una unos unas para pero sobre muy más salió
        salio estrena temporada temporadas película pelicula próxima proxima nueva nuevo capítulos capitulos interpreta
        también tambien concierto conciertos entradas cantante jugador jugadores entrenador juega juegan partido cuesta
        cuestan hoy técnico álbum vuelve""".split()
    ),
    "fi": frozenset(
        """milloin miksi kuka mikä missä tuleeko tulee onko ovat kausi kauden kautta jakso jaksoa kuinka monta seuraava
        uusi näyttelee""".split()
    ),
    "fr": frozenset(
        """quand pourquoi qui quel quelle quels quelles combien où est est-ce c'est qu'est sont sera seront était etait
        une dans avec sur ils elles nous vous je cette ces aura-t-il y-a-t-il a-t-il t-il déjà deja encore nouvelle
        nouveau nouvel saison saisons sortie épisode épisodes joue jouera prochaine prochain d'une j'ai n'est coûte
        coute coûtent entraîneur entraineur joueur joueurs chanteur chanteuse batteur tournée revient""".split()
    ),
    "hu": frozenset(
        """mikor miért melyik hány lesz nem és vagy egy az évad évadot rész játssza új következő koncert jön edző
        jegyek""".split()
    ),
    "id": frozenset(
        """kapan kenapa siapa dimana apa apakah berapa akan tidak sudah belum dari untuk dengan musim tayang konser
        pelatih pemain baru keluar""".split()
    ),
    "it": frozenset(
        """quando perché perche chi quale quali quanti quante dove che è ci sarà stata stato una gli più ancora già esce
        uscirà uscira stagione stagioni puntate puntata prossima interpreta questa questo c'è allenatore biglietti
        biglietto gioca giocatore cantante batterista torna""".split()
    ),
    "nl": frozenset(
        """wanneer waarom wie welke hoeveel waar komt komen wordt worden zijn een het niet nog wel voor naar uit deze
        ik seizoen seizoenen aflevering afleveringen speelt nieuwe volgende kaartjes optreden kost speler spelers
        verlaat""".split()
    ),
    "no": frozenset(
        """når hvorfor hvem hvilken hvilke hvor mange kommer blir ble ikke og det som på av sesong episoder spiller nye
        neste konsert konserten konserter trener treneren billetter koster""".split()
    ),
    "pl": frozenset(
        """kiedy dlaczego kto gdzie jaki jaka jakie czy będzie bedzie jest był była nie się sie już juz jeszcze oraz
        sezonu odcinek odcinków wyjdzie nowy następny koncert bilety kosztuje trenerem""".split()
    ),
    "pt": frozenset(
        """quando quem qual quais quantos quantas onde porque porquê vai ter terá foram está tem uma para não nao mais
        já sai lança temporada temporadas próxima proxima filme também você é técnico jogo jogador jogadores ingresso
        ingressos joga custa álbum""".split()
    ),
    "ro": frozenset("când cand cine unde cât câte este sunt și pentru sezonul apare joacă noul noua".split()),
    "sv": frozenset(
        """när varför vem vilka vilken hur många kommer är finns blir inte och ett det som på av säsong avsnitt spelar
        nästa konsert konserten konserter tränare tränaren biljetter kostar släpps""".split()
    ),
    "tr": frozenset(
        """zaman neden kimdir hangi nerede kaç mı mü yok olacak gelecek çıkacak bir için bölüm oynuyor konser yeni albüm
        teknik direktör direktörü maç""".split()
    ),
    "vi": frozenset("khi nào tại đâu nhiêu có không là của phần tập mùa mới đóng mắt".split()),
}
# What begins a question in no other language, and what counts beside it, though it may be English or a name elsewhere.
_ASKS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    code: (frozenset(asks.split()), frozenset(beside.split()))
    for code, asks, beside in (
        ("cs", "kdy kdo proč kolik", "je se to v na ten ta"),
        ("da", "hvornår hvem hvorfor hvordan hvad hvor", "er den der en et i til skal"),
        ("de", "wann warum wieso gibt welche welcher welches wieviel", "es er der die den dem ein im in am so man hat"),
        (
            "es",
            "cuándo cuando quién quien quiénes quienes dónde donde cuál cual cuáles cuánto cuanto cuánta cuántos "
            "cuántas cuantos cuantas qué cómo",
            "es el la los las un de del en se lo al ya va son",
        ),
        ("fi", "milloin miksi kuka kuinka mikä", "on se ei"),
        ("fr", "quand combien pourquoi quel quelle où", "le la les un des du de il on sort billet billets ce se"),
        ("hu", "mikor miért melyik hány", "a az ki van"),
        ("it", "quando perché quanto quanti dove", "il la lo gli i un di del si"),
        ("nl", "wanneer wie hoeveel waarom welke", "is de er het in op"),
        ("no", "når hvem hvorfor hvordan hva hvor", "er den der en et i til skal"),
        ("pl", "kiedy dlaczego kto gdzie", "to w na z ten ta"),
        ("pt", "quem quando quantos quantas onde qual", "o a os as do da um no na são"),
        ("sv", "när vem varför vilken hur", "den en ett i till ska"),
    )
}
_SCRIPTS = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"),
    "GREEK": ("el",),
    "ARABIC": ("ar", "fa", "ur"),
    "HEBREW": ("he", "yi"),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "CJK": ("zh", "ja"),
    "HANGUL": ("ko",),
    "THAI": ("th",),
}
# Words of English grammar that other languages have, too, as Dutch has "is" and Polish "to"; they prove nothing.
_SHARED = frozenset("a an am as at by do for he i in is me my no of on or over so to under was we will all".split())
_ENGLISH = STOP_WORDS - _SHARED
_FANS_ASK = frozenset(  # beside a title: "cuando es la hora release date"
    """release released date dates season seasons episode episodes cast trailer tickets lyrics meaning cancelled renewed
    ending sequel new news song movie film show tour vs winner winners explained recap spoilers finale contestants host
    streaming""".split()
)


def foreign_language(text: str, understood: Collection[str], is_known: Callable[[str], bool]) -> str | None:
    """Return the ISO 639 code of the language that a question is certainly in, None for English and any doubt.

    None, too, where it may be one of `understood` (codes). `is_known` tells whether the articles have a word in small
    letters: those prove nothing, so that the title of a foreign film doesn't make a question foreign.
    """
    text = unicodedata.normalize("NFKC", text)  # "ℑ𝔰 𝔦𝔱" is English in fancy letters
    letters = [c for c in text if c.isalpha()]
    scripts = [script for c in letters if (script := unicodedata.name(c, "").split(" ")[0]) != "LATIN"]
    ordered = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    words = set(ordered)
    if 2 * len(scripts) > len(letters) and not any(is_known(word) for word in words if not word.isascii()):
        codes = {code for script in scripts for code in _SCRIPTS.get(script, ("und",))}
        return None if codes & set(understood) else _SCRIPTS.get(_most(scripts), ("und",))[0]
    english = len(words & _ENGLISH)
    found = {code: sum(not is_known(word) for word in words & small) for code, small in _SMALL.items()}
    if not english and not words & _FANS_ASK:
        for code, (asks, beside) in _ASKS.items():
            if ordered and ordered[0] in asks and not is_known(ordered[0]):
                found[code] = max(found[code], 1 + len(words & beside - asks))
    least = max(LEAST, OUTWEIGHS * english)
    if any(found.get(code, 0) >= least for code in understood):
        return None
    best = max(found, key=lambda code: found[code])
    return best if found[best] >= least else None


def _most(scripts: list[str]) -> str:
    """Return the script of most letters; the kana of a Japanese sentence tell more than its Chinese characters."""
    kana = next((s for s in scripts if s in {"HIRAGANA", "KATAKANA"}), None)
    return kana or max(scripts, key=scripts.count)
