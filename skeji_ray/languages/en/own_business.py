"""How somebody tells in English that a business is theirs, and that they want others to book it."""

from __future__ import annotations

from skeji_ray.languages.en.act_parts import APPOINTMENT, SERVICE

_KIND = (
    r"(?:business|biz|shop|salon|clinic|studio|practice|barber ?shop|garage|nail bar|spa|gym|school|parlou?r|"
    r"academy|kennels?)"
)
_TRADE = (
    r"(?:teacher|tutor|instructor|coach|trainer|barber|hair ?dresser|hair ?stylist|stylist|beautician|"
    r"cosmetician|therapist|"
    r"physio\w*|masseuse|masseur|groomer|technician|nail tech\w*|lash tech\w*|make ?up artist|photographer|osteopath|"
    r"chiropractor|dietitian|nutritionist|psychologist|vet|dentist|optometrist|tattoo artist|tattooist|"
    r"mechanic|podiatrist|seamstress|dress ?maker|tailor|(?:piano |guitar )?tuner|plumber|electrician|handyman|"
    r"cleaner|locksmith|"
    r"painter|decorator|gardener|carpenter|dog ?walker|(?:pet|baby|dog) ?sitter|chef|caterer|baker|nail artist|"
    r"piercer|doula|midwife|healer|counsell?or|accountant|consultant|\w{3,}(?:ologist|opath|ician|uncturist|oponist))"
)
_WHO = r"(?:i|we|wife|husband|partner|sister|brother|mum|mother|team)"
_CALENDAR = (
    r"(?:open|set up|start|create|get) (?:a |an |my |our )?(?:new )?(?:booking |appointment )?"
    r"(?:calendar|diary|appointment book)(?! for (?:an? )?appointment)"
)
CLAIMS = (
    rf"{_CALENDAR}|"
    rf"(?:im|i am|were|we are|this is|its) (?:\S+ ){{0,4}}?{_TRADE}s?|"
    rf"{_WHO} (?:am |are |m |just |also |recently )*(?:having|have(?: got)?|own|run|running|opened|opening|"
    rf"open|started|starting|"
    rf"manage|got|ve got) (?:\S+ ){{0,4}}?{_KIND}|"
    rf"{_WHO} (?:am |are |m |just |also )*(?:giving|give|teach|teaching|offer|offering|provide|treat|train|"
    rf"cut|cutting|groom|"
    rf"grooming|do(?! (?:my|not|you|this|that|it))|doing(?! (?:my|this|that))) (?:\S+ ){{0,4}}?\S{{0,4}}"
    rf"(?:{SERVICE}|lessons|classes|"
    r"sessions|treatments|dogs?)|"
    rf"(?:my|our|new) (?:\S+ ){{0,2}}?{_KIND}"
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
WISHES = (
    r"(?:need|needs|want|wanna|looking for|look for|searching|find(?: me)?|would like|id like|"
    r"like to (?:book|get|have)|"
    r"want to (?:book|get|have)|need to (?:book|get|see)|book (?:me|myself)) (?:for )?(?!my |our )(?:an? |some |the )?"
    rf"(?:\S+ ){{0,2}}?(?:{SERVICE}|{APPOINTMENT}(?! (?:line|system|book|link|page|app))|{_KIND})"
)
