"""English words of whole messages that mean one thing exactly, and of who asks for a language or speaks this one."""

from __future__ import annotations

from skeji_ray.languages.reading_words import CommandWords, SpokenWords
from skeji_ray.messages.people import Language
from skeji_ray.messages.wishes import Wish

_STOP = (
    "stop|stopall|stop all|stop all messages|stop all of this",
    "stop it|stop this|stop that|stop now|stop everything",
    "stop messaging|stop messaging me|stop texting|stop texting me|stop writing|stop writing me",
    "stop writing to me|stop contacting me|stop bothering me|stop notifying me|stop spamming me|stop the spam",
    "stop sending|stop sending me messages|stop sending messages|stop sending me these|stop sending me this",
    "stop sending these messages|stop sending me these messages",
    "stop sending me reminders|stop sending reminders",
    "stop messages|stop the messages|stop these messages|stop notifications|stop all notifications",
    "stop the notifications|stop reminders|stop the reminders|stop sms|stop sending me anything",
    "i want to stop|i want you to stop|i want this to stop|make it stop|can you stop|could you stop",
    "unsubscribe|unsubscribe me|unsubscribe all|i want to unsubscribe|i would like to unsubscribe",
    "id like to unsubscribe|unsub|opt out|optout",
    "opt me out|i want to opt out|i opt out|i would like to opt out",
    "remove me|remove me from the list|remove me from your list|remove me from this list",
    "take me off|take me off the list|take me off your list|take me off this list|quit|end|revoke",
    "no more messages|no more texts|no more notifications|no more reminders|no more of this",
    "cancel all messages|cancel messages|cancel notifications|cancel my subscription|cancel subscription",
    "do not message me|do not message me again|do not message me anymore|do not text me|do not text me again",
    "do not contact me|do not contact me again|do not write to me|do not write to me again",
    "do not send me messages|do not send me any messages|do not send me any more messages",
    "do not send me anything|dont message me|dont message me again|dont message me anymore|dont text me",
    "dont text me again|dont contact me|dont contact me again|dont write to me|dont write to me again",
    "dont send me messages|dont send me any messages|dont send me any more messages|dont send me anything",
    "leave me alone",
)
_START = (
    "start|start again|unstop|restart|resume|subscribe|subscribe me|resubscribe|opt in|optin|opt me in",
    "start messages|start the messages|start sending messages|start sending me messages|resume messages",
    "resume the messages|start notifications|resume notifications",
)
_COURTESY = (
    "please|pls|plz|thanks|thank you|thank you very much|thanks a lot|many thanks|thx|hi|hello|hey|ok|okay|now",
    "immediately|sir|guys|skeji",
)
_WISHES = {
    Wish.HELP: ("help|menu|what can you do",),
    Wish.LIST: ("my bookings|my appointments|show my bookings|show my appointments|list my bookings",),
    Wish.DAY: (
        "what do i have today|my schedule|show my schedule|show my schedule for today",
        "today's bookings|who is coming today",
    ),
    Wish.CANCEL: ("cancel my booking|cancel my appointment",),
}
COMMANDS = CommandWords(
    stop=_STOP,
    start=_START,
    export=tuple(
        f"what {do} you {verb} {about} me"
        for do in ("do", "data do")
        for verb in ("know", "have", "keep")
        for about in ("about", "on", "of")
    ),
    erase=tuple(
        f"{verb} {what}" for verb in ("forget", "delete", "erase") for what in ("me", "my data", "all my data")
    ),
    courtesy=_COURTESY,
    wishes=_WISHES,
)

_FOR_ENGLISH = (
    "english|in english|to english|speak english|talk english|write english|use english|speak in english",
    "talk in english|write in english|answer in english|reply in english|respond in english|english only",
    "write to me in english|talk to me in english|speak to me in english|switch to english|change to english",
    "do you speak english|i speak english|i only speak english|the language to english|language to english",
    "i dont speak hebrew|i do not speak hebrew|i dont understand hebrew|i do not understand hebrew|no hebrew",
    "i dont read hebrew|i cant read hebrew|i cannot read hebrew|not in hebrew",
)
_FOR_HEBREW = (
    "hebrew|in hebrew|to hebrew|speak hebrew|talk hebrew|write hebrew|use hebrew|speak in hebrew",
    "talk in hebrew|write in hebrew|answer in hebrew|reply in hebrew|respond in hebrew|hebrew only",
    "write to me in hebrew|talk to me in hebrew|speak to me in hebrew|switch to hebrew|change to hebrew",
    "do you speak hebrew|i speak hebrew|i only speak hebrew|the language to hebrew|language to hebrew",
    "i dont speak english|i do not speak english|i dont understand english|i do not understand english",
    "no english|not in english",
)
_COMMON = (
    "i im id ill ive me my mine we us our you your he she it its they them the a an this that these those is are "
    "was were be been am do does did have has had will would can could should may want need like prefer book "
    "booking bookings booked appointment appointments reserve cancel move change reschedule show see give get make "
    "find look looking search tell send register open close closed add remove block approve decline accept confirm "
    "with for to from at on in of by near around and or but not no yes yeah yep sure please thanks thank hello hi "
    "hey good great fine perfect morning afternoon evening noon night today tomorrow tonight week next last first "
    "second third one two three monday tuesday wednesday thursday friday saturday sunday day days hour hours time "
    "what when where who which how why much many any some all there here free available calendar schedule"
)
SPOKEN = SpokenWords(
    letters="a-zA-Z",
    requests={Language.ENGLISH: _FOR_ENGLISH, Language.HEBREW: _FOR_HEBREW},
    courtesy=(
        "please|pls|thanks|thank you|hi|hello|hey|sorry|ok|okay|can you|could you|can we|could we|can i|lets",
        "let us|i want|i want you to|i prefer|id prefer|i would like|id like|would you|continue|go on|change|set",
        "from now on|now|only|if possible|instead|to|me|it|this|that|and",
    ),
    common=frozenset(_COMMON.split()),
    neutral=frozenset({"stop", "start", "help", "menu", "ok", "okay", "skeji"}),
    is_script_of_its_own=False,
)
