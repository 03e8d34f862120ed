"""The command line: parse, read the configuration, call one verb, turn what went wrong into an exit status.

    0    done; a question was answered
    1    a question was not answered
    2    wrong usage, or a known error: one sentence on standard error
    3    a bug: a traceback on standard error
    130  interrupted

Nothing heavy is imported before a verb runs, so `hsbot --help` is instant.
"""

from __future__ import annotations

import argparse
import importlib
import io
import logging
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn, TextIO

from hsbot import __version__
from hsbot.commands.hint import with_flags
from hsbot.config import Config, load_config
from hsbot.errors import HsbotError, is_full
from hsbot.records import iso_date

ANSWERED, NOT_ANSWERED, KNOWN_ERROR, BUG, INTERRUPTED = 0, 1, 2, 3, 130
_DAY = 86_400  # seconds


def program() -> NoReturn:
    """Be the program `hsbot`: run the command line and end the process with its exit status."""
    status = main()
    if any(thread.name.startswith("hsbot") for thread in threading.enumerate()):
        _leave_at_once(status)
    sys.exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; raises SystemExit on --help, --version and wrong usage."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows few characters gets "?" for the others
    try:
        status = _run(_parsed(argv))
    except SystemExit as stop:
        raise SystemExit(_written_out(int(stop.code or 0))) from None
    return _written_out(status)


def _open_closed_streams() -> None:
    """Open what the caller closed (`<&-`); else the next file opened would get its number and a library's output."""
    for name, flag, mode in (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_WRONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flag), mode, encoding="utf-8"))


def _parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments; of a question also the words behind a flag, which argparse leaves over."""
    parser = make_parser()
    arguments, left = parser.parse_known_args(argv)
    for word in left:
        if arguments.verb != "ask" or word.startswith("-"):
            parser.error(f"unrecognized arguments: {' '.join(left)}")
        arguments.question.append(word)
    return arguments


def _run(arguments: argparse.Namespace) -> int:
    try:
        config = _configured(arguments)
        _log_as(config)
        verb = importlib.import_module(f"hsbot.commands.{arguments.verb}")
        return int(verb.run(arguments, config))
    except HsbotError as error:
        return _say(with_flags(str(error), arguments), KNOWN_ERROR)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError as error:
        return _give_up_output(error)
    except Exception as error:  # noqa: BLE001 - whatever else happens is a bug, and this is where it shows
        if isinstance(error, OSError) and is_full(error):
            return _give_up_output(error)
        with suppress(OSError):
            traceback.print_exc()
        return _say("this is a bug; please report it with the lines above.", BUG)


def _say(sentence: str, status: int) -> int:
    with suppress(OSError):  # where it can't be written, the status still says it
        print(f"hsbot: {sentence}", file=sys.stderr)  # noqa: T201 - the one place that speaks to standard error
    return status


def _written_out(status: int) -> int:
    """Write out what standard output holds back; Python, when it ends, says too little where that fails."""
    try:
        sys.stdout.flush()
    except OSError as error:
        status = _give_up_output(error)
    try:
        sys.stderr.flush()
    except OSError:
        _send_to_nobody(sys.stderr)
    return status


def _give_up_output(error: OSError) -> int:
    """Return the exit status where whoever read our output has left (`hsbot ask … | head`), or it has no room."""
    with suppress(OSError):
        sys.stdout.flush()  # it may have been another file that has none
    _send_to_nobody(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return INTERRUPTED
    why = (error.strerror or type(error).__name__).lower()
    return _say(f"The output can't be written ({why}): make room for it, or send it elsewhere.", KNOWN_ERROR)


def _send_to_nobody(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # also what is flushed at the end


def _leave_at_once(status: int) -> NoReturn:
    """End the process although a thread is inside of a library; while Python takes itself down, that would abort."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever read it has left, or it is closed
            stream.flush()
    os._exit(status)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser."""
    common = _places(argparse.SUPPRESS)  # what stands in front of the command isn't lost to a default behind it
    about = "Answers questions with passages quoted word for word from dated news articles."
    parser = argparse.ArgumentParser(prog="hsbot", description=about, parents=[_places(None)])
    parser.add_argument("--version", action="version", version=f"hsbot {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="COMMAND")

    ask = verbs.add_parser("ask", parents=[common], help="answer one question, or many from standard input")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="the question; its words need no quotation marks")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    ask.add_argument(
        "--jsonl", action="store_true", help='read {"question": …, "as_of": …} lines, print an answer each'
    )
    _reading(ask)
    _reading(verbs.add_parser("repl", parents=[common], help="chat in the terminal"))
    index = verbs.add_parser("index", parents=[common], help="build the index, look at it, go back to the one before")
    _index_verbs(index, common)

    verbs.add_parser("run", parents=[common], help="answer in Discord").set_defaults(verb="discord")
    verbs.add_parser("sync", parents=[common], help="tell Discord which commands there are")

    evaluate = verbs.add_parser("eval", parents=[common], help="measure the answers to labelled questions")
    evaluate.set_defaults(verb="evaluate")
    _measuring(evaluate)

    verbs.add_parser("doctor", parents=[common], help="check configuration, model, articles, index and token")
    return parser


def _places(default: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, argument_default=default)
    parser.add_argument(
        "--config", type=_path, metavar="FILE", help="the configuration (default: config.toml, if there)"
    )
    parser.add_argument("--index", type=_path, metavar="DIR", help="the index's folder (default: index)")
    parser.add_argument("--articles", type=_path, metavar="DIR", help="the articles' folder (default: seeds)")
    return parser


def _reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_date, metavar="DATE", help="answer as on that day (YYYY-MM-DD)")
    parser.add_argument("--why", action="store_true", help="show how the answer came about")


def _measuring(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=_path, nargs="*", default=[], metavar="FILE.jsonl", help="labelled questions")
    what.add_argument("--suite", type=_path, metavar="FILE.toml", help="sets of articles with labelled questions")
    parser.add_argument("--half", choices=["choose", "quote"], help="only the questions of this half")
    parser.add_argument("--misses", action="store_true", help="list the questions that went wrong")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    suite = parser.add_argument_group("of a suite")
    suite.add_argument("--set", action="append", metavar="NAME", help="only this set; may be given again")
    suite.add_argument(
        "--dev", type=_path, metavar="DIR", help="the folder of its development sets, to be measured, too"
    )
    suite.add_argument("--work", type=_path, metavar="DIR", help="keep its indexes there (default: a temporary folder)")
    suite.add_argument("--report", type=_path, metavar="FILE.md", help="also leave out each part, and write a report")


def _index_verbs(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    update = verbs.add_parser("update", parents=[common], help="take in new, changed and removed articles")
    watch = verbs.add_parser("watch", parents=[common], help="update whenever the articles' folder changes")
    for one in (update, watch):
        one.add_argument("--strict", action="store_true", help="stop at a file that can't be read")
    update.add_argument("--rebuild", action="store_true", help="embed everything anew")
    watch.add_argument(
        "--every", type=_seconds, default=10.0, metavar="SECONDS", help="how often to look (default: 10)"
    )
    verbs.add_parser("status", parents=[common], help="what is being served")
    verbs.add_parser("verify", parents=[common], help="check every file against its sha256")
    verbs.add_parser("rollback", parents=[common], help="serve the generation before")


def _path(text: str) -> Path:
    if not text:  # of a variable that isn't set, and to Path the current folder
        raise argparse.ArgumentTypeError("'' is no path: name one, or leave it out")
    return Path(text)


def _date(text: str) -> date:
    if (moment := iso_date(text)) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write it as YYYY-MM-DD")
    return moment


def _seconds(text: str) -> float:
    with suppress(ValueError):
        if 0 < (seconds := float(text)) <= _DAY:  # false for "nan", too
            return seconds
    raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0 and up to a day ({_DAY})")


def _configured(arguments: argparse.Namespace) -> Config:
    config = load_config(arguments.config)
    if arguments.index:
        config = replace(config, index=replace(config.index, path=arguments.index))
    if arguments.articles:
        config = replace(config, articles=replace(config.articles, path=arguments.articles))
    return config


def _log_as(config: Config) -> None:
    level = getattr(logging, config.log.level.upper())
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("hsbot").setLevel(level)
    for noisy in ("httpx", "sentence_transformers", "faiss", "trafilatura", "discord"):
        logging.getLogger(noisy).setLevel(max(level, logging.WARNING))
