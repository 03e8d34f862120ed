"""What the benchmarks print and measure, but for the times themselves."""

from __future__ import annotations

import sys

import pytest

from benchmarks.__main__ import main, median_ms, peak, run, say

MB = 1_000_000
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems count resident memory in other units")


def test_a_ratio_is_that_of_the_medians_and_both_stand_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    say("ask / encode", [0.003, 0.9, 0.002], [0.001, 0.0015, 0.0])
    assert capsys.readouterr().out == "ask / encode                 3.00   (3.0 ms to 1.0 ms)\n"


def test_a_median_is_written_in_milliseconds() -> None:
    assert median_ms([0.001, 0.0025, 7.0]) == "2.5 ms"


def test_a_command_that_fails_ends_it_with_what_it_said() -> None:
    with pytest.raises(SystemExit, match="failed: no such index"):
        run([sys.executable, "-c", "raise SystemExit('no such index')"])


def test_a_command_may_end_as_it_was_said_that_it_may() -> None:
    refused = [sys.executable, "-c", "raise SystemExit(1)"]
    run(refused, ok=(0, 1))
    with pytest.raises(SystemExit):
        run(refused)


@LINUX
def test_the_peak_of_a_process_is_what_it_held_at_once_in_bytes() -> None:
    held = "import sys; text = 'x' * ({} * len(sys.stdin.read()))"
    little, much = (peak([sys.executable, "-c", held.format(size)], "two") for size in (1, 50 * MB))
    assert 140 * MB < much - little < 170 * MB


@LINUX
def test_the_peak_of_a_process_is_not_that_of_the_benchmarks() -> None:
    ours = bytearray(200 * MB)
    assert peak([sys.executable, "-c", "pass"], "") < len(ours) / 2


def test_a_part_that_there_is_not_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "sleep"])
    with pytest.raises(SystemExit):
        main()
    assert "invalid choice: 'sleep'" in capsys.readouterr().err
