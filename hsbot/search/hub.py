"""Loading a sentence-transformers model by folder or by name, and the place where the library looks names up."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from hsbot.errors import ModelError

_PATIENCE = 3.0  # seconds, for all of its addresses together


def load(make: Callable[..., Any], name: str, *, is_here: bool, what: str, mend: str) -> Any:
    """Return what `make` makes of a model, taking `local_files_only`; `is_here`: its name is that of a folder.

    Where names can't be looked up only what was looked up before is taken, for the library would go on trying for more
    than a minute. Raises ModelError, which says `what` it was and how to `mend` that.
    """
    here_only = is_here or not is_reachable()
    try:
        return make(local_files_only=here_only)
    except Exception as error:
        if here_only and not is_here:
            why = f"none that loads is on this machine, and {_place()[0]} can't be reached"
        else:
            why = f"{type(error).__name__}: {(str(error).splitlines() or ['no message'])[0][:200]}"
        raise ModelError(f"The {what} {name} can't be loaded ({why}): {mend}.") from error


def is_reachable() -> bool:
    """Tell whether somebody answers where names are looked up; behind a proxy only the library can tell, so yes."""
    if getproxies().keys() & {"https", "http", "all"}:
        return True
    answered = threading.Event()

    def connect() -> None:
        try:
            socket.create_connection(_place(), timeout=_PATIENCE).close()
        except OSError:
            return
        answered.set()

    asking = threading.Thread(target=connect, daemon=True)  # of looking up a host's address nothing limits the time
    asking.start()
    asking.join(_PATIENCE)
    return answered.is_set()


def _place() -> tuple[str, int]:
    """Return its host and port."""
    from huggingface_hub import constants

    place = urlsplit(constants.ENDPOINT)
    return place.hostname or "", place.port or (80 if place.scheme == "http" else 443)
