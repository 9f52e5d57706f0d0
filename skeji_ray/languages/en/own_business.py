"""How somebody tells in English that a business is theirs, and that they want others to book it."""

from __future__ import annotations

import re

from skeji_ray.languages.en.act_parts import APPOINTMENT, SERVICE

_KIND = (
    r"(?:business|biz|shop|store|salon|clinic|studio|practice|barber ?shop|garage|nail bar|spa|gym|school|parlou?r|"
    r"academy|kennels?|workshop|booth|kiosk|stall|barber chair|treatment room|therapy room)"
)
_TRADE = (
    r"(?:teacher|tutor|instructor|coach|trainer|barber|hair ?dresser|hair ?stylist|stylist|beautician|"
    r"cosmetician|therapist|"
    r"physio\w*|masseuse|masseur|groomer|technician|nail tech\w*|lash tech\w*|make ?up artist|photographer|osteopath|"
    r"chiropractor|dietitian|nutritionist|psychologist|vet|dentist|optometrist|tattoo artist|tattooist|"
    r"mechanic|podiatrist|seamstress|dress ?maker|tailor|(?:piano |guitar )?tuner|plumber|electrician|handyman|"
    r"cleaner|locksmith|"
    r"painter|decorator|gardener|carpenter|dog ?walker|(?:pet|baby|dog) ?sitter|chef|caterer|baker|nail artist|"
    r"piercer|doula|midwife|healer|counsell?or|accountant|consultant|manicurist|pedicurist|braider|shoemaker|cobbler|"
    r"upholsterer|(?:car |auto )?detailer|(?:piano|violin|guitar|swimming|yoga|driving) teacher|"
    r"\w{3,}(?:ologist|opath|ician|uncturist|oponist))"
)
_WHO = r"(?:i|we|wife|husband|partner|sister|brother|mum|mother|team)"
_CALENDAR = (
    r"(?:open|set up|start|create|get|want|need|looking for) (?:a |an |my |our )?(?:new )?(?:booking |appointment )?"
    r"(?:calendar|diary|appointment book|booking page|booking system)(?! (?:and|event|schedule|remove|make|set|for my|with))(?! for (?:an? )?appointment)"
)
CLAIMS = (
    rf"{_CALENDAR}|{_TRADE} here|"
    rf"(?:im|i am|were|we are|this is|its) (?:\S+ ){{0,4}}?{_TRADE}s?|"
    rf"{_WHO} (?:am |are |m |ve |just |also |recently )*(?:having|had|have(?: got)?|own|run|running|opened|opening|"
    rf"open|started|starting|"
    rf"manage|got|ve got) (?:\S+ ){{0,4}}?{_KIND}|"
    rf"{_WHO} (?:am |are |m |just |also )*(?:giving|give|teach|teaching|offer|offering|provide|treat|train|"
    rf"cut|cutting|groom|"
    rf"grooming|do(?! (?:my|not|you|this|that|it))|doing(?! (?:my|this|that))) (?:\S+ ){{0,4}}?\S{{0,4}}"
    rf"(?:{SERVICE}|lessons|classes|"
    r"sessions|treatments|dogs?)|"
    rf"(?:my|our|new) (?:\S+ ){{0,2}}?{_KIND}"
)
_OFTEN = r"(?:(?:am|are|m|ve|have|been|just|also|only|mainly|mostly|started|usually|now|both) )*"
_IN_TIME = (
    r"(?:till|until|at|on|from|to|in the|every|all|this|next|my own|myself|it|this|that|not|no|nothing|for a living)"
)
_GIVEN = (
    r"(?:lessons?|class(?:es)?|sessions?|treatments?|therapy|tutoring|coaching|training|workshops?|courses?|alterations|"
    r"repairs?|tastings?|consultations?|massages?|massage|counsell?ing|readings?|henna|acupuncture|detailing|photography|"
    r"photoshoots?|(?:\w+ )?(?:lifts?|tans?|extensions)|shiatsu|reiki|pilates|hair|nails|lashes|eye ?lashes|brows|"
    r"eye ?brows|threading|waxing|make ?up|braids|tattoos?|piercings?|facials)"
)
PROVIDES = (
    r"^(?:(?:hi|hello|hey|ok|so),? )*(?:(?:i|we) (?:want|would like|need|wish) to|(?:id|wed) like to|(?:can|could) (?:i|we)|how (?:do|can) (?:i|we)) "
    r"(?:register|sign up|join)(?:,? (?:here|please|with you|on this|on here|too|now|for this|to this))*\??$|"
    rf"(?:i|we|wife|husband|sister|brother|mum|mom|mother|daughter|son|dad|she|he|who|one who) {_OFTEN}"
    rf"(?:gives?|giving|offers?|offering|teach(?:es|ing)?|do|does|doing|runs?|running|provides?|providing) "
    rf"(?!{_IN_TIME}\b)(?:(?!(?:you|u|have|need|want)\b)[\w-]+ ){{0,4}}?{_GIVEN}|"
    rf"(?:i|we) {_OFTEN}(?:teach|tutor|coach|fix(?= (?!(?:a|an|the|up|it|that|this)\b))|repair|mend|groom|tune|sew|tailor|shorten|sharpen|tattoo|braid|wash|treat|"
    rf"teaching|fixing|repairing|grooming|tuning|sewing|tattooing|braiding|washing|treating) (?!my\b|{_IN_TIME}\b)\w+|"
    rf"(?:i|we) {_OFTEN}(?:cut|cutting|style|styling) (?!my\b)(?:\w+ ){{0,2}}?hair|"
    rf"(?:open|list|put|add|set up) (?:my |our |an? )?(?:[\w-]+ ){{0,2}}?{_KIND} (?:on here|here|with you|with u)|"
    rf"(?:i|we) {_OFTEN}(?:run|own|running|opened|opening) (?!for|late|into|out|away|a bit|an? (?:errand|account))"
    rf"(?:\S+ ){{1,4}}?{_KIND}|"
    rf"(?:open|set up|put up|start) (?:an?|my|our) (?:\S+ ){{0,2}}?{_KIND} (?:here|with you|on (?:here|skeji|this app))|"
    r"(?:take|handle) (?:my|our) (?:bookings|calls|phone calls|appointments)|"
    r"(?:let|have|want|love for|like for|wants?) (?:my|our|her|his) (?:\w+ )?"
    r"(?:clients?|customers?|patients?|students?|pupils?|parents)(?: of \w+(?: \w+)?)? (?:to |be able to )*"
    r"(?:book|schedule|reserve|pick|choose|make|sign up)"
)
_BOOKERS = r"(?:clients?|customers?|patients?|students?|pupils?|parents|people|everyone|others)"
TOLD_OF = (
    rf"{_CALENDAR}|(?:at|from|out of) (?:my |our )?(?:home|house|place)|"
    rf"{_BOOKERS} (?:\S+ ){{0,4}}?(?:book|schedule|make|reserve|come|sign)|timings?|(?:opening |working )?hours are|"
    r"\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)? ?(?:-|to|till|until|through) ?\d{1,2}(?:[:.]\d\d)?|"
    r"from (?:six|seven|eight|nine|ten|eleven|twelve|one|two|three|four) (?:to|till|until) \w+|"
    r"(?:sun|mon|tue|wed|thu|fri)\w* (?:to|till|through|-) (?:sun|mon|tue|wed|thu|fri|sat)\w*|i charge|we charge|"
    r"(?:per|a|each|every|the) (?:session|lesson|appointment|treatment|class) (?:is|are|takes|lasts|"
    r"costs)|\d+ ?min\w* each|"
    r"how (?:to|do i|do we|can i|can we) (?:join|register|sign up|get on)|(?:sign|set) (?:me|us) up|"
    r"(?:appointment|booking) line|"
    r"book (?:me|us) (?:here|through|via|on)|book (?:with|by) (?:me|us)|(?:take|get|handle|manage) (?:my |our |the )?"
    r"(?:bookings|appointments)|on (?:here|skeji|this app)|(?<!my )name is|(?:its|it is|are|is) called"
)
SOUGHT = (
    r"(?:(?:look(?:ing)? for|need|needs|want|wanna|find(?: me)?|know(?: of)?|is there|are there|do you have|have you got) "
    r"(?:someone|somebody|anyone|anybody|some1|any1|a (?:person|pro|guy|lady|woman|man|girl)) "
    r"(?:\S+ ){0,2}?(?:who|that|to|can)|(?:does|can|could|would) (?:anyone|anybody|someone|somebody)) \w+"
    r"(?!.{0,30}\b(?:my|our) (?:\w+ )?(?:bookings|appointments|calls|calendar|diary|business|clients|customers))"
)
"""Whoever does something is looked for: what is said of them is said of nobody who writes."""
WISHES = (
    r"(?:need|needs|want|wanna|looking for|look for|searching|find(?: me)?|would like|id like|"
    r"like to (?:book|get|have)|"
    r"want to (?:book|get|have)|need to (?:book|get|see)|book (?:me|myself)) (?:for )?(?!my |our )(?:an? |some |the )?"
    rf"(?:\S+ ){{0,2}}?(?:{SERVICE}|{APPOINTMENT}(?! (?:line|system|book|link|page|app))|{_KIND})|"
    rf"{SOUGHT}|"
    r"(?:can|could|may) (?:i|we) (?:get|have|come|see)|(?:is|are) there (?!(?:a|any|some) (?:way|option|chance|link))|"
    r"(?<!one )who (?:treats|does|can (?:see|treat|help|do))|(?:my|his|her) (?:\w+ ){1,2}?(?:hurts?|aches?|is (?:sore|killing))"
)
_LEADS = r"(?:(?:the|an?|some|kids|children|little|small|tiny|new|own|my|our|private|people in|all kinds of)\s+)*"
_STOPS = (
    r"(?:in|at|from|out|near|around|on|for|to|with|and|by|of|because|who|that|which|here|mostly|mainly|based|where|so|"
    r"but|till|until|there|is|are|all|over|since|into|over|every)"
)
_WHAT = rf"{_LEADS}(?P<what>(?!(?:{_STOPS}|it|this|not|my|you|u|business)\b)[^\W\d_][\w'&-]*(?:\s(?!{_STOPS}\b)[^\W\d_][\w'&-]*){{0,3}})"
_SAYS = (
    rf"\b(?:i|we|wife|husband|sister|brother|mum|mom|mother|daughter|son|she|he|who|"
    rf"(?:any|some)(?:one|body)(?: here| there)?(?: who| that| to)?)\s(?:can\s|could\s)?{_OFTEN}"
)


def _does(verbs: str, called: str) -> tuple[re.Pattern[str], str]:
    return re.compile(rf"{_SAYS}(?:{verbs})\s{_WHAT}", re.IGNORECASE), called


DOES = (
    _does("teach|teaching|teaches", "{what} lessons"),
    _does("fix|fixing|repair|repairing|mend|repairs|fixes", "{what} repair"),
    _does("tune|tuning|tunes", "{what} tuning"),
    _does("groom|grooming|grooms", "{what} grooming"),
    _does("wash|washing|washes", "{what} washing"),
    _does("sharpen|sharpening", "{what} sharpening"),
    _does("do|does|doing|give|gives|giving|offer|offers|offering|provide|provides", "{what}"),
    (
        re.compile(
            rf"\b(?:have|has|own|owns|run|runs|running|opened|opening|got|my|our)\s(?:(?:an?|my|our|the|small|little|tiny|new|own|"
            rf"family)\s)*(?P<what>(?!(?:{_STOPS}|an?|the|ha[ds]|have|this)\b)[^\W\d_][\w'&-]*(?:\s(?!{_STOPS}\b)[^\W\d_][\w'&-]*){{0,2}}?)\s"
            r"(?:business|biz|shop|store|studio|practice|workshop|booth|stall|place|school|academy)\b",
            re.IGNORECASE,
        ),
        "{what}",
    ),
)
"""What somebody does, and what the service is called then."""
