"""Threads: numpy is kept to one core, torch is not."""

from __future__ import annotations

import subprocess
import sys

TELL = """
import json
import torch, numpy
from threadpoolctl import ThreadpoolController, threadpool_info
from hsbot.search.threads import keep_numpy_to_one
for library in ThreadpoolController().lib_controllers:
    if library.internal_api == "openblas":
        library.set_num_threads(2)
before = torch.get_num_threads()
keep_numpy_to_one()
own = [one["num_threads"] for one in threadpool_info() if "numpy" in one["filepath"]]
print(json.dumps([own, torch.get_num_threads() - before]))
"""


def test_numpy_is_kept_to_one_and_torch_stays_as_it_is() -> None:
    told = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True, timeout=120)
    assert told.stdout.strip() == "[[1], 0]"
