import subprocess
import sys


def test_nothing_of_the_terminal_is_imported_before_somebody_uses_it():
    program = (
        "import sys, hsbot.chat.render, hsbot.chat.wording, hsbot.chat.terminal, hsbot.chat.repl\n"
        "print([name for name in ('rich', 'prompt_toolkit', 'torch', 'discord') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
