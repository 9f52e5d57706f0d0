"""What as a whole is a yes, a no or a choice, and what settles nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.languages.assent import Act, Answer, answer_to, gives_only_a_name, is_held_back, without_denied
from skeji_ray.languages.choice import choice_in, names_only_a_time
from skeji_ray.languages.names import find_name
from tests.support.examples import examples

YES = (
    "yes", "Yes!", "YES PLEASE", "yep", "yeah sure", "ok", "OK, thanks", "okay", "sure, go ahead", "Sure thing!",
    "please do", "yes, please do it", "go for it", "of course", "absolutely, thank you", "that's correct", "confirmed",
    "I confirm", "yes I'm sure", "👍", "👍🏽", "✅ thanks", "ok ok", "yes yes yes", "alright then", "oh yes please",
    "hi, yes", "no problem, go ahead", "yes, that's right", "\u200fyes\u200f", "Ｙｅｓ",
    "כן", "כן בבקשה", "כן, תודה", "בסדר", "בסדר גמור, תודה רבה", "אישור", "מאשרת", "סבבה", "בטח", "יאללה", "אוקיי",
    "כֵּן", "\u200fכן", "כן כן", "נכון", "אין בעיה, כן",
)  # fmt: skip
"""To whatever is asked."""
WELCOME = (
    "great", "Perfect, thanks", "sounds good", "that works for me", "not bad", "good, thank you", "Lovely!", "cool",
    "I'll take it", "works great", "why not", "מעולה", "מעולה, תודה", "מצוין", "מתאים לי", "נשמע טוב", "אין בעיה",
)  # fmt: skip
"""To what can be taken back."""
REPEATS = {
    Act.BOOK: ("book it", "yes, book it please", "no problem, book it", "not bad, book it", "no need to ask, book it",
               "please reserve the slot", "great, book me in", "ok confirm the booking", "I'd like to book it",
               "כן, תקבעו לי", "לקבוע", "תזמיני לי תור בבקשה"),
    Act.MOVE: ("move it", "yes, move my appointment", "ok, change it please", "please reschedule it", "כן, להזיז",
               "תזיזו את התור"),
    Act.CANCEL: ("cancel", "yes cancel it", "yes, cancel my appointment", "please cancel the booking",
    "cancel it please",
                 "I want to cancel my appointment", "ok, drop it", "לבטל", "כן, תבטלו את התור",
                 "בטל אותו בבקשה"),
    Act.ERASE: ("forget me", "yes, delete my data", "yes please delete everything", "erase all my data", "כן, למחוק",
                "תמחקו הכל", "כן, תמחקו אותי"),
    Act.APPROVE: ("approve", "approve it", "yes, approve the booking", "accept", "ok, confirm it", "לאשר",
    "תאשרו אותו"),
}  # fmt: skip
"""The act itself is said again."""
NO = (
    "no", "No!", "nope", "no thanks", "no, thank you", "No way", "please, no", "👎", "no no", "לא", "לא תודה", "ממש לא",
    "\u200fלא", "definitely not",
)  # fmt: skip
NOT_NOW = (
    "never mind", "not now", "keep it", "no, keep it please", "don't", "please don't", "I changed my mind", "forget it",
    "not today, thanks", "wait, no", "no wait", "I don't want to", "לא צריך", "עזבו", "תשאירו", "לא עכשיו, תודה",
)  # fmt: skip
"""A no for oneself."""
DENIES = {
    Act.CANCEL: ("No, don't cancel it", "wait, don't cancel", "No! Do not cancel my appointment",
    "please do not cancel",
                 "no please don't call off anything", "don’t cancel", "I don't want to cancel my booking",
                 "never cancel it",
                 "hold on, do not cancel my appointment please", "אל תבטלו", "לא לבטל", "לא, אל תבטל את התור שלי"),
    Act.BOOK: ("don't book it", "no, do not book", "please don't book anything", "לא לקבוע", "אל תקבעו לי"),
    Act.MOVE: ("don't move it", "please do not reschedule it", "לא להזיז"),
    Act.ERASE: ("don't delete my data", "no, do not forget me", "wait, don't erase anything", "אל תמחקו אותי"),
}  # fmt: skip
DECLINES = ("decline", "decline it", "no, reject it", "refuse", "reject the booking please", "לדחות", "תדחו אותו")
OTHER = (
    "", "k", "10", "hmm", "Great, how much does it cost?", "ok let me think about it", "Sure? hmm, maybe not", "yes?",
    "good morning", "Fine, but can I bring my dog?", "Yes or no, I'm not sure yet", "ok, but is there a fee if I do?",
    "ok wait, what happens to my bookings then?", "Right, does that close my business as well?", "thanks", "wait",
    "good, but can you do 20:15?", "perfect timing, ... Is Olga there then?", "ok and how long does it take", "ok?",
    "yes if it is free", "yes unless it rains", "sure, when?", "ok what now", "yes but later", "no yes", "yes no",
    "correct me if I am wrong", "right, I see", "sure hope so", "of course I will think about it", "do it tomorrow",
    "great weather", "fine by me as long as Dana is there", "yes, and cancel the other one too", "okay maybe",
    "I'd like to know the price", "can you confirm the address", "yesterday", "confirm with my wife first",
    "go ahead and tell me the price", "perfect, is there parking", "yes I can come on Sunday instead", "great question",
    "כמה זה עולה?", "כן?", "כן אבל לא היום", "אולי", "רגע", "בסדר, אבל כמה זה עולה", "תודה", "אני אחשוב על זה",
    "כן אם אפשר בשעה אחרת", "מעולה, יש חניה", "בוקר טוב", "נכון שיש חניה?", "בסדר ומה עם הילד",
    "don't worry about the price, what is the address", "yes please " * 40,
)  # fmt: skip
"""To whatever is asked."""
BREAKS = (
    "not", "don't", "never", "no", "but", "if", "unless", "maybe", "wait", "how", "what", "when", "why", "who", "where",
    "which", "?", "instead", "hmm", "cannot", "won't", "without", "לא", "אל", "אבל", "אם", "אולי", "רגע", "מה", "כמה",
    "מתי", "למה", "איפה", "האם", "איך", "בלי", "🤔", "👎",
)  # fmt: skip
"""Words that make any yes something else."""
CAN_BE_TAKEN_BACK = (Act.BOOK, Act.MOVE)
_NEGATIVE = ("no ", "not ", "don", "why", "אין")
PLAIN = [one for one in (*YES, *WELCOME) if not one.lower().startswith(_NEGATIVE)]


def test_a_whole_yes_is_one_to_everything() -> None:
    for text in YES:
        assert {answer_to(act, text) for act in Act} == {Answer.YES}, text


def test_a_welcome_is_enough_for_what_can_be_taken_back_alone() -> None:
    for text in WELCOME:
        assert {act for act in Act if answer_to(act, text) is Answer.YES} == set(CAN_BE_TAKEN_BACK), text


def test_the_act_itself_may_be_said_again() -> None:
    for act, text in [(act, text) for act, several in REPEATS.items() for text in several]:
        assert answer_to(act, text) is Answer.YES


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (Act.BOOK, "yes, cancel my appointment"),
        (Act.CANCEL, "yes, book it"),
        (Act.CANCEL, "yes, move it"),
        (Act.ERASE, "yes, cancel my appointment"),
        (Act.ERASE, "yes, keep my data"),
        (Act.APPROVE, "yes, decline it"),
        (Act.CANCEL, "כן, לקבוע"),
        (Act.ERASE, "כן, לבטל את התור"),
    ],
)
def test_another_act_is_no_yes(act: Act, text: str) -> None:
    assert answer_to(act, text) is Answer.OTHER


def test_a_whole_no_is_one_to_everything() -> None:
    for text in NO:
        assert {answer_to(act, text) for act in Act} == {Answer.NO}, text


def test_a_no_for_oneself_decides_for_nobody_else() -> None:
    for text in NOT_NOW:
        assert {act for act in Act if answer_to(act, text) is Answer.NO} == set(Act) - {Act.APPROVE, Act.JOIN}, text
        assert answer_to(Act.APPROVE, text) is answer_to(Act.JOIN, text) is Answer.OTHER


def test_a_denied_act_is_a_no() -> None:
    for act, text in [(act, text) for act, several in DENIES.items() for text in several]:
        assert answer_to(act, text) is Answer.NO


def test_a_request_is_declined_in_so_many_words() -> None:
    for text in DECLINES:
        assert answer_to(Act.APPROVE, text) is Answer.NO


def test_what_asks_hedges_or_says_more_settles_nothing() -> None:
    for text in OTHER:
        assert {answer_to(act, text) for act in Act} == {Answer.OTHER}, text
        assert choice_in(text) is None


@settings(max_examples=examples(50))
@given(text=st.sampled_from(PLAIN), word=st.sampled_from(BREAKS), at=st.integers(0, 12), act=st.sampled_from(list(Act)))
def test_no_yes_outlives_a_denial_a_doubt_or_a_question(text: str, word: str, at: int, act: Act) -> None:
    words = text.split()
    words.insert(min(at, len(words)), word)
    assert answer_to(act, " ".join(words)) is not Answer.YES
    assert choice_in(" ".join(words)) is None


@settings(max_examples=examples(40))
@given(text=st.text(max_size=40), act=st.sampled_from(list(Act)))
def test_any_text_at_all_is_answered(text: str, act: Act) -> None:
    assert answer_to(act, text) in Answer
    assert choice_in(text) is None or -1 <= choice_in(text) <= 9  # type: ignore[operator]
    names_only_a_time(text), is_held_back(text), gives_only_a_name(text), without_denied(text)


CHOICES = (
    ("1", 1), ("2.", 2), ("the first", 1), ("the second one", 2), ("second", 2), ("the 3rd one please", 3),
    ("last one", -1),
    ("the last slot", -1), ("number 2", 2), ("option two please", 2), ("slot 4", 4),
    ("yes, the second one", 2), ("ok 2", 2), ("I'll take the first one, thanks", 1), ("let's go with the third", 3),
    ("can I have the second one please", 2), ("2 works for me", 2), ("the second is perfect", 2),
    ("book the first one", 1),
    ("the second one, my name is Dan", 2), ("\u200f2", 2), ("השני", 2), ("את הראשון בבקשה", 1), ("מספר 3", 3),
    ("האחרון", -1), ("אני רוצה את השנייה", 2), ("כן, הראשון", 1),
)  # fmt: skip
NAMELESS = [one for one in CHOICES if "name" not in one[0]]
NO_CHOICES = (
    "what was the second one again?", "the first one after 2pm", "slot 2 pm please", "is the first one with Olga?",
    "option 4 pm or later", "none of these, the first one next week", "not the second one", "the second or the third",
    "1 and 2", "the first of March", "the second one if Dana is there", "maybe the first", "is 2 still free", "2?",
    "I was the first one there", "the first time I came it was closed", "the second one is too late", "10", "the 10th",
    "number 2 or 3", "anything but the first", "the one after the first", "on second thought no", "wait a second",
    "second thoughts", "one second", "first I want to know the price", "מה היה השני?", "לא השני", "הראשון או השני",
    "ביום שני", "שני", "👎 1", "❌ 2", "הראשון אבל עם דנה", "last week it was cheaper", "the last one was better",
)  # fmt: skip


@pytest.mark.parametrize(("text", "number"), CHOICES)
def test_a_whole_choice_names_its_ordinal(text: str, number: int) -> None:
    assert choice_in(text) == number


def test_an_ordinal_inside_a_sentence_chooses_nothing() -> None:
    for text in NO_CHOICES:
        assert choice_in(text) is None


@settings(max_examples=examples(35))
@given(
    choice=st.sampled_from(NAMELESS),
    word=st.sampled_from(BREAKS),
    at=st.integers(0, 9),
)
def test_no_choice_outlives_a_denial_a_doubt_or_a_question(choice: tuple[str, int], word: str, at: int) -> None:
    words = choice[0].split()
    words.insert(min(at, len(words)), word)
    assert choice_in(" ".join(words)) is None


@pytest.mark.parametrize(
    "text",
    ["15:00", "at 15:00", "the one at 4pm", "tomorrow at 16:00", "3 pm please", "ok 15:00", "slot 2 pm please",
     "16:00 is fine", "the 4pm slot", "let's do 10:30", "Monday 9am works", "ב-15:00", "מחר ב-15:00 בבקשה",
     "yes, 15:00", "at half past three", "15:00, my name is Sarah"],
)  # fmt: skip
def test_a_time_alone_may_choose(text: str) -> None:
    assert names_only_a_time(text)


@pytest.mark.parametrize(
    "text",
    ["after 15:00", "15:00 or later", "before 4pm", "15:00 or 16:00", "not 15:00", "15:00?", "is 15:00 with Olga",
     "around 3pm", "what about 15:00", "15:00 and 16:00", "15:00 if possible", "between 3 and 4 pm", "from 3pm",
     "anything but 15:00", "no later than 15:00", "לא ב-15:00", "אחרי 15:00", "ב-15:00 או ב-16:00"],
)  # fmt: skip
def test_a_time_that_is_altered_chooses_nothing(text: str) -> None:
    assert not names_only_a_time(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("yes, my name is Sarah", "Sarah"),
        ("Yes please, I'm Sarah Cohen", "Sarah Cohen"),
        ("ok book it, my name is Sarah", "Sarah"),
        ("sure, call me Dan", "Dan"),
        ("yes, under the name of Noa Levi", "Noa Levi"),
        ("כן, שמי שרה", "שרה"),
        ("כן בבקשה, קוראים לי דנה לוי", "דנה לוי"),
    ],
)
def test_a_yes_may_bring_the_name_to_book_under(text: str, name: str) -> None:
    assert (answer_to(Act.BOOK, text), find_name(text)) == (Answer.YES, name)
    assert answer_to(Act.ERASE, text) is Answer.OTHER
    for word in ("but wait", "if it is free", "maybe", "not sure", "what is the price"):
        assert answer_to(Act.BOOK, f"{text} {word}") is Answer.OTHER


@pytest.mark.parametrize("text", ["my name is Sarah", "My name is Sarah Cohen, thanks", "call me Dan", "שמי שרה"])
def test_a_name_alone_is_known_as_one(text: str) -> None:
    assert gives_only_a_name(text)
    assert not any(gives_only_a_name(f"{text} {more}") for more in ("but wait", "?", "maybe", "what is the price"))
    assert not gives_only_a_name("I'm Vegan")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("please don't cancel my appointment", ""),
        ("I do not want to cancel, just move it to 5pm", "move it to 5pm"),
        ("don't move it but cancel it", "cancel it"),
        ("cancel my appointment", "cancel my appointment"),
    ],
)
def test_what_is_denied_is_not_wished_for(text: str, left: str) -> None:
    assert " ".join(without_denied(text).split()) == left


@pytest.mark.parametrize(
    ("text", "is_held"), [("כן, אל תזמין", True), ("כן בלי זה", True), ("בן אל", False), ("בית אל", False)]
)
def test_do_not_and_without_hold_back_in_hebrew_and_names_do_not(text: str, is_held: bool) -> None:
    assert is_held_back(text) is is_held
