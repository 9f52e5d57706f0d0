"""Time zones of cities, for countries that have several: what an owner says of a business where the phone says
nothing."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.messages.vocabulary import canonical_city

_CITIES: dict[str, str] = {
    "America/New_York": (
        "new york, brooklyn, queens, manhattan, bronx, staten island, buffalo, rochester, albany, syracuse, "
        "yonkers, boston, cambridge, worcester, springfield, providence, hartford, new haven, stamford, "
        "bridgeport, newark, jersey city, hoboken, princeton, trenton, philadelphia, pittsburgh, allentown, "
        "baltimore, annapolis, washington, washington dc, arlington, alexandria, richmond, norfolk, virginia "
        "beach, raleigh, durham, charlotte, greensboro, charleston, columbia, greenville, atlanta, savannah, "
        "augusta, jacksonville, orlando, tampa, st petersburg, miami, miami beach, fort lauderdale, west palm "
        "beach, boca raton, tallahassee, naples, sarasota, cleveland, columbus, cincinnati, toledo, akron, "
        "dayton, wilmington, portland, burlington, manchester, knoxville, lexington"
    ),
    "America/Detroit": "detroit, ann arbor, grand rapids, lansing, flint, dearborn, warren",
    "America/Indiana/Indianapolis": "indianapolis, fort wayne, bloomington",
    "America/Kentucky/Louisville": "louisville",
    "America/Chicago": (
        "chicago, evanston, naperville, aurora, springfield, peoria, milwaukee, madison, minneapolis, st paul, "
        "saint paul, rochester, st louis, saint louis, kansas city, omaha, lincoln, wichita, des moines, dallas, "
        "fort worth, arlington, plano, houston, austin, san antonio, lubbock, oklahoma city, tulsa, little rock, "
        "memphis, nashville, birmingham, montgomery, mobile, huntsville, jackson, new orleans, baton rouge, "
        "pensacola, fargo, sioux falls"
    ),
    "America/Denver": (
        "denver, boulder, aurora, colorado springs, fort collins, salt lake city, provo, albuquerque, santa fe, "
        "el paso, billings, cheyenne, bozeman"
    ),
    "America/Boise": "boise",
    "America/Phoenix": "phoenix, tucson, scottsdale, mesa, tempe, chandler, glendale, gilbert, peoria, flagstaff",
    "America/Los_Angeles": (
        "los angeles, san francisco, san jose, san diego, oakland, berkeley, fremont, palo alto, mountain view, "
        "sunnyvale, santa clara, san mateo, redwood city, walnut creek, concord, hayward, santa rosa, napa, "
        "sacramento, fresno, stockton, modesto, bakersfield, long beach, anaheim, irvine, santa ana, pasadena, "
        "burbank, glendale, santa monica, beverly hills, hollywood, riverside, san bernardino, santa barbara, "
        "santa cruz, monterey, richmond, newark, las vegas, henderson, reno, portland, salem, eugene, bend, "
        "seattle, bellevue, tacoma, spokane, vancouver, redmond, kirkland, daly city, san rafael, milpitas, "
        "cupertino, los gatos, campbell, livermore, pleasanton, dublin, san ramon, antioch, vallejo, petaluma, "
        "novato, gilroy, morgan hill, saratoga, los altos"
    ),
    "America/Anchorage": "anchorage, fairbanks",
    "America/Juneau": "juneau",
    "Pacific/Honolulu": "honolulu, waikiki, hilo, kailua",
    "America/Puerto_Rico": "san juan, ponce",
    "America/Toronto": (
        "toronto, mississauga, brampton, markham, ottawa, hamilton, london, kitchener, waterloo, windsor, "
        "montreal, quebec city, laval, gatineau, kingston"
    ),
    "America/Winnipeg": "winnipeg",
    "America/Regina": "regina, saskatoon",
    "America/Edmonton": "edmonton, calgary, red deer, banff",
    "America/Vancouver": "vancouver, surrey, burnaby, richmond, victoria, kelowna",
    "America/Halifax": "halifax, moncton",
    "America/St_Johns": "st johns",
    "Asia/Jerusalem": (
        "tel aviv, jerusalem, haifa, beer sheva, eilat, netanya, ramat gan, rishon lezion, herzliya, ashdod, "
        "holon, petah tikva, bat yam, rehovot, ashkelon, kfar saba, raanana, modiin, nazareth, tiberias, acre, "
        "nahariya, givatayim, bnei brak, hod hasharon, hadera, afula, sderot, lod, ramla, kiryat gat, safed"
    ),
}
_ZONES: dict[str, frozenset[str]] = {}
for _zone, _cities in _CITIES.items():
    for _city in _cities.split(", "):
        _key = canonical_city(_city)
        _ZONES[_key] = _ZONES.get(_key, frozenset()) | {_zone}

_BY_NAME: dict[str, str] = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "arizona": "America/Phoenix",
    "pacific": "America/Los_Angeles",
    "east coast": "America/New_York",
    "west coast": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "atlantic": "America/Halifax",
    "newfoundland": "America/St_Johns",
    "israel": "Asia/Jerusalem",
    **dict.fromkeys(("et", "est", "edt"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt"), "America/Los_Angeles"),
    **dict.fromkeys(("מזרח", "החוף המזרחי", "ניו יורק"), "America/New_York"),
    **dict.fromkeys(("מרכז", "שיקגו"), "America/Chicago"),
    **dict.fromkeys(("הרים", "דנוור"), "America/Denver"),
    **dict.fromkeys(("מערב", "החוף המערבי", "לוס אנג'לס"), "America/Los_Angeles"),
    "ישראל": "Asia/Jerusalem",
}


def zones_of_city(city: str) -> frozenset[str]:
    """Return the zones that cities of this name lie in; empty for one that is not known."""
    return _ZONES.get(canonical_city(city), frozenset())


def zone_of_cities(cities: Iterable[str]) -> str | None:
    """Return the one zone that all of these cities lie in; None where there is no such one, or a city is not known."""
    zones = [zones_of_city(city) for city in cities]
    common = frozenset.intersection(*zones) if zones else frozenset()
    return next(iter(common)) if len(common) == 1 and all(len(one) == 1 for one in zones) else None


def zone_by_name(words: str) -> str | None:
    """ "Eastern", "PST": a zone as people call it."""
    return _BY_NAME.get(words.lower())
