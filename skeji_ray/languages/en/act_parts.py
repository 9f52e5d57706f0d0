"""Parts that English phrases are made of, as patterns of plain text (lower case, no apostrophes)."""

from __future__ import annotations

APPOINTMENT = (
    r"(?:appointments?|appts?|apts?|appoint\w{0,6}|bookings?|reservations?|slots?|sessions?|visits?|lessons?|class(?:es)?|"
    r"treatments?|consultations?|consult|check ?-?ups?|consults?)"
)
DAY = (
    r"(?:(?:mon|tues?|wed(?:s|nes|ns|ens)?|thu(?:r?s?)?|fri|sat(?:ur)?|sun)(?:days?)?s?|wensdays?|satruday|"
    r"today|tonight|tonite|2nite|2day|tomorr?ow|tomorow|tmrw|tmw|tmr|2moro|2mrw|weekend|next week|this week|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th))"
)
TIME = r"(?:\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.? ?m\.?| ?o ?clock|h)?|noon|half \w+|quarter (?:past|to) \w+)"
CAN = r"(?:can|could|cud|cld|may|might|would|will|any chance|is it possible|possible|is there any way)"
YOU = r"(?:you|u|ya|yous|yall|they|someone|somebody|anyone|anybody|he|she)"
WANT = (
    r"(?:(?:i|we) (?:(?:really|also|just|do|actually|still|urgently|now|only|desperately|badly) )*(?:want|wants|wanna|need|require|wish)|"
    r"(?:id|wed|i would|we would) (?:(?:really|also|just|actually) )*(?:like|love|want|prefer|need|appreciate)|"
    r"(?:i|we) (?:gotta|have to|must|should|got to|ought to)|(?:i am|im|we are|were|was)? ?(?:looking|hoping|trying|wanting|after|keen)|"
    r"need|wanna|want|would like|looking)"
)
GET = r"(?:book|schedule|reserve|arrange|make|set up|setup|get|fix|sort out|sort|organi[sz]e|grab|request|secure)"
ONE = r"(?:an?|another|some|one|1|the next|my next|two|2|a new)"
PERSON = (
    r"(?:me|us|him|her|them|myself|my (?:\w+ )?(?:son|daughter|kids?|boys?|girls?|mum|mom|mother|dad|father|wife|husband|"
    r"partner|dog|cat|puppy|brother|sister|friend|nan|gran|lad|hubby|baby))"
)
SERVICE = (
    r"(?:hair ?cuts?|cuts?|trim|fade|shave|beard(?: trim)?|colou?r(?:ing)?|highlights?|lowlights|balayage|blow ?-?dry|blowout|"
    r"perms?|bleach|roots|toner|keratin|extensions|braids|updo|hair|nails?|mani(?:cure)?s?|pedi(?:cure)?s?|gel(?:s| nails| set| infills)?|"
    r"acrylics?|infills?|full set|wax(?:ing)?|threading|brows?|eye ?brows?|lash(?:es| lift| lifts)?|facials?|hydrafacial|"
    r"peel|botox|fillers?|make ?-?up|tan|spray tans?|massages?|deep tissue|reflexology|spa|sauna|tattoos?|piercing|"
    r"dentists?|teeth|tooth|filling|root canal|braces|whitening|hygienist|scale and polish|cleaning|check ?-?ups?|crown|extraction|"
    r"doctors?|gps?|physician|physio\w*|chiro\w*|osteopath|podiatrist|therap\w+|counsell?ors?|psycholog\w+|psychiatrists?|"
    r"dermatologists?|gyn\w+|optician|optometrist|ophthalmologists?|eye test|ent specialist|blood test|vaccin\w+|jabs?|shots?|"
    r"vets?|groom(?:ing|er)?|nail clip|yoga|pilates|spin class|personal train\w+|pt session|piano|guitar|violin|singing|swimming|"
    r"driving lessons?|tutor\w*|maths?|trial lessons?|mot|oil change|tyres?|tires?|brakes?|inspection|car wash|valet|mechanic|garage|"
    r"barbers?|salons?|saloons?|hair ?dressers?|hair ?stylists?|stylists?|beautician|cosmetician|masseuse|masseur|"
    r"beauty parlou?rs?|dentistry|dental (?:care|clinic|work|exam)|(?:general |medical )?practitioners?|physical exam)"
)
NO_NAMES = (
    r"(?:i|ill|id|im|ive|me|my|mine|we|us|our|you|youve|youre|youll|u|your|it|its|he|she|they|them|his|her|their|whose|this|that|thats|thatll|thatd|"
    r"these|those|there|the|an?|all|any|some|more|less|much|many|enough|everything|everyone|nothing|anything|something|else|"
    r"is|are|was|were|be|been|being|do|dont|does|did|done|have|has|had|would|could|should|can|cant|wont|not|no|nope|nah|yes|yeah|"
    r"yep|yup|sure|ok|okay|okey|k|kk|fine|great|good|cool|nice|lovely|perfect|awesome|excellent|amazing|wonderful|fantastic|"
    r"brilliant|fabulous|terrific|super|sweet|right|alright|correct|exactly|wow|noted|understood|ready|finished|thanks?|thank|"
    r"thanku|thankyou|thx|thnx|ty|cheers|appreciated?|grateful|welcome|helping|helped|helpful|help|bye+|goodbye|see|later|soon|"
    r"day|night|evening|morning|afternoon|weekend|now|today|tomorrow|very|so|too|really|just|only|also|again|of|to|at|on|with|"
    r"if|and|or|but|because|want|wanted|need|needed|needs|like|get|got|go|going|make|made|take|put|add|added|send|keep|work|works|"
    r"working|know|think|wait|sorry|please|pls|maybe|calendar|cab|taxi|ride|event|appointment|booking|book|booked|address|"
    r"number|rating|oh|finally|actually|thankful|how|what|whats|when|where|why|who|which|whatever|anyways?|well|out|off|up|then|than|here)"
)
"""A name has none of these words; "Will", "May", "Mark" and "Grace" are names."""
EVERY = (
    r"(?:(?:every|each) (?:single |other |second |third |2nd |3rd |2 |two |3 |three |4 |four |5 |five |6 |six |8 |eight |few |couple of )?"
    r"(?:weeks?|months?|days?|fortnight|morning|evening|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?s?)|"
    r"weekly|fortnightly|bi ?-?weekly|monthly|(?:once|twice|one time|three times|3 times|2 times) (?:a|per|every) (?:week|month|fortnight))"
)
