"""English words for cities; the key of a row is how it is called canonically. `|` parts the words."""

from __future__ import annotations

_OF_ONE_NAME = (
    "kiryat arba|kiryat ekron|qalansawe|arraba|maghar|isfiya|kafr qara|fureidis|atlit|hatzor haglilit|shlomi|"
    "alfei menashe|karnei shomron|kedumim|oranit|elkana|kfar vradim|lehavim|meitar|savyon|or akiva|jaljulia|"
    "rekhasim|bnei ayish|givat ada|kfar tavor|yavneel|azor|har adar|pardesiya|kfar shmaryahu|shaarei tikva|"
    "beit arye|hura|kuseife|lakiya|segev shalom|tel sheva|nahalal|gan ner|bat hefer|beit el|tzoran|kfar yehoshua|"
    "kfar vitkin|kfar menachem|ramat david|timrat|"
    "ramat gan|ashdod|holon|bat yam|hadera|lod|rahat|elad|afula|or yehuda|givat shmuel|tamra|"
    "sakhnin|tira|baqa al gharbiyye|dimona|sderot|netivot|arad|ariel|nesher|harish|kfar yona|"
    "gedera|gan yavne|binyamina|even yehuda|shoham|mazkeret batya|caesarea|tel mond|rosh pina|"
    "mitzpe ramon|givat zeev|efrat|yeruham|omer|brooklyn|chicago|houston|phoenix|san antonio|"
    "san diego|dallas|austin|seattle|denver|boston|nashville|detroit|portland|baltimore|milwaukee|"
    "sacramento|atlanta|miami|orlando|tampa|oakland|minneapolis|new orleans|charlotte|toronto|"
    "montreal|vancouver|london|manchester|liverpool|birmingham|leeds|glasgow|edinburgh|bristol|"
    "brighton"
)
CITIES: dict[str, str] = {
    # Israel.
    "tel aviv": "tlv|tel aviv yafo|tel aviv jaffa|jaffa|yafo",
    "jerusalem": "yerushalayim",
    "haifa": "hefa",
    "beer sheva": "beersheba|beer sheba|be'er sheva|beersheva",
    "eilat": "elat",
    "netanya": "natanya",
    "rishon lezion": "rishon le zion|rishon letzion|rishon le tzion|rishon",
    "herzliya": "herzlia|herzeliya",
    "petah tikva": "petach tikva|petah tikvah|petach tikvah|petah tiqwa",
    "bnei brak": "bne brak|bene beraq",
    "ashkelon": "ashqelon",
    "rehovot": "rechovot|rehovoth",
    "beit shemesh": "bet shemesh",
    "kfar saba": "kfar sava|kefar sava",
    "modiin": "modi'in|modiin maccabim reut",
    "ramla": "ramle",
    "nazareth": "natzrat",
    "raanana": "ra'anana|ranana",
    "hod hasharon": "hod ha sharon",
    "givatayim": "givataim",
    "kiryat ata": "qiryat ata",
    "nahariya": "nahariyya",
    "umm al fahm": "umm el fahm",
    "kiryat gat": "qiryat gat",
    "beitar illit": "betar illit",
    "modiin illit": "modi'in illit",
    "acre": "akko|acco",
    "tiberias": "tveria",
    "rosh haayin": "rosh ha'ayin|rosh ha ayin",
    "ness ziona": "nes ziona|ness tziona",
    "yavne": "yavneh",
    "ramat hasharon": "ramat ha sharon",
    "karmiel": "carmiel",
    "kiryat motzkin": "qiryat motzkin",
    "kiryat bialik": "qiryat bialik",
    "kiryat yam": "qiryat yam",
    "kiryat ono": "qiryat ono",
    "kiryat malakhi": "kiryat malachi",
    "kiryat shmona": "kiryat shemona|qiryat shmona",
    "yehud": "yehud monosson",
    "tirat carmel": "tirat hacarmel",
    "tayibe": "taibe",
    "shefaram": "shfaram|shefa amr",
    "nof hagalil": "nazareth illit",
    "migdal haemek": "migdal ha'emek",
    "maale adumim": "ma'ale adumim",
    "ofakim": "ofaqim",
    "yokneam": "yoqneam|yokne'am|yokneam illit",
    "safed": "tzfat|zefat|tsfat",
    "beit shean": "bet shean|beit she'an",
    "mevaseret zion": "mevasseret zion",
    "zikhron yaakov": "zichron yaakov|zichron ya'akov",
    "pardes hanna": "pardes hana|pardes hanna karkur",
    "kadima zoran": "kadima",
    "beer yaakov": "be'er ya'akov",
    "maalot tarshiha": "maalot",
    "ramat yishai": "ramat ishay|ramat yishay",
    "kiryat tivon": "qiryat tivon|tivon",
    "ganei tikva": "ganey tikva",
    "kafr qasim": "kafr kasim|kfar qasim",
    "kafr kanna": "kfar kana",
    "daliyat al karmel": "daliat el carmel",
    "katzrin": "qatzrin",
    "kokhav yair": "kochav yair",
    "metula": "metulla",
    "beit dagan": "bet dagan",
    "kfar chabad": "kfar habad",
    "tzur hadassah": "tsur hadassah",
    "abu ghosh": "abu gosh",
    # The United States and Canada.
    "new york": "nyc|new york city",
    "los angeles": "la",
    "philadelphia": "philly",
    "san francisco": "sf|san fran|sfo|frisco",
    "san jose": "sj",
    "washington": "washington dc|dc",
    "las vegas": "vegas",
    # And those that everybody writes alike.
    **dict.fromkeys(_OF_ONE_NAME.split("|"), ""),
}
CITIES_TOO = (
    "acre|ariel|austin|charlotte|efrat|elad|jaffa|kadima|nesher|omer|shoham|sderot|tira|tamra|vegas|washington|yehud|"
    "rishon|phoenix|hura|meitar|shlomi"
)
"""Cities that are also a person's name or another word."""
