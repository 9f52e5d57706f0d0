"""English words for services; the key of a row is how it is called canonically. `|` parts the words."""

from __future__ import annotations

SERVICES: dict[str, str] = {
    # Hair.
    "haircut": (
        "hair cut|haircuts|hair salon|hair saloon|salon|saloon|hairdresser|hair dresser|hairdressing|hair stylist|"
        "hairstylist|stylist|barber|barbers|barbershop|barber shop|unisex salon|hair style|hair styling|"
        "hair|cut|trim|hair trim|bang trim|bangs|bangs trim|fringe|fringe trim|men's haircut|mens haircut|"
        "man's haircut|women's haircut|womens haircut|ladies haircut|gents haircut|kids haircut|kid's haircut|"
        "children's haircut|boys haircut|girls haircut|cut and style|wash and cut|buzz cut|skin fade|fade"
    ),
    "beard trim": "beard|beard shaping|beard shave|shave|hot towel shave|hot shave",
    "hair color": (
        "hair colour|hair coloring|hair colouring|hair dye|hair dyeing|color|colour|coloring|colouring|dye|dye job|"
        "root touch up|roots touch up|roots|root color|root colour|bleach"
    ),
    "highlights": "highlight|hair highlights|lowlights|balayage|ombre|foils|half head highlights|full head highlights",
    "blow dry": "blowdry|blow drying|blowout|blow out|wash and blow dry|hair wash",
    "cut and blow dry": (
        "haircut and blow dry|hair cut and blow dry|cut blow dry|cut n blow dry|cut & blow dry|cut + blow dry|"
        "haircut n blow dry|haircut & blow dry|haircut + blow dry|trim and blow dry|cut and blowdry|cut n blowdry|"
        "cut & blowdry|haircut and blowdry|haircut n blowdry|cut and blowout|haircut and blowout|cut and blow out|"
        "wash cut and blow dry|wash, cut and blow dry|cut wash and blow dry|cut and dry|blow dry and cut|"
        "blow dry and haircut|blowdry and cut|blowdry and haircut|cut and a blow dry|haircut and a blow dry|"
        "cut and a blowdry|haircut and a blowdry|blow dry and a cut|blow dry and a haircut"
    ),
    "hair straightening": "keratin|keratin treatment|straightening|hair treatment|japanese straightening|perm",
    "hair extensions": "hair extension|extensions",
    # Nails, face and body.
    "manicure": (
        "manicures|nails|nail salon|nail|mani|manicurist|nail technician|nail tech|nail polish|polish change|shellac"
    ),
    "pedicure": "pedicures|pedi|mani pedi|manicure and pedicure|medical pedicure",
    "gel nails": (
        "gel|gel polish|gel nail polish|gel manicure|acrylic nails|acrylics|nail extensions|nail fill|gel fill|"
        "nail infill|nail art"
    ),
    "eyebrows": (
        "eyebrow|brow|brows|eyebrow threading|threading|brow shaping|eyebrow shaping|brow lamination|brow tint|"
        "brow bar|brow studio|brow artist|eyebrow tint|microblading"
    ),
    "eyelashes": (
        "eyelash|lash|lashes|lash extensions|eyelash extensions|lash lift|lash lifts|lash fill|lash refill|lash tint|"
        "lash salon|lash studio|lash bar|lash artist|lash technician|lash tech"
    ),
    "waxing": "wax|bikini wax|brazilian wax|leg wax|full leg wax|hair removal|sugaring",
    "laser hair removal": "laser|laser treatment",
    "facial": (
        "facials|facial treatment|face treatment|chemical peel|peeling|microneedling|hydrafacial|dermaplaning|skincare|"
        "skin care"
    ),
    "makeup": "make up|makeup artist|make up artist|bridal makeup",
    "beauty salon": "beauty parlour|beauty parlor|beauty studio|beauty bar",
    "cosmetician": (
        "cosmetics|beautician|esthetician|aesthetician|cosmetologist|beauty treatment|beauty treatments|beauty clinic"
    ),
    "massage": (
        "massages|masseur|masseuse|massage therapist|massage therapy|spa|swedish massage|deep tissue massage|"
        "deep tissue|thai massage|sports massage|back massage|couples massage|hot stone massage|reflexology|shiatsu"
    ),
    "tattoo": "tattoos|tattoo studio|tattoo artist",
    "piercing": "piercings|ear piercing",
    # Medicine.
    "dentist": (
        "dentists|dental|dental clinic|dental care|dentistry|dental checkup|dental check up|dental exam|"
        "dental filling|filling|fillings|"
        "tooth filling|tooth extraction|wisdom tooth|toothache|teeth whitening|tooth doctor|tooth|teeth"
    ),
    "teeth cleaning": "dental cleaning|tooth cleaning|hygienist|dental hygienist|scale and polish|tartar removal",
    "root canal": "root canals|root canal treatment",
    "orthodontist": "orthodontics|braces|invisalign|aligners",
    "general practitioner": "gp|general practice|medical practitioner",
    "doctor": (
        "physician|family doctor|family medicine|primary care|clinic|health checkup|health check up|checkup|check up|"
        "medical checkup|annual checkup|annual physical|physical exam|medical|doctors"
    ),
    "vaccination": "vaccine|vaccines|vaccinations|flu shot|flu jab|jab|immunization|immunisation",
    "blood test": "blood tests|blood work",
    "pediatrician": "paediatrician|pediatrics|paediatrics|children's doctor|kids doctor",
    "gynecologist": "gynaecologist|gynecology|gynaecology|ob gyn|obgyn",
    "dermatologist": "skin doctor|dermatology",
    "ent specialist": "ent|ear nose throat|ear nose and throat",
    "ophthalmologist": "eye doctor|eye specialist",
    "optometrist": "optometry",
    "eye exam": "eye test|eye check|vision test|sight test",
    "cardiologist": "heart doctor|cardiology",
    "orthopedist": "orthopaedist|orthopedic|orthopedics|bone doctor",
    "neurologist": "neurology",
    "urologist": "urology",
    "therapist": "therapy|counselor|counsellor|counseling|counselling|psychotherapist|psychotherapy",
    "psychologist": "psychology",
    "psychiatrist": "psychiatry|shrink",
    "family counselor": "family counsellor|family therapist|marriage counselor|marriage counsellor|couples therapist",
    "physiotherapist": "physiotherapy|physio|physical therapist|physical therapy",
    "chiropractor": "chiropractic",
    "osteopath": "osteopathy",
    "acupuncture": "acupuncturist",
    "dietitian": "dietician|nutritionist|nutrition",
    "speech therapist": "speech therapy",
    "occupational therapist": "occupational therapy",
    "optician": "glasses|contact lenses",
    "podiatrist": "podiatry|chiropodist",
    # Animals.
    "veterinarian": (
        "vet|vets|animal clinic|animal hospital|pet clinic|vet clinic|veterinary|veterinary clinic|dog vaccine|"
        "dog vaccines|dog vaccination|cat vaccine|cat vaccination|pet vaccination|rabies shot|puppy shots"
    ),
    "dog grooming": (
        "grooming|groomer|dog groomer|pet grooming|pet groomer|cat grooming|dog wash|dog bath|dog haircut|dog trim"
    ),
    "dog training": "dog trainer|puppy training",
    # Lessons and sport.
    "piano lesson": "piano lessons|piano class|piano teacher|piano",
    "guitar lesson": "guitar lessons|guitar class|guitar teacher|guitar",
    "violin lesson": "violin lessons|violin teacher|violin",
    "drum lesson": "drum lessons|drum teacher|drums",
    "singing lesson": "singing lessons|voice lesson|voice lessons|vocal lesson|vocal coach|singing teacher",
    "music lesson": "music lessons|music teacher|music school",
    "english lesson": "english lessons|english class|english teacher|english tutor|english tutoring",
    "hebrew lesson": "hebrew lessons|hebrew class|hebrew teacher|hebrew tutor",
    "spanish lesson": "spanish lessons|spanish class|spanish teacher|spanish tutor",
    "math lesson": (
        "math lessons|maths lesson|maths lessons|math class|math tutor|maths tutor|math tutoring|maths tutoring|"
        "math teacher|mathematics|math|maths"
    ),
    "physics lesson": "physics lessons|physics tutor|physics teacher",
    "tutoring": "tutor|private lesson|private lessons|private tutor|private teacher",
    "driving lesson": "driving lessons|driving instructor|driving school|driving teacher|driving class",
    "swimming lesson": "swimming lessons|swim lesson|swim lessons|swimming class",
    "tennis lesson": "tennis lessons|tennis coach",
    "dance class": "dance classes|dance lesson|dance lessons|dance studio|ballet|zumba",
    "yoga": "yoga class|yoga classes|yoga studio|yoga lesson",
    "pilates": "pilates class|pilates classes|pilates studio|pilates lesson",
    "personal trainer": (
        "fitness trainer|gym|personal training|fitness|fitness training|fitness class|spin class|spinning|workout"
    ),
    "life coach": "life coaching|business coach|coaching session",
    # Cars.
    "garage": (
        "mechanic|car repair|auto repair|auto shop|car garage|car mechanic|car service|car maintenance|brakes|"
        "brake pads"
    ),
    "oil change": "change oil|oil and filter change",
    "tire change": (
        "tires|tyres|tire|tyre|tyre change|tire service|new tires|new tyres|flat tire|flat tyre|puncture|"
        "tire rotation|wheel alignment"
    ),
    "annual service": "annual car service|yearly service|car inspection|vehicle inspection|mot|mot test",
    "car wash": "carwash|car cleaning|car detailing|auto detailing",
    # Advice, home and the rest.
    "accountant": (
        "accounting|tax|taxes|tax return|tax returns|tax advisor|tax adviser|tax consultant|bookkeeper|bookkeeping|cpa"
    ),
    "lawyer": "attorney|solicitor|legal advice|legal consultation|law firm|notary",
    "photographer": (
        "photography|photo shoot|photoshoot|photo session|headshot|headshots|family photos|passport photo|photo studio"
    ),
    "house cleaning": "home cleaning|house cleaner|cleaning lady|apartment cleaning|office cleaning|maid",
    "plumber": "plumbing",
    "electrician": "electrical work",
    "handyman": "home repair|home repairs",
    "locksmith": "locksmiths",
    "phone repair": "cell phone repair|mobile repair|screen repair",
    "computer repair": "laptop repair|computer technician",
    "air conditioning": "air conditioner|ac repair|aircon service",
    "tailor": "alterations|seamstress|dressmaker",
}
SERVICES_TOO = "color|colour|cut|dye|roots|foils|fade|gel|mani|trim"
"""Words of services that mean something else in most sentences."""
