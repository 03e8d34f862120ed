"""What is said in passing goes away again, whether the bot stays or leaves."""

import asyncio
from dataclasses import dataclass, field

import aiohttp
import pytest

from hsbot.chat.discord.remarks import Remarks


@dataclass(frozen=True)
class Channel:
    id: int = 4


@dataclass
class Message:
    """A message that takes `seconds` to delete, or can't be."""

    seconds: float = 0.0
    error: Exception | None = None
    channel: Channel = field(default_factory=Channel)
    deleted: int = 0

    async def delete(self):
        await asyncio.sleep(self.seconds)
        if self.error:
            raise self.error
        self.deleted += 1


async def test_a_remark_goes_away_after_its_time():
    remarks, message = Remarks(0.01), Message()
    remarks.add(message)
    await asyncio.sleep(0)
    assert message.deleted == 0
    await asyncio.sleep(1)
    assert message.deleted == 1
    await remarks.take_back(1)
    assert message.deleted == 1


async def test_what_stands_at_the_end_is_taken_back_and_what_is_said_then_stays():
    remarks, before, after = Remarks(3600), [Message(), Message()], Message()
    for message in before:
        remarks.add(message)
    taking = asyncio.create_task(remarks.take_back(1))
    await asyncio.sleep(0)
    remarks.add(after)
    await taking
    assert [message.deleted for message in (*before, after)] == [1, 1, 0]


async def test_taking_back_is_not_waited_for_longer_than_told():
    remarks, slow, quick = Remarks(3600), Message(seconds=3600), Message()
    remarks.add(slow)
    remarks.add(quick)
    await remarks.take_back(0.05)
    assert (slow.deleted, quick.deleted) == (0, 1)


@pytest.mark.parametrize("error", [aiohttp.ServerDisconnectedError(), ConnectionResetError()])
async def test_a_remark_that_cannot_be_deleted_leaves_a_line_in_the_log_and_the_others_go(error, caplog):
    caplog.set_level("INFO", logger="hsbot")
    remarks, stuck, other = Remarks(3600), Message(error=error), Message(seconds=0.01)
    remarks.add(stuck)
    remarks.add(other)
    await remarks.take_back(1)
    assert other.deleted == 1
    assert f"event=remark_not_deleted channel=4 error={type(error).__name__}" in caplog.text
