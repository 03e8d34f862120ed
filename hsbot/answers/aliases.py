"""Other names: what a question calls a thing, and what else the articles call it.

From the configuration ("sm" is Saltmarsh) and from brackets in the articles ("Ada Lunde (Mara)", "the Fen Riders
(FR)"). A configured alias is spelt out in the question, which its writer would have done, too. A learnt one leaves
the question as it is: it only lets passages with the other name be found, and count as speaking of what was asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hsbot.search.words import terms, tokens


@dataclass(frozen=True, slots=True)
class Named:
    """The names that one question says, each with another name for the same."""

    pairs: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = ()  # (terms it says, terms of the other name)

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of the other names, to look for besides the question's own."""
        return tuple(dict.fromkeys(term for _, other in self.pairs for term in other))

    def extended(self, present: frozenset[str]) -> frozenset[str]:
        """Return the terms of a text and those names of the question that it says in other words."""
        said = [own for own, other in self.pairs if present.issuperset(other)]
        return present.union(*said) if said else present

    def count(self, term: str, with_term: Callable[[str], int]) -> int:
        """Return in how many passages a term stands, or another name for it where that is more."""
        others = (min(map(with_term, other)) for own, other in self.pairs if term in own)
        return max(with_term(term), *others, 0)


NO_NAMES = Named()


class Aliases:
    """Knows all other names."""

    def __init__(
        self, configured: Mapping[str, Sequence[str]] | None = None, learnt: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Take {alias: names, the first for choice} and (said, other name), the latter as words in lower case."""
        self._spelt = {said.casefold(): names[0] for said, names in (configured or {}).items()}
        longest_first = sorted(configured or {}, key=len, reverse=True)
        self._configured = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else r"(?!)", re.IGNORECASE
        )
        pairs = [
            (" ".join(tokens(name)), other)
            for said, names in (configured or {}).items()
            for name in names
            for other in [*names, said]
            if other != name
        ]
        self._others: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)  # by their first word
        for said, other in [*pairs, *learnt]:  # thousands in a large corpus: their terms are worked out when needed
            words = said.split()
            self._others[words[0] if words else ""].append((words, other))

    def spell_out(self, text: str) -> str:
        """Return a question with the configured aliases replaced by the first of their names, unless it says that."""

        def spelt(match: re.Match[str]) -> str:
            name = self._spelt.get(match[0].casefold())  # IGNORECASE finds "ı" for "i", which no folding does
            said = name is None or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            return match[0] if name is None or said else name

        return self._configured.sub(spelt, text)

    def named_in(self, text: str) -> Named:
        """Return the names that a text says and that have others."""
        words = tokens(text)
        said_here = [
            (" ".join(said), other)
            for at, word in enumerate(words)
            for said, other in self._others.get(word, ())
            if words[at : at + len(said)] == said
        ]
        both = ((frozenset(terms(said)), tuple(dict.fromkeys(terms(other)))) for said, other in said_here)
        found = [(own, other) for own, other in both if own and other]
        whole = [one for one in found if not any(one[0] < more[0] and one[1] == more[1] for more in found)]
        return Named(tuple(dict.fromkeys(whole))) if whole else NO_NAMES
