"""What stands in an article's text and isn't its content: tags, calls to share, captions, embeds.

The patterns are general: they know how news sites write, and nothing of what any of them writes about. A line or
sentence that is dropped can't be quoted, so a pattern asks for more than one sign wherever a fact could look alike.
"""

from __future__ import annotations

import re
from typing import Final

_NAME: Final = r"(?:[A-Z][\w'’.-]*|[\"“'‘][A-Z][\w'’.-]*[\"”'’]?)"
_NAMES: Final = rf"{_NAME}(?: {_NAME}){{0,3}}"

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"

_LABELLED: Final = re.compile(
    r"(?:posted in|filed under|tagged(?: with)?)\s*:"
    r"|(?:read (?:more|next|also|on)|also read|related(?: (?:articles?|stories|posts?|content|news))?|see also"
    r"|more (?:from|on|like this)|you may also like|recommended(?: (?:for you|reading|stories))?|up next|don['’]t miss"
    r"|trending(?: now)?|most (?:read|popular))\s*(?::|$)"
    r"|(?:photo|image|picture)s? (?:credit|courtesy|via)\b"
    r"|(?:\(?©|copyright\W{1,3}(?:©|\(c\)|\d{4})|copyright\b.{0,80}\ball rights reserved|\(c\) ?\d{4}"
    r"|all rights reserved)"
    r"|(?:advertisement|advert|sponsored(?: content)?|promoted|scroll to continue|skip to (?:main )?content"
    r"|table of contents|share|tweet|email|print|comments?|newsletter)\W*$"
    r"|advertisement\W+(?:continue|scroll|article)"
    r"|(?:this (?:site|website) uses|we(?: and our partners)? use|accept(?: all)?|manage|by (?:continuing|using)"
    r"[^.]{0,60}(?:use of|our)) cookies?\b"
    r"|this (?:article|post|page|story) (?:may )?contains? affiliate links"
    r"|we may (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission"
    rf"|(?:(?:first |originally )?published|(?:last )?updated|posted|date)\W*(?:on |at )?(?:[a-z]{{3,6}}day,? )?"
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH}\.? \d{{1,2}}|\d{{4}}-\d\d|\d{{1,2}}/\d)\S*"
    r"(?:[\s,|·•@–-]+(?:at|\d[\d:]*(?:am|pm)?|[ap]\.?m\.?|[a-z]{1,3}t|utc))*\W*$"
    r"|(?:estimated )?(?:reading time|\d+[ -]min(?:ute)?s?[ -]read)\b.{0,20}$",
    re.IGNORECASE,
)
# A label, and what is noise behind it: a few words that are no sentence, or names.
_LABEL: Final = re.compile(
    r"(?P<tags>tags?|categor(?:y|ies)|topics?)\s*:"
    r"|(?P<picture>(?:photo|image|picture|pic|video|illustration|cover image|featured image)s?"
    r"(?: (?:credit|source|courtesy|by|via|from))?s?)\s*:"
    r"|(?:credits?|source|via|courtesy)\s*:"
    r"|(?P<names>copyright\b)(?: by\b| of\b|\s*:)?",
    re.IGNORECASE,
)
_MOST_LABELLED: Final = {"tags": 60, "picture": 25, "names": 12, None: 6}  # words, by the label's kind
_STOP: Final = re.compile(r"(?<!\b[A-Z])[.!?…][\"'”’»)\]]*(?:\s+[\"'“‘«(\[]*[A-Z]|$)")  # of a sentence, no initial's
_BETWEEN_NAMES: Final = re.compile(r"[\s/|,;&+–—-]+")
_OF_NAMES: Final = frozenset("and by de du for of the van via von".split())
_SHOWN: Final = (  # what stands below or behind a link, of which a call to look there tells nothing
    r"(?:it|them|more|(?:the|their|his|her|our|its|this|a)(?: (?-i:[a-z][a-z'’-]*)){0,3}? (?:trailers?|teasers?|clips?"
    r"|videos?|footage|highlights|performances?|interviews?|statements?|announcements?|posts?|tweets?|threads?"
    r"|article|story|report|review|episode|song|single|track|film)(?: in full)?)"
)
_BESIDE: Final = r"(?:below|above|here|(?:in|at|via) the (?:link|player|video|post) (?:below|above))"
_GOES_THERE: Final = (
    r"(?:(?:click|subscribe|sign up|(?:follow|join|check out|download) (?:us|our|the (?:app|conversation)))\b|follow @)"
)
_END: Final = r"[.!…]*$"
_CALL: Final = re.compile(
    r"[^\w\"“”'‘’«(]*(?:and |so,? )?(?:please,? )?(?:"
    r"please,? (?:(?:share|like|rate|tell us)\b|(?:join|visit|support) (?:us|our|this)\b|visit (?:https?:|www\.))"
    r"|share (?:this|on|it on|with|your thoughts|the (?:article|post|story))\b"
    r"|follow us\b|(?:like|join|find|add) us (?:on|at|in)\b"
    r"|(?:follow|like) (?:\S+ ){1,4}(?:on|at) (?:google|twitter|x\b|facebook|instagram|tiktok|threads|bluesky|youtube)"
    r"|(?:subscribe|sign up)(?:,? (?:right now|now|today|here|below|to|on|for|with|via|at|by|and|so|if"
    r"|using|free|wherever)\b|\W*$|[!:.])"
    r"|join (?:our|the conversation|the discussion)\b|click (?:here|on|the)\b"
    r"|tap (?:here|the)\b|stay up[- ]to[- ]date\b|stay tuned\b|keep up (?:to date )?with us"
    r"|support (?:the|our) (?:site|website|work|journalism)\b"
    r"|let us know\b|tell us\b.*\bcomments?\b|sound off\b"
    r"|leave (?:us |me )?(?:an? |any |your )(?:comments?|reviews?|ratings?|replies|reply|thoughts|feedback)\b"
    r"|drop (?:a|your) comments?\b"
    r"|comment (?:below|down below)\b|head (?:over )?to the comments\b|check back\b"
    r"|(?:did you )?(?:enjoy(?:ed)?|like|liked|love|loved) (?:this|what you)(?: [a-z]+){0,3}\?"
    r"|download (?:our|the) app\b|get (?:our|the latest|more) [^.]{0,40}(?:newsletter|inbox|news|updates)\b"
    r"|for more (?:news|updates|stories|on)\b[^.]{0,80}(?:follow|subscribe|check out|click|visit|stay)\b"
    rf"|for all (?:of )?(?:the |our )?(?:very )?latest\b[^.]{{0,60}}\b(?:news|updates|stories|headlines|gossip)"
    rf"(?: [^.]{{0,40}})?, (?:please )?{_GOES_THERE}"
    rf"|to (?:stay|keep) (?:up[- ]to[- ]date|updated|informed)\b[^.]{{0,80}}, (?:please )?{_GOES_THERE}"
    r"|follow our (?:\S+ ){0,3}(?:channels?|pages?|accounts?|socials|newsletter|feed)\b(?! (?:as|of)\b)"
    rf"|(?:watch|see|view|check out|read|hear|listen to|stream) {_SHOWN} {_BESIDE}{_END}"
    rf"|(?:you can )?(?:buy|book|get|order|grab) (?:your |the )?tickets (?:here|below){_END}"
    rf"|you can (?:watch|see|view|read|hear|listen to|stream) {_SHOWN} {_BESIDE}{_END}"
    r"|(?-i:[Hh]ave your say(?: in the comments)?(?: section)?(?: (?:below|here))?"  # "Get in Touch" is a song
    r"|[Gg]et in touch(?: with us)?(?: (?:below|here))?|[Mm]ore (?:to follow|follows)(?: (?:soon|shortly))?)[.!…]+$"
    r"|this is a (?:breaking|developing)(?: news)? story(?:,? (?:and|which) (?:is being|will be) updated[^.,:;]{0,40})?"
    rf"{_END}"
    r"|(?:thanks|thank you) for (?:reading|visiting)\b"
    r"|(?:don['’]t forget|make sure|be sure|remember) to (?:subscribe|follow us|like and|share (?:this|it)|sign up"
    r"|check back|leave (?:us )?an? (?:comment|review)|tell us|let us know)\b"
    r")",
    re.IGNORECASE,
)
_WHO: Final = r"(?:the )?(?-i:[A-Z@\"“'‘]|https?:|www\.)"
# "(still unconfirmed)" and "(pictures below)" are words of a fact: a credit says of whom, or has a mark behind it.
_OF_PICTURE: Final = (
    r"(?:all )?(?:image|photo|picture|still)s?\b"
    rf"(?:(?: credits?)?\s*[:/|©]| (?:(?:credits?|by|via|from|courtesy(?: of)?) )+{_WHO}|[^()]*(?-i:\w/[A-Z]))"
)
_CREDIT: Final = re.compile(
    rf"\((?:{_OF_PICTURE}|credits?\s*(?:[:/]|(?-i:[A-Z@]))|courtesy(?:\s*:| (?:of )?{_WHO})|©)[^()]*\)\W*$"
    r"|\(via\b[^()]*\)$"
    r"|(?:^|[.!?)] )(?-i:Cr)\.:? (?-i:[A-Z])[^.]{0,60}[/©]"
    r"|(?:^|[.!?|)(–—]\s*)(?:image|photo|picture)s?(?: credits?)?\s*(?::|/| via | courtesy )\s*(?P<whose>\S.{0,60})$"
    r"|(?:[/|©.(]\s*|\b(?:by|from|via|courtesy) )(?:getty images|shutterstock|alamy|reuters pictures)\W*$"
    r"|\b(?:getty images|shutterstock|alamy|reuters pictures)[^\w.]*$",
    re.IGNORECASE,
)
_PICTURED: Final = re.compile(
    r"\W?(?:L(?:\s?[–-]\s?| to )R\b|from left(?: to right)?\s*[:,]|left to right\b|clockwise from\b|pictured\b)",
    re.IGNORECASE,
)
_SCENE: Final = re.compile(rf"{_NAMES}(?:(?:, | and |, and | & ){_NAMES}){{0,5}} (?:in|on|at|from) (?:the )?{_NAMES}$")
_POSED: Final = re.compile(  # "Ada Pell performing with the Fen Riders at Glastonbury 2024.", of no day
    rf"(?!.*\b(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z]\w+day)\b)"
    rf"{_NAMES}(?:(?:, | and |, and | & ){_NAMES}){{0,3}} (?:performing|on ?stage|in action|pictured|posing)"
    rf"(?: (?:with|at|in|on|for|against|during)(?: the)? {_NAMES}(?: (?:19|20)\d\d)?){{1,3}}\.?$"
)
# What in a call is content: "Stay tuned: season 4 starts on 5 May", "Follow Us Home, the third film, opens on Friday".
_DAY: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH}\.? \d|(?:19|20)\d\d)\b"
    r"|(?<![£$€\d])\d{1,2}[:.]\d\d\b|\d/\d"
    r"|(?-i:\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
    re.IGNORECASE,
)
_REPORTED: Final = re.compile(r", (?:[^,]{1,40} )?(?:said|says|announced|confirmed|reported)\b|\baccording to\b")
_AUXILIARY: Final = r"is|are|was|were|has|have|had|will|won['’]t|can"
_VERB: Final = rf"(?:{_AUXILIARY}|[a-z]{{3,}}(?:s|ed))\b"
_SAYS: Final = re.compile(rf"[A-Z\d]\S* (?:\S+ ){{0,6}}(?:{_AUXILIARY}|begins?|starts?|returns?|joins?)\b")
_TOLD: Final = re.compile(rf"(?:[:;]|\s[—–-])\s+(?P<told>(?:\S+ ){{1,8}}{_VERB} \S.*)")
# A second clause, by which a call with a day tells what happens on it. A comma stands in lists, too ("films, series and
# games of 2026"), so a word on "s" is no sign of one.
_CLAUSE: Final = re.compile(
    rf"(?:[,;:]|\s[–—-]|\b{_MONTH}|\d)\s+(?:when|where|which|who|whose|because"
    r"|as (?:the|an?|it|its|his|her|they|their|(?-i:[A-Z]\S*)))\s\S"
    rf"|(?:[,;:]|\s[–—-])\s+(?:\S+ ){{1,8}}(?:{_AUXILIARY}|(?<!to )(?:go|come|begin|arrive))\b \S",
    re.IGNORECASE,
)
_TO_READER: Final = re.compile(r"\b(?:you|your|we|us|our)\b", re.IGNORECASE)
_OF_READER: Final = re.compile(r"\b(?:you|your|we|us|our|more)\b|\?|https?:|www\.", re.IGNORECASE)
_NAMED: Final = re.compile(
    rf"\W*[A-Z][\w'’-]*(?: (?:a|and|for|in|of|on|the|to|[A-Z][\w'’-]*)){{0,5}} [A-Z][\w'’-]*"
    rf"(?: {_VERB}|, (?:a|an|the|his|her|their) [^,]{{1,60}}, {_VERB})"
)
_BYLINE: Final = re.compile(rf"(?:(?:[Ww]ritten |[Ww]ords |[Rr]eported )?[Bb]y|BY) {_NAMES}(?: and {_NAMES})?$")
_ADDRESS: Final = ("http://", "https://", "www.", "#", "@")
_LONGEST_CAPTION: Final = 25  # words
_LONGEST_SCENE: Final = 120  # characters

_DATED: Final = re.compile(r"(?:date|published|release(?:d| date)?)\W*:", re.IGNORECASE)
_CREDITED: Final = re.compile(r"(?P<told>.*)\(via\b[^()]*\)$", re.IGNORECASE)  # as fan sites credit a report
_BOOKABLE: Final = re.compile(  # a call that says when: "Sign up by 3 June to take part in the beta"
    rf"\b(?:on|by|until|from) (?:\w+day,? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH}\.? \d{{1,2}})\b",
    re.IGNORECASE,
)
_COMES: Final = re.compile(
    r"\W*(?:please,? )?(?:join us|sign up|find us|meet us|visit us|comment below|to (?:stay|keep))\b", re.IGNORECASE
)

_WHOSE: Final = r"(?<!\S)[—–-]{1,2}\s?[^—\n@(]{1,60}\(@\w{1,30}\)"
_POSTED: Final = r"\s*[A-Z][a-z]{2,8} \d{1,2}, \d{4}"
_LINK: Final = r"(?:https?://t\.co/\w+\s*)?pic\.twitter\.com/\w+"

EMBED: Final = re.compile(
    rf"{_LINK}(?:\s*{_WHOSE}(?:{_POSTED})?)?(?:\s*Show Full Tweet)?|{_WHOSE}{_POSTED}(?:\s*Show Full Tweet)?"
    r"|Show Full Tweet|View this post on Instagram|A post shared by [^\n]{1,60}\(@[\w.]{1,30}\)"
)
"""An embedded post's furniture: the link to its picture, and whose it is and when; the words before are its own."""


def is_dated(line: str) -> bool:
    """Tell whether a line is but a label and a day: of an article its date, and in a list that of what it lists."""
    return bool(_DATED.match(line))


def is_noise_line(line: str) -> bool:
    """Tell whether a whole line is none of the content; `line` is stripped and not empty."""
    if _LABELLED.match(line) or _BYLINE.match(line.rstrip(" ,|·•–—-")) or _is_addresses(line) or _is_labelled(line):
        return True
    if len(line.split(None, _LONGEST_CAPTION)) > _LONGEST_CAPTION:
        return False
    if via := _CREDITED.match(line):
        told = via["told"].rstrip()[-_LONGEST_SCENE:]  # the end shows whether it is a sentence
        if _STOP.search(told) or _SAYS.search(told):
            return False
    if credit := _CREDIT.search(line):
        told = line[: credit.start()]
        if "Cr" in credit[0] and (_DAY.search(told) or _SAYS.search(told)):
            return False
        return not credit["whose"] or _is_names(credit["whose"]) or not _STOP.search(credit["whose"])
    return bool(_PICTURED.match(line)) and not line.endswith((".", "!", "?"))


def _is_labelled(line: str) -> bool:
    """Tell whether a line is a label and what belongs to one: "Video: the trailer is out. It is short." says more."""
    if not (label := _LABEL.match(line)):
        return False
    said = line[label.end() :].strip()
    most = _MOST_LABELLED[label.lastgroup]
    if len(said.split(None, most)) > most:
        return False
    return _is_names(said) or (label.lastgroup != "names" and not _STOP.search(said))


def _is_names(words: str) -> bool:
    """Tell whether there are only names, numbers and addresses in it, and what stands between names."""
    return all(
        not word[:1].islower() or word in _OF_NAMES or word.startswith(_ADDRESS) for word in _BETWEEN_NAMES.split(words)
    )


def is_scene(line: str) -> bool:
    """Tell whether a line is names "in" a name and nothing else, as captions are: "Ann Lee (on stage) in Tides"."""
    return len(line) <= _LONGEST_SCENE and bool(_SCENE.match(line) or _POSED.match(line))


def is_noise_sentence(sentence: str) -> bool:
    """Tell whether a sentence calls upon the reader to do something, or is only addresses.

    A call that tells what happens on a day, or something else than what the reader may do, is content.
    """
    if not (call := _CALL.match(sentence)):
        return _is_addresses(sentence)
    if _REPORTED.search(sentence) or _NAMED.match(sentence):
        return False
    if _DAY.search(sentence) and _CLAUSE.search(sentence) and not _TO_READER.search(sentence):
        return False
    if _COMES.match(sentence) and _BOOKABLE.search(sentence):
        return False
    told = _TOLD.search(sentence, call.start() + 1)
    return not told or bool(_OF_READER.search(told["told"]) or _CALL.match(told["told"]))


def _is_addresses(line: str) -> bool:
    """Tell whether there is nothing in it but links, hashtags and handles."""
    words = line.split(None, _LONGEST_CAPTION)
    return all(
        word.lower().startswith(_ADDRESS) or not any(character.isalnum() for character in word) for word in words
    )
