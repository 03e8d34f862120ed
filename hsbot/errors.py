"""The known errors of hsbot.

    HsbotError                 every known error: one sentence, exit status 2
    ├── ConfigError            the configuration says something hsbot can't follow
    ├── ArticleError           a file can't be read as an article (or articles)
    ├── ModelError             the embedding model or the reader can't be loaded, or isn't the one expected
    ├── IndexFailure           something about the index on disk
    │   ├── IndexMissing       there is no index yet
    │   ├── IndexBroken        a file of a generation is missing or differs from its manifest
    │   ├── IndexMismatch      the index was built by another model, chunker or schema
    │   └── IndexLocked        another process is writing the index
    ├── QuestionError          the question is empty, too long, or not a question at all
    └── DiscordError           Discord can't be served: no token, a refused token, refused intents

The message is one sentence that says what is wrong, with which thing, and what to do about it. Anything that is
not an `HsbotError` is a bug, except that there is no room for the output (`is_full`).
"""

import errno


class HsbotError(Exception):
    """A known error; `str()` of it is the one sentence that its reader needs."""


class ConfigError(HsbotError):
    """The configuration says something hsbot can't follow."""


class ArticleError(HsbotError):
    """A file can't be read as an article; the others still can."""


class ModelError(HsbotError):
    """A model can't be loaded, or isn't the one that is expected."""


class IndexFailure(HsbotError):
    """Something about the index on disk."""


class IndexMissing(IndexFailure):
    """There is no index yet."""


class IndexBroken(IndexFailure):
    """A file of a generation is missing, or differs from what its manifest says."""


class IndexMismatch(IndexFailure):
    """The index was built by another model, chunker or schema than the ones configured."""


class IndexLocked(IndexFailure):
    """Another process is writing the index."""


class QuestionError(HsbotError):
    """The question is empty, too long, or not a question at all."""


class DiscordError(HsbotError):
    """Discord can't be served: no token, a refused token, refused intents."""


def is_full(error: OSError) -> bool:
    """Tell whether there was no room for what was written: on the disk, in the quota, or in a file of that length."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
