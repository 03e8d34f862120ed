"""`python -m hsbot` is `hsbot`."""

from hsbot.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
