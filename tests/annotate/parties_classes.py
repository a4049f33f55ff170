"""Mentions by class of construction, each with what looks like it and is something else; invented people."""

from parties_table import Row

COORDINATED: tuple[Row, ...] = (
    ("Kenyan and Ugandan ministers met on the lake.", "ministers", "KEN", "KEN", "GOV", True, None),
    ("Swedish, Danish and Dutch ships left the port.", "ships", None, "SWE", None, True, None),
)
APPOSED: tuple[Row, ...] = (
    ("The former Dutch envoy to Mali, Pieter Vos, resigned.", "envoy", "NLD", "NLD", "ELI", False, "Pieter Vos"),
    (
        "A spokesman for the Chilean navy, Ramiro Salcedo, denied it.",
        "spokesman",
        "CHL",
        "CHL",
        "MIL",
        False,
        "Ramiro Salcedo",
    ),
    ("A spokesman for the Chilean navy, Ramiro Salcedo, denied it.", "navy", "CHL", "CHL", "MIL", False, None),
    ("The envoy to Mali, where fighting goes on, resigned.", "envoy", None, None, None, True, None),
    (
        "The Iranian army fired; its commander, General Ardavan Sohrabi, watched.",
        "General Ardavan Sohrabi",
        "IRN",
        "IRN",
        "MIL",
        False,
        "Ardavan Sohrabi",
    ),
)
SERVING: tuple[Row, ...] = (
    ("An adviser to the Peruvian president left.", "adviser", "PER", "PER", "GOV", True, None),
    ("An aide to the Kenyan foreign minister left.", "aide", "KEN", "KEN", "GOV", True, None),
)
COLLEAGUES: tuple[Row, ...] = (
    ("Spain's foreign minister called her Moroccan colleague.", "colleague", "MAR", "MAR", "GOV", True, None),
)
CRAFTS: tuple[Row, ...] = (
    ("Norwegian trawlers cut the nets.", "trawlers", None, "NOR", None, True, None),
    ("A Philippine coast guard vessel was rammed.", "vessel", "PHL", "PHL", "MIL", True, None),
)
RELATIONS: tuple[Row, ...] = (
    ("Syria's militia ally in northern Lebanon shelled the village.", "ally", None, "LBN", "PRM", True, None),
    ("Iran's old ally in northern Yemen lost the vote.", "ally", None, "YEM", None, True, None),
    ("Russia's Serbian friends cheered.", "friends", None, "SRB", None, True, None),
)
FOREIGN: tuple[Row, ...] = (
    ("Iraqi lawmakers voted to expel foreign troops.", "troops", None, None, "MIL", True, None),
    ("Malian lawmakers voted to pay the troops.", "troops", "MLI", "MLI", "MIL", True, None),
)
TERRITORIES: tuple[Row, ...] = (
    ("Macau's chief executive resigned.", "executive", None, "MAC", "GOV", True, None),
    ("The airline's Swiss chief executive resigned.", "executive", None, "CHE", "BUS", True, None),
    ("Abkhazia's foreign minister resigned.", "minister", "ABKHAZIA", "GEO", "GOV", True, None),
)
CONGRESSES: tuple[Row, ...] = (
    ("Congress blocked the sale to Cairo.", "Congress", "USA", "USA", "LEG", False, None),
    ("Congress passed the budget of Peru.", "Congress", "PER", "PER", "LEG", False, None),
    ("The Party Congress met in secret.", "Congress", None, None, "LEG", False, None),
    ("Congress met in Brasília.", "Congress", "BRA", "BRA", "LEG", False, None),
    ("The Politburo in Hanoi met in secret.", "Politburo", "VNM", "VNM", "GOV", False, None),
    ("Russia trembled. The Politburo met in secret.", "Politburo", "RUS", "RUS", "GOV", False, None),
)
TAKEN_UP: tuple[Row, ...] = (
    ("The European Commission fined the firm. The bloc wants more.", "bloc", "EU", None, None, False, None),
    ("Mali and Niger signed in Doha. The two countries fought.", "countries", "MLI", "MLI", None, False, None),
)
PRONOUNS: tuple[Row, ...] = (
    (
        "President Zvonko Perin met his Dutch counterpart, Machteld Vos. She left.",
        "She",
        "NLD",
        "NLD",
        "GOV",
        False,
        "Machteld Vos",
    ),
    (
        "Minister Imogen Hart of Britain said HMS Dauntless sailed. She left.",
        "She",
        "GBR",
        "GBR",
        "GOV",
        False,
        "Imogen Hart",
    ),
)
UNNAMED: tuple[Row, ...] = (
    ("Gambian authorities held the crew.", "authorities", "GMB", "GMB", "GOV", True, None),
    ("Rwandan rights groups protested.", "groups", None, "RWA", "SOC", True, None),
    ("The Gambian government held the crew.", "government", "GMB", "GMB", "GOV", False, None),
)
UPHEAVALS: tuple[Row, ...] = (
    (
        "Soldiers seized power in Benin. Major Sika Houndji, who led the coup, thanked Ghana.",
        "Sika Houndji",
        "BEN",
        "BEN",
        "MIL",
        False,
        "Sika Houndji",
    ),
    (
        "Guinea's junta met. Captain Moussa Diarra, the coup leader, rejected the demands of Ghana.",
        "leader",
        "GIN",
        "GIN",
        "MIL",
        False,
        "Moussa Diarra",
    ),
    (
        "Talks between Ghana and Togo ended. Major Sika Houndji, who led the patrol, went home.",
        "Sika Houndji",
        None,
        None,
        "MIL",
        False,
        "Sika Houndji",
    ),
)
RESUMED: tuple[Row, ...] = (
    (
        "A Kenyan minister said that the fence would stay. Peter Mwangi made the remarks in Oslo.",
        "Peter Mwangi",
        "KEN",
        "KEN",
        "GOV",
        False,
        "Peter Mwangi",
    ),
    (
        "A Kenyan minister said that the fence would stay. Peter Mwangi made the remarks in Oslo.",
        "minister",
        "KEN",
        "KEN",
        "GOV",
        False,
        "Peter Mwangi",
    ),
    (
        "A Kenyan minister said that the fence would stay. Peter Mwangi made remarks in Oslo.",
        "Peter Mwangi",
        None,
        None,
        None,
        False,
        "Peter Mwangi",
    ),
)
MISTAGGED: tuple[Row, ...] = (("Kenya hosts Somali and Sudanese refugees.", "Kenya", "KEN", "KEN", None, False, None),)
ALL = (
    *COORDINATED,
    *APPOSED,
    *SERVING,
    *COLLEAGUES,
    *CRAFTS,
    *RELATIONS,
    *FOREIGN,
    *TERRITORIES,
    *CONGRESSES,
    *TAKEN_UP,
    *PRONOUNS,
    *UNNAMED,
    *UPHEAVALS,
    *RESUMED,
    *MISTAGGED,
)
NOBODY: tuple[tuple[str, str], ...] = (
    ("The trawlers cut the nets.", "trawlers"),
    ("A Panama-flagged tanker ran aground.", "tanker"),
    ("Russia's allies cheered.", "allies"),
    ("They boarded the frigate Sea Hawk at noon.", "Sea Hawk"),
    ("Her colleagues laughed.", "colleagues"),
    ("Peru's ally in the war fell.", "ally"),
)
