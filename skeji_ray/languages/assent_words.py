"""The phrases that a whole yes, a whole no or a whole choice is made of, in English and Hebrew.

A phrase stands as `words_of` gives it: no apostrophes, no punctuation; `|` parts the phrases of a line.
"""

from __future__ import annotations

YES = (
    "yes|yep|yeah|yup|ya|yea|yess|yesss|yes yes|aye|ok|okay|oki|okey|okok|sure|sure thing|for sure|please do",
    "go ahead|go for it|confirm|confirmed|i confirm|do it|do that|do so|lets do it|lets do that|lets do this|correct",
    "that is correct|thats correct|absolutely|of course|definitely|certainly|indeed|alright|all right|agreed|i agree",
    "affirmative|by all means|proceed|please proceed|im sure|i am sure|yes i do|yes i am|yes it is|yes thats right",
    "yes that is right|totally|exactly|with pleasure|gladly",
    "כן|כן כן|בטח|בהחלט|בוודאי|ודאי|מאשר|מאשרת|מאשרים|אני מאשר|אני מאשרת|אישור|מאושר|אוקיי|אוקי|אוקי דוקי|או קיי|אוקה",
    "סבבה|יאללה|בסדר|בסדר גמור|הכל בסדר|נכון|זה נכון|ברור|קדימה|תעשה את זה|תעשי את זה|תעשו את זה|עשה את זה",
    "אני מסכים|אני מסכימה|מסכים|מסכימה|אני בטוח|אני בטוחה|בטוח|בטוחה|סגור|תמשיך|תמשיכו|תמשיכי",
)
"""Enough for everything."""
WELCOME = (
    "great|perfect|good|very good|fine|nice|cool|awesome|excellent|wonderful|lovely|brilliant|amazing|super|fantastic",
    "sounds good|sounds great|sounds perfect|sounds fine|sounds ok|sounds okay|sounds lovely|sounds like a plan",
    "that sounds good|that sounds great|that works|that works for me|that works great|it works|it works for me|works",
    "works for me|works great|works fine|thats fine|that is fine|thats good|that is good|thats great|that is great",
    "thats perfect|that is perfect|thats ok|that is ok|thats okay|that is okay|thats right|that is right|right",
    "its fine|its good|its ok|its perfect|that will do|thatll do|that would be great|that would be good",
    "that would be perfect|would be great|would be good|would be perfect|is good|is fine|is great|is perfect|is ok",
    "is okay|will do|will work|would work|suits me|that suits me|it suits me|deal|not bad|not bad at all|why not",
    "not too bad|ill take it",
    "i will take it|i take it|i want it|i want that|i want that one|i want this one|ill have it|ill take that",
    "ill take that one|ill take this one|count me in|im in|i am in|no objections|no objection|happy with that",
    "מעולה|מצוין|מצויין|נהדר|טוב|טוב מאוד|יופי|אחלה|מושלם|מתאים|מתאים לי|זה מתאים|זה מתאים לי|מתאימה|עובד לי|זה עובד",
    "זה בסדר|זה טוב|זה מעולה|נשמע טוב|נשמע מעולה|נשמע מצוין|אין בעיה|למה לא|בכיף|בשמחה|אני אקח את זה|אני לוקח",
    "אני לוקחת|אקח|אקח את זה|לוקח|לוקחת|רוצה|אני רוצה את זה|הולך|דיל|זה יעבוד",
)
"""Enough for what can be taken back."""
NO = (
    "no|nope|nah|no no|no way|definitely not|absolutely not|certainly not|of course not|negative|no i dont|no i do not",
    "לא|לא לא|לא תודה|ממש לא|בשום אופן לא|בטח שלא|חס וחלילה",
)
NOT_NOW = (
    "not now|not yet|not today|not really|never mind|nevermind",
    "nvm|forget it|forget about it|keep it|keep them|leave it",
    "leave it as it is|leave it as is|keep it as it is|keep it as is|keep my booking|keep my appointment|let it be",
    "keep the booking|keep the appointment|keep my data|keep me|leave me|dont|do not|please dont|please do not",
    "dont do it|do not do it|dont do that|do not do that|i dont want to|i do not want to|i dont want it",
    "i do not want it|i dont want that|i dont want this|i dont|i do not|i didnt mean that|i didnt mean to",
    "not interested|im not interested|i changed my mind|changed my mind|rather not|id rather not|i would rather not",
    "better not|maybe later|maybe another time|another time|some other time|later|no need|not needed|not this time",
    "not anymore|not any more|that was a mistake|it was a mistake|my mistake|by mistake",
    "לא עכשיו|לא היום|לא צריך|אין צורך|לא רוצה|אני לא רוצה|לא מעוניין|לא מעוניינת|אני לא מעוניין|אני לא מעוניינת",
    "עזוב|עזבי|עזבו|תעזוב|תעזבי|תעזבו|לא משנה|שכח מזה|תשכח מזה|תשכחי מזה|תשכחו מזה|להשאיר|תשאיר|תשאירי|תשאירו",
    "השאר|השאירו|תשאיר את זה|תשאירו את זה|להשאיר את התור|תשאיר את התור|תשאירו את התור|אולי אחר כך|אולי בפעם אחרת",
    "פעם אחרת|בפעם אחרת|לא הפעם|התחרטתי|שיניתי את דעתי|בטעות|זו טעות|זאת הייתה טעות|אל",
)
"""A no to what was asked, and no more than that: no decision for somebody else."""
HOLD = (
    "wait|wait wait|please wait|hold on|hang on|one moment|just a moment|one second|a second|just a second|one sec|hmm",
    "hm|hmmm|um|uh|well|actually|oops|stop|רגע|רגע רגע|שנייה|שניה|רק רגע|חכה|חכי|חכו|תחכה|תחכי|בעצם|אופס|המ|אממ",
)
"""Settles nothing by itself."""
COURTESY = (
    "please|pls|plz|thanks|thank you|thank u|thx|ty|cheers|many thanks|thanks a lot|thanks so much|thank you so much",
    "thank you very much|thanks very much|kindly|hi|hello|hey|sir|madam|mate|dear|guys|oh|ah|sorry|no problem",
    "no problem at all|no worries|no worries at all|no trouble|no trouble at all|no need to ask|no need to worry",
    "no need to wait|no need to check|no need to think|no need to think about it|no need to hurry|no need to confirm",
    "no rush|no reason to wait|why wait|dont worry|do not worry|no questions",
    "no more questions|nothing else|no doubt|it|that|this|that one|this one|the|a|an|me|us|for|in|at|on|then|now|so",
    "very|much|and|my|your|just|go ahead and|i want to|i want you to|i would like to|i would like you to|id like to",
    "id like you to|i need to|i wish to|i do want to|lets|you can|you may|with you|right away|right now|asap",
    "immediately|the one|as well|skeji",
    "בבקשה|תודה|תודה רבה|המון תודה|רב תודות|תודה לך|תודה לכם|היי|שלום|אנא|נא|סליחה|אה|את|את זה|זה|הזה|זו|זאת|אותו",
    "אותה|לי|לנו|שלי|אז|עכשיו|גם|אני רוצה|רק|מאוד|פשוט|מיד",
)
"""Changes nothing of what is said beside it."""

OBJECTS = (
    "|it|that|this|that one|this one|the one|my booking|the booking|that booking|this booking"
    "|my appointment|the appointment|that appointment|this appointment|an appointment|a booking|my reservation"
    "|the reservation|my visit|the visit|my slot|the slot|this slot|that slot|that time|this time|this time slot"
    "|the meeting|my meeting|the request|this request|that request|the booking request|booking|appointment|request|me"
)
OBJECTS_IN_HEBREW = (
    "|אותו|אותה|את זה|זה|את התור|את התור שלי|את התור הזה|התור|התור שלי|תור|לי|לי תור|לי את זה|לי את התור|את הפגישה"
    "|את הבקשה|את ההזמנה|הבקשה"
)
VERBS: dict[str, tuple[str, str]] = {
    "book": (
        "book|reserve|schedule|confirm|take|please book|sign me up for|put me down for|book me|book me in for",
        "תקבע|תקבעי|תקבעו|לקבוע|קבע|קבעי|קבעו|נקבע|תזמין|תזמיני|תזמינו|להזמין|הזמן|תרשום|תרשמי|תרשמו|לרשום|לשריין"
        "|תשריין|תשרייני|תשריינו|לאשר|תאשר|תאשרי|תאשרו|אשר",
    ),
    "move": (
        "move|change|reschedule|switch|shift|swap|postpone|book|confirm|take",
        "תזיז|תזיזי|תזיזו|להזיז|הזז|תעביר|תעבירי|תעבירו|להעביר|תשנה|תשני|תשנו|לשנות|שנה|תדחה|תקבע|תקבעי|תקבעו|לקבוע"
        "|לאשר|תאשר|תאשרי|תאשרו",
    ),
    "cancel": (
        "cancel|call off|drop|delete|remove|cancel out",
        "תבטל|תבטלי|תבטלו|לבטל|בטל|בטלי|בטלו|מבטל|מבטלת|ביטול|אני מבטל|אני מבטלת",
    ),
    "erase": (
        "forget|delete|erase|remove|wipe|clear",
        "תמחק|תמחקי|תמחקו|למחוק|מחק|מחקי|מחקו|תשכח|תשכחי|תשכחו|לשכוח",
    ),
    "approve": (
        "approve|accept|confirm|allow",
        "לאשר|תאשר|תאשרי|תאשרו|אשר|אשרי|מאשר|מאשרת|לקבל|תקבל|תקבלי",
    ),
    "decline": (
        "decline|reject|deny|refuse|turn down",
        "לדחות|תדחה|תדחי|תדחו|דחה|דחי|דוחה|לסרב|תסרב|מסרב|מסרבת|דחייה|סירוב",
    ),
    "change": ("change|update|apply", "לשנות|תשנה|תשני|תשנו|לעדכן|תעדכן|תעדכני"),
    "close": ("close|shut|block|pause", "לסגור|תסגור|תסגרי|תסגרו|סגור|לחסום|תחסום|תחסמי|לעצור|תעצור|תעצרי"),
    "reopen": ("open|reopen|unblock|resume|open up", "לפתוח|תפתח|תפתחי|תפתחו|לשחרר|תשחרר|תשחררי"),
    "complete": ("complete|completed|mark|done|finished", "הושלם|בוצע|הסתיים|לסיים"),
    "join": ("accept|i accept|join|i join", "לקבל|מקבל|מקבלת|אני מקבל|אני מקבלת|להצטרף|מצטרף|מצטרפת"),
    "leave": ("leave|quit", "לעזוב|עוזב|עוזבת|אני עוזב|אני עוזבת"),
}
"""What is done, in English and Hebrew."""
_DAYS = (
    "them|them all|all of them|both|both of them|all|those|these|those days|these days|the days|the day|all of it",
    "אותם|את כולם|את שניהם|הכל|הכול|את הכל|את הכול|את הימים|את הימים האלה|את היום",
)
MORE_OBJECTS: dict[str, tuple[str, str]] = {
    "erase": (
        "everything|my data|all my data|all of my data"
        "|my information|my account|all of it|all my information|everything about me",
        "אותי|הכל|הכול|את הכל|את הכול|את המידע|את המידע שלי|את כל המידע|את כל המידע שלי",
    ),
    "book": ("me in|now|it for me|it now|that for me|this for me", "עכשיו"),
    "move": ("it there|it to that|it to then|it then|me|there|to that|to that time|to then", "לשם|אותו לשם"),
    "join": ("the invitation|this invitation|your invitation", ""),
    "leave": ("the business|this business|them", "את העסק|את העסק הזה"),
    **dict.fromkeys(("change", "close", "reopen"), _DAYS),
    "cancel": (
        "them|them all|all of them|both|both of them|everyone|everybody|her|him",
        "אותם|את כולם|את שניהם|כולם|לכולם|לשניהם|אותו|אותה",
    ),
    "approve": ("her|him|hers|his|the customer|the client", "לו|לה|ללקוח|ללקוחה"),
    "decline": ("her|him|hers|his|the customer|the client", "לו|לה|ללקוח|ללקוחה"),
}
NEGATIONS = (
    "dont|do not|please dont|please do not|never|not|not to|no need to|i dont want to|i do not want to|i didnt want to",
    "i did not want to|i dont want you to|i do not want you to|i dont wish to|id rather not|i would rather not",
    "better not|lets not|you shouldnt|you should not|i wont|i will not|im not going to|i am not going to|dont you",
    "i didnt ask to|i did not ask to|i didnt mean to|i did not mean to|i never wanted to",
    "אל|שלא|אל תעז|אני לא רוצה|לא רוצה|אני לא מעוניין|אני לא מעוניינת|לא ביקשתי|לא התכוונתי",
)
NEGATED_OBJECTS = "anything|any of it|any of them|any booking|any appointment|anything please|yet|anymore"

RANKS = {
    1: ("first|1st", "הראשון|הראשונה"),
    2: ("second|2nd", "השני|השנייה|השניה"),
    3: ("third|3rd", "השלישי|השלישית"),
    4: ("fourth|4th", "הרביעי|הרביעית"),
    5: ("fifth|5th", "החמישי|החמישית"),
    6: ("sixth|6th", "השישי|השישית"),
    7: ("seventh|7th", "השביעי|השביעית"),
    8: ("eighth|8th", "השמיני|השמינית"),
    9: ("ninth|9th", "התשיעי|התשיעית"),
    -1: ("last", "האחרון|האחרונה"),
}
"""Ordinal -> its words; -1 is the last."""
NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
RANKED = "|one|slot|option|booking|time|request|appointment|of them|of these"
NUMBERED = "number|nr|option|slot|booking|time|row"
NUMBERED_IN_HEBREW = "מספר|אופציה|אפשרות|תור|שורה"
CHOOSING = (
    "i take|ill take|i will take|i want|id like|i would like",
    "i prefer|id prefer|i choose|i pick|give me|lets take|lets do",
    "lets go with|lets go for|go with|make it|choose|pick|take|book|book me|reserve|can i have|could i have|can i get",
    "can i take|may i have|i mean|i meant|works|work|is|would be|will be|for me|one|slot|option|its|it is",
    "אני רוצה|אני אקח|אקח|אני בוחר|אני בוחרת|אני מעדיף|אני מעדיפה|תן לי|תני לי|תנו לי|קח|אז|תקבע לי|תקבעי לי|תקבעו לי",
    "לקבוע|תקבע|תקבעו|תקבעי",
)
"""Said around a choice."""
AS_DONE = (
    "as done|as complete|as completed|as finished|is done|is complete|is completed|is finished|was here|from|by|with",
)

ALL = "all|both|everyone|everybody|כולם|לכולם|כולן|לכולן|שניהם|לשניהם|שתיהן|לשתיהן|הכל|הכול"
"""None of several is left out."""
AROUND_ALL = "of|them|to|the|requests|bookings|are|לכל|את|של"
EVERY = ("all of them", "both of them", "them all", "the both", *ALL.split("|"), "כל אותם", "את כולם", "את שניהם")
"""A yes may say so, where several are asked about at once."""
