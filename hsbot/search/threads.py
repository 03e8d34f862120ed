"""Threads: the products of numpy are small, and its idle threads take the cores from the reader."""

from __future__ import annotations

from pathlib import Path

_BELOW = 3  # torch/lib/libopenblas.so


def keep_numpy_to_one() -> None:
    """Let numpy, and others that bring an OpenBLAS of their own, work on one core from now on; torch stays as it is.

    After a product that they shared, the threads of OpenBLAS wait busily for some 25 ms, in which the reader has half
    the cores: with it a question took 166 ms, without 128.
    """
    import numpy as np  # noqa: F401 - what isn't loaded can't be told
    from threadpoolctl import ThreadpoolController

    for library in ThreadpoolController().lib_controllers:
        of_torch = "torch" in Path(library.filepath).parts[-_BELOW:]
        if library.internal_api == "openblas" and not of_torch:
            library.set_num_threads(1)
