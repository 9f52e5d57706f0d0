"""Names of businesses, as people write them when they register or answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.languages.business_names import business_answer, find_business_name
from skeji_ray.languages.changes import find_change
from skeji_ray.languages.owners import find_business
from skeji_ray.messages.changes import Change

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hi! I'd like to register my business. It's called Bright Smile, a dentist in Haifa",
            "Bright Smile",
        ),
        ("Hi! I’d like to register my business. It’s called Bright Smile, a dentist in Haifa", "Bright Smile"),
        ("Register Joe's Barber's Shop, a hair salon in Ramat Gan, open every day 9 to 18", "Joe's Barber's Shop"),
        ("Register Ann's and Joe's, a hair salon in Ramat Gan, open every day 9 to 18", "Ann's and Joe's"),
        ("Register Rock 'n' Roll Cuts, a barber in Ramat Gan", "Rock 'n' Roll Cuts"),
        ("Register Cut & Go (north), a hair salon in Ramat Gan, open Sun-Thu 8:30-17:30", "Cut & Go (north)"),
        ("I'd like to register my salon 'Golden Hands' in Ramat Gan", "Golden Hands"),
        ("I'd like to register my salon ‘Golden Hands’ in Ramat Gan", "Golden Hands"),
        ("I'd like to register my salon ‘Dan’s Hands’ in Ramat Gan", "Dan’s Hands"),
        ("I'd like to register my salon \"Dan's Hands\" in Ramat Gan", "Dan's Hands"),
        ("I'd like to register my salon “Dan’s Hands” in Ramat Gan", "Dan’s Hands"),
        ("Register Bo's, a hair salon at 5 Ben Yehuda street in Ramat Gan, open 9-18", "Bo's"),
        ("Register Blue Ocean, a hair salon in Tel Aviv", "Blue Ocean"),
        ("Register Dan’s Barbershop, a hair salon in Tel Aviv", "Dan’s Barbershop"),
        ("I'm Dan and I'd like to register Dan's Barbershop in Haifa", "Dan's Barbershop"),
        ("My name is Dan. I want to register Blue Cuts, a barber in Haifa", "Blue Cuts"),
        ("My name's Dan and I want to register my barbershop, Blue Cuts, in Haifa", "Blue Cuts"),
        ("Hello, I want to sign up my clinic. The name is Dr. Cohen's Smile, we are in Haifa", "Dr. Cohen's Smile"),
        ("I want to register a hair salon in Haifa called Fresh", "Fresh"),
        ("I have a business called Fresh Cuts and want to register it", "Fresh Cuts"),
        ("I'd like to register my business, it's Bright Smile, a dentist in Haifa", "Bright Smile"),
        ("I'd like to register my business. Bright Smile is a dental clinic in Haifa.", "Bright Smile"),
        ("I want to register my business: Bright Smile", "Bright Smile"),
        ("i want to register my business its called bright smile, a dentist in haifa", "bright smile"),
        ("i'd like to register my salon named hair & there in haifa", "hair & there"),
        ("Please register Dr. Levy Dental Clinic, a dentist in Haifa", "Dr. Levy Dental Clinic"),
        ("Register St. Mary's Yoga, yoga in Haifa", "St. Mary's Yoga"),
        ("Can you register my shop? It's named O'Brien's, a barber in Eilat", "O'Brien's"),
        ("I'd like to register my place. We're called The Barbers' Shop, a hair salon in Holon", "The Barbers' Shop"),
        ('Register "${previous_step.business_id}", a hair salon in Haifa', "${previous_step.business_id}"),
        (
            "אני רוצה לרשום את העסק שלי. קוראים לו חיוך זוהר, רופא שיניים בחיפה, פתוח ראשון עד חמישי 9 עד 18",
            "חיוך זוהר",
        ),
        ('לרשום את "ד"ר כהן", רופא שיניים בחיפה', 'ד"ר כהן'),
        ("לרשום את ד״ר כהן, רופא שיניים בחיפה", "ד״ר כהן"),
        ("אני רוצה לרשום עסק בשם צ'יפס, מספרה בתל אביב", "צ'יפס"),
        ("היי, אשמח לרשום מספרה בשם הקוצץ של ג'ו בתל אביב", "הקוצץ של ג'ו"),
        ("לרשום את המספרה שלי ״גזירה״ בחולון", "גזירה"),
        ("Register Studio 54, a hair salon in Holon", "Studio 54"),
        ("Register my new business: Dan's, a barber in Holon", "Dan's"),
        ("Hey there, we'd love to register. We're Happy Paws, a vet in Haifa", "Happy Paws"),
        ("I want to register my business. The business is called Nails, a nail salon in Haifa", "Nails"),
        ("I'd like to register. My business's name is Kid's Corner, a barber in Haifa", "Kid's Corner"),
        ("Register Café Coiffure, a hair salon in Haifa", "Café Coiffure"),
        ("Please register: Blue Ocean, hair salon, Tel Aviv", "Blue Ocean"),
        ("register Hair by Dana - a hair salon in Haifa", "Hair by Dana"),
        ("I'd like to register \"Dan's 'Best' Cuts\", a barber in Haifa", "Dan's 'Best' Cuts"),
        ("Register the Hair Place, a hair salon in Haifa", "Hair Place"),
        ("אני רוצה לרשום עסק שנקרא ׳צ׳יפס׳ בתל אביב", "צ׳יפס"),
        ("This is Dan from Holon, I want to register Dan's Cuts, a barber", "Dan's Cuts"),
    ],
)
def test_a_registration_names_its_business(text: str, name: str) -> None:
    assert find_business_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "register my business",
        "I'd like to register my business",
        "I'd like to register a hair salon in Haifa",
        "Register a business",
        "I'd like to register my business. It's a dentist in Haifa, we're open Sunday to Thursday",
        "I'd like to register my business. It's in Haifa",
        "לרשום את העסק שלי",
        "I'd like to register my business. My name's Dan",
        "I'm Dan and I'd like to register my business, it's open every day",
    ],
)
def test_what_a_business_is_and_who_owns_it_is_not_its_name(text: str) -> None:
    assert find_business_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It's called Blue Ocean.", "Blue Ocean"),
        ("Blue Ocean", "Blue Ocean"),
        ("Joe's Barber's Shop", "Joe's Barber's Shop"),
        ("It's Dan's Barbershop", "Dan's Barbershop"),
        ("it’s Dan’s", "Dan’s"),
        ("'Golden Hands'", "Golden Hands"),
        ("“Golden Hands”", "Golden Hands"),
        ("Dr. Cohen", "Dr. Cohen"),
        ("ד״ר כהן", "ד״ר כהן"),
        ("צ'יפס", "צ'יפס"),
        ('"ד"ר כהן"', 'ד"ר כהן'),
        ("קוראים לו צ'יפס", "צ'יפס"),
        ("The Barbers'", "The Barbers'"),
        ("Bright Smile, a dentist in Haifa", "Bright Smile"),
        ("Rock 'n' Roll Cuts", "Rock 'n' Roll Cuts"),
        ("Bright Smile please", "Bright Smile"),
        ("Cut, Colour & Style", "Cut, Colour & Style"),
        ("the name is O'Neil's", "O'Neil's"),
        ("שם העסק הוא ג'ינג'י", "ג'ינג'י"),
        ("we're called 'The Cut'", "The Cut"),
    ],
)
def test_an_answer_names_its_business(text: str, name: str) -> None:
    assert business_answer(text) == name


@given(
    name=st.sampled_from(
        ["Dan's Barbershop", "O’Brien’s", "ד״ר כהן", 'ד"ר כהן', "צ'יפס", "צ׳יפס", "Rock 'n' Roll", "Bo's"]
    ),
    frame=st.sampled_from(
        [
            "Hi! I'd like to register my business. It's called {}, a dentist in Haifa",
            "I'm Dan, and I'd like to register {}, a dentist in Haifa",
            "Let's register \"{}\" in Haifa, we're open 9 to 18",
            "I’d like to register. The name is {}, it’s a dentist in Haifa",
            "שלום, אני רוצה לרשום עסק. קוראים לו {}, רופא שיניים בחיפה",
            "אני רוצה לרשום את ״{}״, רופא שיניים בחיפה",
        ]
    ),
)
def test_a_mark_within_a_word_is_part_of_it(name: str, frame: str) -> None:
    assert find_business_name(frame.format(name)) == name


def test_the_first_act_is_understood_as_people_write_it() -> None:
    text = (
        "Hi! I'd like to register my business. It's called Bright Smile, a dentist in Haifa, "
        "open Sunday to Thursday 9 to 18"
    )
    assert find_business(text) == ("Bright Smile", "dentist", "Haifa")


def test_the_first_act_is_understood_in_hebrew() -> None:
    text = "היי, אני רוצה לרשום את העסק שלי. קוראים לו ד״ר כהן, רופא שיניים בחיפה, פתוח א-ה 8:30-17:00"
    assert find_business(text) == ("ד״ר כהן", "רופא שיניים", "חיפה")


def test_an_abbreviation_ends_no_clause_of_a_change() -> None:
    said = find_change("Rename my clinic to Dr. Cohen's. Appointments take 30 minutes", MONDAY.date())
    assert said is not None
    assert said.change == Change(name="Dr. Cohen's", meeting_minutes=30)
