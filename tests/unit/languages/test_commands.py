"""Whole messages that mean one thing exactly: no model is asked about them, and no rule reads them otherwise."""

from __future__ import annotations

import pytest

from skeji_ray.languages.commands import find_command, find_wish
from skeji_ray.messages.wishes import Wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("help", Wish.HELP),
        ("  HELP!! ", Wish.HELP),
        ("עזרה", Wish.HELP),
        ("Show my bookings.", Wish.LIST),
        ("התורים שלי", Wish.LIST),
        ("What do I have today?", Wish.DAY),
        ("today’s bookings", Wish.DAY),
        ("מה יש לי היום?", Wish.DAY),
        ("cancel my  booking", Wish.CANCEL),
        ("בטל את התור שלי", Wish.CANCEL),
    ],
)
def test_an_exact_wish_is_found_however_it_is_typed(text: str, wish: Wish) -> None:
    assert find_wish(text) is wish


@pytest.mark.parametrize("text", ["help me find a barber", "cancel my booking and book a massage", "hello", "", "yes"])
def test_more_or_other_words_are_for_a_planner(text: str) -> None:
    assert find_wish(text) is None


def test_no_message_is_a_command_and_a_wish() -> None:
    texts = ["stop", "start", "forget me", "delete all my data", "what do you know about me", "SKEJI-7K3M2Q4H"]
    assert all(find_command(text) and find_wish(text) is None for text in texts)


@pytest.mark.parametrize("text", ["add maintainer +972521234567 Dana", "remove maintainer +972521234567"])
def test_rights_are_changed_by_no_question(text: str) -> None:
    assert find_wish(text) is Wish.CHANGE
    for asked in (f"{text}?", f"should I {text}", f"{text} if she wants", f"don't {text}", f"{text}? no"):
        assert find_wish(asked) is None


MARKS = ("\u200e", "\u200f", "\u202a", "\u202c", "\u2067", "\ufeff", "\u200b")
STOPS = (
    "STOP", "stop.", "Stop!!!", "STOPALL", "stop all", "Please stop", "stop please", "Stop. Thank you", "STOP 🛑",
    "stop, thanks", "stop now", "opt out", "opt-out", "OPTOUT", "unsubscribe", "Unsubscribe me please", "quit",
    "please stop sending me messages", "stop texting me", "no more messages please", "remove me from your list",
    "cancel all messages", "don’t send me any more messages", "take me off this list", "ＳＴＯＰ", "stop stop stop",
    "הסר", "הסר אותי", "הסירו אותי בבקשה", "תסירו אותי", "עצור", "עצרו!", "תפסיקו", "תפסיקו לשלוח", "די, תפסיקו",
    "תפסיקו לשלוח לי הודעות", "להסיר אותי מהרשימה", "אל תשלחו לי יותר הודעות", "הסרה", "הָסֵר",
)  # fmt: skip
STARTS = ("START", "start please", "Start again", "opt in", "unstop", "subscribe", "התחל", "להתחיל", "התחילו בבקשה")
NO_COMMANDS = (
    "stop by at five", "can I stop by tomorrow", "don't stop", "please don't stop", "stop?", "do you stop at 18:00",
    "is there a stop near you", "stop the haircut at 3pm", "I want to stop smoking", "when do you start",
    "start at 9", "let's start at 10:00", "do not start", "start?", "I stop work at 5", "the bus stop, please",
    "never stop", "stop and book me at 4", "no stop", "הסר את התור שלי", "מתי מתחילים", "לא להפסיק", "תפסיקו?",
    "הסר לי את השיער", "די נחמד",
)  # fmt: skip


def test_stop_is_whatever_means_stop_as_a_whole() -> None:
    for text in STOPS:
        assert find_command(text) == "stop"
        assert find_command(f"  {text.upper()} \n") == "stop"


def test_start_is_whatever_means_start_as_a_whole() -> None:
    for text in STARTS:
        assert find_command(text) == "start"


def test_stop_or_start_inside_another_sentence_is_no_command() -> None:
    for text in NO_COMMANDS:
        assert find_command(text) is None


@pytest.mark.parametrize(
    "text", [*STOPS, *STARTS, "what do you know about me", "forget me", "SKEJI-7K3M2Q4H", "help", "my bookings", "עזרה"]
)
def test_what_cannot_be_seen_changes_no_command(text: str) -> None:
    meant = (find_command(text), find_wish(text))
    assert meant != (None, None)
    half = len(text) // 2
    for mark in MARKS:
        for marked in (mark + text, text + mark, f"{mark}{text[:half]}{mark}{text[half:]}{mark}"):
            assert (find_command(marked), find_wish(marked)) == meant
