"""What a person is told when something fails, and what the log is told: never the question, never the token."""

from __future__ import annotations

import logging
import secrets

from hsbot.chat.discord.desk import DeclinedError
from hsbot.errors import HsbotError, QuestionError

_log = logging.getLogger(__name__)


def explain(error: BaseException, *, where: str) -> str:
    """Return the sentence for the person who asked; log the fault under the id that the sentence carries.

    A question that is declined, or can't be asked, is no fault: it has neither an id nor a line in the log.
    """
    if isinstance(error, DeclinedError | QuestionError):
        return str(error)
    fault = secrets.token_hex(3)
    if isinstance(error, HsbotError):
        _log.error("event=fault id=%s where=%s error=%s message=%s", fault, where, type(error).__name__, error)
        return f"{error} (fault {fault})"
    _log.error("event=fault id=%s where=%s error=%s", fault, where, type(error).__name__, exc_info=error)
    return f"Sorry, something went wrong on my side. If it happens again, tell whoever runs me: fault {fault}."
