"""Mentions of parties in more reports: officials at home, possessors, groups taken up again."""

from parties_table import Row

NILE = (
    "CAIRO, June 3 - Egyptian security forces arrested 40 members of the Muslim Brotherhood on Tuesday, the "
    "interior ministry said. Amr Fathy, a lawyer for the detainees, said the charges were false. Prosecutors "
    "ordered them held for 15 days. U.S. Ambassador Karen Whitlock raised the arrests with President Hisham "
    "Nour. Nour's office did not comment. The group, which won Egypt's first free elections, called the "
    "arrests a vendetta. Amnesty International demanded their release."
)
SHOAL = (
    "The Philippines and China traded accusations on Saturday over a collision near Second Thomas Shoal. "
    "Philippine National Security Adviser Benito Laurel said a Chinese coast guard ship had rammed a supply "
    "boat. A Chinese embassy spokesperson in Manila said Philippine vessels had trespassed. Beijing claims "
    "almost all of the South China Sea. The U.S. State Department voiced support for its ally. Senator Grace "
    "Montano urged President Ramon Ibarra to expel the Chinese ambassador. Fishermen from Palawan said they "
    "were afraid. Vietnam, Malaysia and Brunei also have claims."
)
CARACAS = (
    "Venezuelan opposition leader Rosa Villalba fled to Spain, her party said. Venezuela's president, "
    "Nicolás Salcedo, had accused her of treason. Spain's foreign minister, Javier Llorente, said Madrid had granted "
    "her asylum. "
    "Salcedo's government called the decision hostile. The Organization of American States will meet on Friday. "
    "Brazilian and Colombian mediators had sought a deal. Caracas expelled three Spanish diplomats. Villalba, "
    "51, said she would return."
)
KHOST = (
    "Pakistani airstrikes killed eight civilians in Afghanistan's Khost province, the Taliban government said. "
    "Islamabad said it had targeted militants of the Pakistani Taliban. Taliban spokesman Zabihullah Noorzai "
    "warned of consequences. Afghan border forces shelled Pakistani posts. Pakistan's army, which has lost "
    "hundreds of soldiers, did not comment. The U.N. mission in Afghanistan urged restraint. Villagers buried "
    "the dead. China offered to mediate between its neighbours."
)
CAPE = (
    "Former South African president Themba Nkosi was convicted by a court in Pretoria. Judge Anneke Botha "
    "sentenced him to two years. Nkosi's lawyer, Sipho Dube, said he would appeal. The African National "
    "Congress urged calm. Supporters of the former president burned tyres in Durban. Police Minister Lindiwe "
    "Khumalo sent in troops. The opposition Democratic Alliance welcomed the ruling. Zimbabwe's president "
    "called Nkosi a brother."
)
ODER = (
    "German Chancellor Klaus Berger and Polish Prime Minister Marek Zielinski met in Berlin on Wednesday. The "
    "two leaders discussed the border controls that Germany introduced last year. Berger said Warsaw "
    "understood his worries. Zielinski told reporters that Poland would not take back migrants. The European "
    "Commission said it was studying the measures. Hungary's foreign minister accused Brussels of blackmail. A "
    "spokesman for the commission rejected that. Pro-European protesters marched in Budapest. Austrian police "
    "stopped 30 of them."
)

CRISES: tuple[Row, ...] = (
    (NILE, "Egyptian security forces", "EGY", "EGY", "COP", False, None),
    (NILE, "the Muslim Brotherhood", "EGY", "EGY", "OPP", False, None),
    (NILE, "the interior ministry", "EGY", "EGY", "GOV", False, None),
    (NILE, "Amr Fathy", None, "EGY", "SOC", False, "Amr Fathy"),
    (NILE, "Prosecutors", "EGY", "EGY", "JUD", True, None),
    (NILE, "Karen Whitlock", "USA", "USA", "GOV", False, "Karen Whitlock"),
    (NILE, "Hisham Nour", "EGY", "EGY", "GOV", False, "Hisham Nour"),
    (NILE, "Nour's office", "EGY", "EGY", "GOV", False, None),
    (NILE, "The group", "EGY", "EGY", "OPP", False, None),
    (NILE, "Amnesty International", "AI", None, None, False, None),
    (SHOAL, "The Philippines", "PHL", "PHL", None, False, None),
    (SHOAL, "China| traded", "CHN", "CHN", None, False, None),
    (SHOAL, "Benito Laurel", "PHL", "PHL", "GOV", False, "Benito Laurel"),
    (SHOAL, "A Chinese embassy spokesperson", "CHN", "CHN", "GOV", True, None),
    (SHOAL, "Beijing", "CHN", "CHN", None, False, None),
    (SHOAL, "The U.S. State Department", "USA", "USA", "GOV", False, None),
    (SHOAL, "Grace Montano", "PHL", "PHL", "LEG", False, "Grace Montano"),
    (SHOAL, "Ramon Ibarra", "PHL", "PHL", "GOV", False, "Ramon Ibarra"),
    (SHOAL, "the Chinese ambassador", "CHN", "CHN", "GOV", True, None),
    (SHOAL, "Fishermen from Palawan", None, "PHL", "LAB", True, None),
    (SHOAL, "Malaysia", "MYS", "MYS", None, False, None),
    (CARACAS, "Rosa Villalba", None, "VEN", "OPP", False, "Rosa Villalba"),
    (CARACAS, "her party", None, "VEN", "PTY", False, None),
    (CARACAS, "Nicolás Salcedo", "VEN", "VEN", "GOV", False, "Nicolás Salcedo"),
    (CARACAS, "Javier Llorente", "ESP", "ESP", "GOV", False, "Javier Llorente"),
    (CARACAS, "Madrid", "ESP", "ESP", None, False, None),
    (CARACAS, "Salcedo's government", "VEN", "VEN", "GOV", False, None),
    (CARACAS, "The Organization of American States", "OAS", None, None, False, None),
    (CARACAS, "Brazilian and Colombian mediators", "BRA", "BRA", "GOV", True, None),
    (CARACAS, "Caracas", "VEN", "VEN", None, False, None),
    (CARACAS, "three Spanish diplomats", "ESP", "ESP", "GOV", True, None),
    (CARACAS, "Villalba|, 51", None, "VEN", "OPP", False, "Rosa Villalba"),
    (CARACAS, "she| would return", None, "VEN", "OPP", False, "Rosa Villalba"),
    (KHOST, "eight civilians", None, "AFG", "CVL", True, None),
    (KHOST, "the Taliban government", "TALIBAN", "AFG", "GOV", False, None),
    (KHOST, "Islamabad", "PAK", "PAK", None, False, None),
    (KHOST, "it| had targeted", "PAK", "PAK", None, False, None),
    (KHOST, "the Pakistani Taliban", "TTP", "PAK", "REB", False, None),
    (KHOST, "Zabihullah Noorzai", "TALIBAN", "AFG", "REB", False, "Zabihullah Noorzai"),
    (KHOST, "Afghan border forces", "AFG", "AFG", "COP", False, None),
    (KHOST, "Pakistan's army", "PAK", "PAK", "MIL", False, None),
    (KHOST, "The U.N. mission", "UN", None, None, False, None),
    (KHOST, "Villagers", None, "AFG", "CVL", True, None),
    (CAPE, "Themba Nkosi", "ZAF", "ZAF", "ELI", False, "Themba Nkosi"),
    (CAPE, "a court in Pretoria", "ZAF", "ZAF", "JUD", False, None),
    (CAPE, "Anneke Botha", "ZAF", "ZAF", "JUD", False, "Anneke Botha"),
    (CAPE, "him", "ZAF", "ZAF", "ELI", False, "Themba Nkosi"),
    (CAPE, "Sipho Dube", None, "ZAF", "SOC", False, "Sipho Dube"),
    (CAPE, "The African National Congress", "ZAF", "ZAF", "PTY", False, None),
    (CAPE, "Supporters", None, "ZAF", "CVL", True, None),
    (CAPE, "the former president", "ZAF", "ZAF", "ELI", False, "Themba Nkosi"),
    (CAPE, "Lindiwe Khumalo", "ZAF", "ZAF", "GOV", False, "Lindiwe Khumalo"),
    (CAPE, "The opposition Democratic Alliance", "ZAF", "ZAF", "PTY", False, None),
    (CAPE, "Zimbabwe's president", "ZWE", "ZWE", "GOV", True, None),
    (ODER, "Klaus Berger", "DEU", "DEU", "GOV", False, "Klaus Berger"),
    (ODER, "Marek Zielinski", "POL", "POL", "GOV", False, "Marek Zielinski"),
    (ODER, "The two leaders", "DEU", "DEU", "GOV", False, "Klaus Berger"),
    (ODER, "Berger| said", "DEU", "DEU", "GOV", False, "Klaus Berger"),
    (ODER, "Warsaw", "POL", "POL", None, False, None),
    (ODER, "The European Commission", "EC", None, None, False, None),
    (ODER, "it| was studying", "EC", None, None, False, None),
    (ODER, "Hungary's foreign minister", "HUN", "HUN", "GOV", True, None),
    (ODER, "Brussels", "EU", None, None, False, None),
    (ODER, "A spokesman", "EC", None, None, True, None),
    (ODER, "Pro-European protesters", None, "HUN", "CVL", True, None),
    (ODER, "Austrian police", "AUT", "AUT", "COP", False, None),
)

KNOWN_MISSES = frozenset({(SHOAL, "Grace Montano"), (SHOAL, "Ramon Ibarra")})
"""Whose country only the drift of the report tells."""
