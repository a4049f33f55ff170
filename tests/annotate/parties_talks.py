"""Mentions of parties in reports with more turns: deputies, whose, the two men, leaders of bodies."""

from parties_table import Row

CASPIAN = (
    '"We have nothing to hide," said Leyla Qasimova, who heads Azerbaijan\'s border service. Her deputy, Elchin '
    "Rzayev, blamed Iranian smugglers. Tehran's ambassador in Baku, Mehrdad Sohrabi, called that \"a fairy "
    'tale". Two people familiar with the talks, speaking on condition of anonymity, said a swap was near. '
    "Iran's Revolutionary Guards had seized the ship. Its crew of 12 Indians was unharmed. India's shipping "
    "ministry thanked Oman, whose diplomats had mediated."
)
AEGEAN = (
    "Prime Minister Giorgos Lambros of Greece and his Turkish counterpart, Kemal Yildirim, shook hands in "
    "Athens. The two men had not spoken for a year. Yildirim's wife, Aylin, toured the Acropolis. Lambros, a "
    "former banker, said trade would double. Cyprus was not invited; President Nikos Stavrou called the snub "
    'regrettable. A senior EU diplomat said Brussels was pleased. "It\'s a start," the diplomat said.'
)
JUBA = (
    "U.N. Secretary-General Paulo Teixeira condemned the attack on a hospital in South Sudan. Government "
    "troops and rebels loyal to Gatluak Deng blamed each other. Doctors Without Borders, which runs the "
    "hospital, said 14 patients were killed. South Sudan's army spokesman, Maj. Gen. Santino Lual, denied that "
    "his men had fired. Uganda and Kenya, the country's neighbours, called for a ceasefire. Deng, in exile in "
    "Khartoum, could not be reached. American and Norwegian envoys flew to Juba."
)
TAIPEI = (
    "Taiwanese lawmaker Chiu Mei-hua, a member of the opposition Kuomintang, visited Beijing. China's top "
    "Taiwan official, Song Wei, received her. Chiu told Song that people on the island wanted peace. The "
    "Democratic Progressive Party accused her of treason. President Lo Shih-kuang, who took office in May, said "
    "only the government could negotiate. The American Institute in Taiwan did not comment. Retired U.S. "
    "admiral Bill Carver said the visit meant little."
)

TALKS: tuple[Row, ...] = (
    (CASPIAN, "Leyla Qasimova", "AZE", "AZE", None, False, "Leyla Qasimova"),
    (CASPIAN, "Elchin Rzayev", "AZE", "AZE", None, False, "Elchin Rzayev"),
    (CASPIAN, "Iranian smugglers", None, "IRN", "CRM", True, None),
    (CASPIAN, "Mehrdad Sohrabi", "IRN", "IRN", "GOV", False, "Mehrdad Sohrabi"),
    (CASPIAN, "Two people", None, None, "CVL", True, None),
    (CASPIAN, "Iran's Revolutionary Guards", "IRN", "IRN", "MIL", False, None),
    (CASPIAN, "India's shipping ministry", "IND", "IND", "GOV", False, None),
    (CASPIAN, "Oman", "OMN", "OMN", None, False, None),
    (CASPIAN, "whose diplomats", "OMN", "OMN", "GOV", True, None),
    (AEGEAN, "Giorgos Lambros", "GRC", "GRC", "GOV", False, "Giorgos Lambros"),
    (AEGEAN, "Kemal Yildirim", "TUR", "TUR", "GOV", False, "Kemal Yildirim"),
    (AEGEAN, "The two men", "GRC", "GRC", "GOV", False, "Giorgos Lambros"),
    (AEGEAN, "Lambros|, a", "GRC", "GRC", "GOV", False, "Giorgos Lambros"),
    (AEGEAN, "Cyprus", "CYP", "CYP", None, False, None),
    (AEGEAN, "Nikos Stavrou", "CYP", "CYP", "GOV", False, "Nikos Stavrou"),
    (AEGEAN, "A senior EU diplomat", "EU", None, "GOV", True, None),
    (AEGEAN, "Brussels", "EU", None, None, False, None),
    (AEGEAN, "the diplomat", "EU", None, "GOV", True, None),
    (JUBA, "Paulo Teixeira", "UN", None, None, False, "Paulo Teixeira"),
    (JUBA, "Government troops", "SSD", "SSD", "MIL", True, None),
    (JUBA, "rebels", None, "SSD", "REB", True, None),
    (JUBA, "Doctors Without Borders", "MSF", None, None, False, None),
    (JUBA, "14 patients", None, "SSD", "CVL", True, None),
    (JUBA, "Santino Lual", "SSD", "SSD", "MIL", False, "Santino Lual"),
    (JUBA, "his men", "SSD", "SSD", None, True, None),
    (JUBA, "Uganda", "UGA", "UGA", None, False, None),
    (JUBA, "American and Norwegian envoys", "USA", "USA", "GOV", True, None),
    (TAIPEI, "Chiu Mei-hua", "TWN", "TWN", "LEG", False, "Chiu Mei-hua"),
    (TAIPEI, "Song Wei", "CHN", "CHN", "GOV", False, "Song Wei"),
    (TAIPEI, "her", "TWN", "TWN", "LEG", False, "Chiu Mei-hua"),
    (TAIPEI, "Chiu| told", "TWN", "TWN", "LEG", False, "Chiu Mei-hua"),
    (TAIPEI, "Song| that", "CHN", "CHN", "GOV", False, "Song Wei"),
    (TAIPEI, "The Democratic Progressive Party", "TWN", "TWN", "PTY", False, None),
    (TAIPEI, "Lo Shih-kuang", "TWN", "TWN", "GOV", False, "Lo Shih-kuang"),
    (TAIPEI, "the government", "TWN", "TWN", "GOV", False, None),
    (TAIPEI, "Bill Carver", "USA", "USA", "ELI", False, "Bill Carver"),
)

KNOWN_MISSES = frozenset(
    {(CASPIAN, "Elchin Rzayev"), (JUBA, "Government troops"), (JUBA, "14 patients"), (JUBA, "his men")}
)
"""A deputy whose body only "who heads" tells, and people of whom only earlier sentences tell where they are."""
