"""`python -m hsbot` is `hsbot`."""

from hsbot.cli import program

if __name__ == "__main__":
    program()
