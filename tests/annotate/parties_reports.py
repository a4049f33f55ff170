"""Mentions of parties in short reports: chains, descriptions and false friends. Invented people, real institutions."""

from parties_table import Row

HORN = (
    "Ethiopian troops entered the Eritrean town of Senafe on Monday, two Western diplomats in Addis Ababa "
    "said. Eritrea's information minister, Tesfai Habte, called the report a fabrication. \"Nobody crossed the "
    'border," Mr. Tesfai told reporters. The minister accused the United Nations of spreading rumours. It '
    "denied that. Almaz Bekele, a former Ethiopian ambassador to Sudan who now teaches in Nairobi, said both "
    "sides wanted a pause."
)
STRAIT = (
    "China flew 30 warplanes near Taiwan on Friday, Taiwan's defence ministry said. The island put its jets on alert. "
    "Beijing's Taiwan Affairs Office said the drills were a warning. Its spokeswoman, Lin Meiyu, said "
    "outsiders should keep out. She did not name the United States. A senior Pentagon official said Washington "
    'was watching. "Nobody wants a war," said Carl Hutton, an Asia expert at the Brookings Institution, a '
    "Washington think tank. Japanese Prime Minister Toshio Arai called the flights dangerous. Arai spoke with "
    "U.S. President Helen Forbes."
)
ANDES = (
    "Colombia's government and the ELN resumed talks in Havana on Tuesday. The rebels demanded a ceasefire. "
    "Government negotiator Camila Rojas said the army would stop bombing. Cuban officials hosted the meeting. "
    "The guerrilla group's commander, known as Tomás Pardo, said his fighters would wait. Opposition senator "
    'Iván Lozada called the talks a farce. "They buy time," he said. Thousands of Venezuelans fled across the '
    "border, the U.N. refugee agency said. Colombian police stopped some of them."
)
LEVANT = (
    "Israeli jets struck southern Lebanon on Sunday after Hezbollah fired rockets at Haifa. The Lebanese army "
    "said a soldier was killed. Israel's defence minister, Yoram Peled, threatened Beirut. A spokesman for the "
    "Israeli military, Col. Dan Rosen, said the group had hidden missiles in homes. The group's leader, Hassan "
    "Fadel, vowed revenge. Syria condemned the raid. The French president called Peled. UNIFIL urged both "
    "sides to stop. Residents of Tyre fled north."
)
SAHEL = (
    "Mali's military rulers expelled the French ambassador on Monday. Colonel Sekou Tambara, the junta's "
    "spokesman, accused Paris of espionage. France's foreign ministry rejected the charge. Niger and Burkina "
    "Faso backed Bamako. ECOWAS, the West African bloc, called for talks. Russian mercenaries of the Wagner "
    "Group fought jihadists near Gao. The European Union suspended its training mission."
)
BALTIC = (
    "Estonia summoned Russia's charge d'affaires on Thursday. Foreign Minister Kaarel Tamm said a Russian "
    "helicopter had crossed the border. Moscow denied it. Latvian and Lithuanian officials backed Tallinn. "
    "NATO Secretary General Henrik Dahlgren said the alliance would respond. Dahlgren, a former Danish prime minister, "
    "flew to Riga. The Kremlin's spokesman, Anton Zorin, mocked him. Tamm said the West must not blink."
)
KOREA = (
    "North Korea fired two missiles into the sea on Wednesday, South Korea's Joint Chiefs of Staff said. Seoul "
    "and Tokyo protested. South Korean President Nam Sung-ho ordered a drill with U.S. forces. Pyongyang's "
    "state media said the army had watched the launch. Chinese Foreign Ministry spokesman Bai Jun urged restraint. "
    "The two Koreas have no hotline. A State Department spokesperson condemned the launch. Analysts in Seoul "
    "expect a nuclear test."
)
CAUCASUS = (
    "Armenian and Azerbaijani troops exchanged fire in Nagorno-Karabakh on Saturday. Baku blamed Yerevan. "
    "Armenia's Defense Ministry said three of its soldiers had died. Azerbaijani President Rauf Mammadli said "
    "his army had answered an attack. Turkey's foreign minister, Selim Aksoy, backed Azerbaijan. Aksoy spoke "
    "to his Russian counterpart, Pavel Orlov. Orlov called for calm. The OSCE's Minsk Group asked the sides to "
    "meet. Georgia offered to host them."
)

REPORTS: tuple[Row, ...] = (
    (HORN, "Ethiopian troops", "ETH", "ETH", "MIL", True, None),
    (HORN, "two Western diplomats", None, None, "GOV", True, None),
    (HORN, "Eritrea's information minister", "ERI", "ERI", "GOV", False, "Tesfai Habte"),
    (HORN, "Tesfai Habte", "ERI", "ERI", "GOV", False, "Tesfai Habte"),
    (HORN, "Mr. Tesfai", "ERI", "ERI", "GOV", False, "Tesfai Habte"),
    (HORN, "The minister", "ERI", "ERI", "GOV", False, "Tesfai Habte"),
    (HORN, "the United Nations", "UN", None, None, False, None),
    (HORN, "Almaz Bekele", "ETH", "ETH", "ELI", False, "Almaz Bekele"),
    (HORN, "reporters", None, None, "JRN", True, None),
    (STRAIT, "China", "CHN", "CHN", None, False, None),
    (STRAIT, "Taiwan's defence ministry", "TWN", "TWN", "GOV", False, None),
    (STRAIT, "The island", "TWN", "TWN", None, False, None),
    (STRAIT, "Beijing's Taiwan Affairs Office", "CHN", "CHN", "GOV", False, None),
    (STRAIT, "Lin Meiyu", "CHN", "CHN", "GOV", False, "Lin Meiyu"),
    (STRAIT, "She", "CHN", "CHN", "GOV", False, "Lin Meiyu"),
    (STRAIT, "the United States", "USA", "USA", None, False, None),
    (STRAIT, "A senior Pentagon official", "USA", "USA", "MIL", True, None),
    (STRAIT, "Washington| was", "USA", "USA", None, False, None),
    (STRAIT, "Carl Hutton", None, None, "EDU", False, "Carl Hutton"),
    (STRAIT, "Toshio Arai", "JPN", "JPN", "GOV", False, "Toshio Arai"),
    (STRAIT, "Arai| spoke", "JPN", "JPN", "GOV", False, "Toshio Arai"),
    (STRAIT, "Helen Forbes", "USA", "USA", "GOV", False, "Helen Forbes"),
    (ANDES, "Colombia's government", "COL", "COL", "GOV", False, None),
    (ANDES, "the ELN", "ELN", "COL", "REB", False, None),
    (ANDES, "The rebels", "ELN", "COL", "REB", False, None),
    (ANDES, "Camila Rojas", "COL", "COL", "GOV", False, "Camila Rojas"),
    (ANDES, "the army", "COL", "COL", "MIL", False, None),
    (ANDES, "Cuban officials", "CUB", "CUB", "GOV", True, None),
    (ANDES, "Iván Lozada", "COL", "COL", "LEG", False, "Iván Lozada"),
    (ANDES, "he| said", "COL", "COL", "LEG", False, "Iván Lozada"),
    (ANDES, "Thousands of Venezuelans", "VEN", "VEN", None, True, None),
    (ANDES, "the U.N. refugee agency", "UNHCR", None, None, False, None),
    (ANDES, "Colombian police", "COL", "COL", "COP", False, None),
    (LEVANT, "Israeli jets", "ISR", "ISR", "MIL", True, None),
    (LEVANT, "Hezbollah", "HEZBOLLAH", "LBN", "REB", False, None),
    (LEVANT, "The Lebanese army", "LBN", "LBN", "MIL", False, None),
    (LEVANT, "a soldier", "LBN", "LBN", "MIL", True, None),
    (LEVANT, "Yoram Peled", "ISR", "ISR", "GOV", False, "Yoram Peled"),
    (LEVANT, "Beirut", "LBN", "LBN", None, False, None),
    (LEVANT, "Dan Rosen", "ISR", "ISR", "MIL", False, "Dan Rosen"),
    (LEVANT, "the group| had", "HEZBOLLAH", "LBN", "REB", False, None),
    (LEVANT, "Hassan Fadel", "HEZBOLLAH", "LBN", "REB", False, "Hassan Fadel"),
    (LEVANT, "Syria", "SYR", "SYR", None, False, None),
    (LEVANT, "The French president", "FRA", "FRA", "GOV", True, None),
    (LEVANT, "UNIFIL", "UNIFIL", None, None, False, None),
    (LEVANT, "Residents of Tyre", None, "LBN", "CVL", True, None),
    (SAHEL, "Mali's military rulers", "MLI", "MLI", "GOV", True, None),
    (SAHEL, "the French ambassador", "FRA", "FRA", "GOV", True, None),
    (SAHEL, "Sekou Tambara", "MLI", "MLI", "MIL", False, "Sekou Tambara"),
    (SAHEL, "Paris", "FRA", "FRA", None, False, None),
    (SAHEL, "France's foreign ministry", "FRA", "FRA", "GOV", False, None),
    (SAHEL, "Burkina Faso", "BFA", "BFA", None, False, None),
    (SAHEL, "Bamako", "MLI", "MLI", None, False, None),
    (SAHEL, "ECOWAS", "ECOWAS", None, None, False, None),
    (SAHEL, "Russian mercenaries", None, "RUS", "PRM", True, None),
    (SAHEL, "the Wagner Group", "WAGNER", "RUS", "PRM", False, None),
    (SAHEL, "jihadists", None, "MLI", "REB", True, None),
    (SAHEL, "The European Union", "EU", None, None, False, None),
    (BALTIC, "Estonia", "EST", "EST", None, False, None),
    (BALTIC, "Russia's charge d'affaires", "RUS", "RUS", "GOV", True, None),
    (BALTIC, "Kaarel Tamm", "EST", "EST", "GOV", False, "Kaarel Tamm"),
    (BALTIC, "Moscow", "RUS", "RUS", None, False, None),
    (BALTIC, "Latvian and Lithuanian officials", "LVA", "LVA", "GOV", True, None),
    (BALTIC, "Tallinn", "EST", "EST", None, False, None),
    (BALTIC, "Henrik Dahlgren", "NATO", None, None, False, "Henrik Dahlgren"),
    (BALTIC, "the alliance", "NATO", None, None, False, None),
    (BALTIC, "Dahlgren|, a", "NATO", None, None, False, "Henrik Dahlgren"),
    (BALTIC, "Anton Zorin", "RUS", "RUS", "GOV", False, "Anton Zorin"),
    (BALTIC, "Tamm| said the West", "EST", "EST", "GOV", False, "Kaarel Tamm"),
    (BALTIC, "the West", None, None, None, False, None),
    (KOREA, "North Korea", "PRK", "PRK", None, False, None),
    (KOREA, "South Korea's Joint Chiefs of Staff", "KOR", "KOR", "MIL", False, None),
    (KOREA, "Seoul| and", "KOR", "KOR", None, False, None),
    (KOREA, "Nam Sung-ho", "KOR", "KOR", "GOV", False, "Nam Sung-ho"),
    (KOREA, "U.S. forces", "USA", "USA", "MIL", False, None),
    (KOREA, "Pyongyang's state media", None, "PRK", "JRN", False, None),
    (KOREA, "Bai Jun", "CHN", "CHN", "GOV", False, "Bai Jun"),
    (KOREA, "The two Koreas", "PRK", "PRK", None, False, None),
    (KOREA, "A State Department spokesperson", "USA", "USA", "GOV", True, None),
    (KOREA, "Analysts", None, None, "EDU", True, None),
    (CAUCASUS, "Armenian and Azerbaijani troops", "ARM", "ARM", "MIL", True, None),
    (CAUCASUS, "Baku", "AZE", "AZE", None, False, None),
    (CAUCASUS, "Yerevan", "ARM", "ARM", None, False, None),
    (CAUCASUS, "Armenia's Defense Ministry", "ARM", "ARM", "GOV", False, None),
    (CAUCASUS, "its soldiers", "ARM", "ARM", "MIL", True, None),
    (CAUCASUS, "Rauf Mammadli", "AZE", "AZE", "GOV", False, "Rauf Mammadli"),
    (CAUCASUS, "his army", "AZE", "AZE", "MIL", False, None),
    (CAUCASUS, "Selim Aksoy", "TUR", "TUR", "GOV", False, "Selim Aksoy"),
    (CAUCASUS, "Aksoy| spoke", "TUR", "TUR", "GOV", False, "Selim Aksoy"),
    (CAUCASUS, "Pavel Orlov", "RUS", "RUS", "GOV", False, "Pavel Orlov"),
    (CAUCASUS, "Orlov| called", "RUS", "RUS", "GOV", False, "Pavel Orlov"),
    (CAUCASUS, "Georgia", "GEO", "GEO", None, False, None),
)

KNOWN_MISSES = frozenset({(ANDES, "Iván Lozada"), (ANDES, "he| said"), (SAHEL, "Sekou Tambara")})
"""Officials whose country only the drift of the report tells."""
