"""The table of times: text, and for each expression its words, type and value."""

from datetime import date

Row = tuple[str, str, str | None]

FRI = date(2021, 6, 11)


def d(words: str, value: str | None) -> Row:
    return (words, "DATE", value)


def t(words: str, value: str | None) -> Row:
    return (words, "TIME", value)


def u(words: str, value: str | None) -> Row:
    return (words, "DURATION", value)


def s(words: str, value: str | None) -> Row:
    return (words, "SET", value)


ANCHORED: list[tuple[str, list[Row]]] = [
    # weekdays: tense and governing verb tell the direction
    ("The minister said Thursday that the road was open.", [d("Thursday", "2021-06-10")]),
    ("The minister said on Friday that the road was open.", [d("Friday", "2021-06-11")]),
    ("The two presidents met on Monday.", [d("Monday", "2021-06-07")]),
    ("The two presidents will meet on Monday.", [d("Monday", "2021-06-14")]),
    ("The two presidents are to meet on Monday.", [d("Monday", "2021-06-14")]),
    ("They agreed to meet on Monday.", [d("Monday", "2021-06-14")]),
    ("They failed to meet on Monday.", [d("Monday", "2021-06-07")]),
    ("A summit scheduled for Tuesday was put off.", [d("Tuesday", "2021-06-15")]),
    ("The court is due to rule on Wednesday.", [d("Wednesday", "2021-06-16")]),
    ("The assembly would vote on Sunday, he said.", [d("Sunday", "2021-06-13")]),
    ("Ahead of talks on Saturday, both armies held fire.", [d("Saturday", "2021-06-12")]),
    ("They had left the city on Saturday.", [d("Saturday", "2021-06-05")]),
    ("The talks that were held on Tuesday failed.", [d("Tuesday", "2021-06-08")]),
    ("The council meets on Monday.", [d("Monday", "2021-06-14")]),
    ("The ministry has until Sunday to answer.", [d("Sunday", "2021-06-13")]),
    ("If the rebels attack on Sunday, the army will respond.", [d("Sunday", "2021-06-13")]),
    ("Monday's raid killed two soldiers.", [d("Monday", "2021-06-07")]),
    ("The accord may be signed Wednesday.", [d("Wednesday", "2021-06-16")]),
    ("The accord may have been signed Wednesday.", [d("Wednesday", "2021-06-09")]),
    ("Both sides plan to talk on Thursday.", [d("Thursday", "2021-06-17")]),
    # "last", "this", "next" by distance
    ("The envoy left last Tuesday.", [d("last Tuesday", "2021-06-08")]),
    ("The envoy left last Thursday.", [d("last Thursday", "2021-06-03")]),
    ("The envoy will leave next Monday.", [d("next Monday", "2021-06-14")]),
    ("The envoy will leave next Saturday.", [d("next Saturday", "2021-06-19")]),
    ("The envoy left this Tuesday.", [d("this Tuesday", "2021-06-08")]),
    ("The envoy will leave this coming Monday.", [d("this coming Monday", "2021-06-14")]),
    ("The envoy left this past Monday.", [d("this past Monday", "2021-06-07")]),
    ("The envoy left on Friday of last week.", [d("Friday of last week", "2021-06-04")]),
    ("The envoy left last week.", [d("last week", "2021-W22")]),
    ("The envoy will leave next week.", [d("next week", "2021-W24")]),
    ("The envoy left this week.", [d("this week", "2021-W23")]),
    ("The envoy left last month.", [d("last month", "2021-05")]),
    ("The envoy left last year.", [d("last year", "2020")]),
    ("The envoy left last December.", [d("last December", "2020-12")]),
    ("The envoy left last June.", [d("last June", "2020-06")]),
    ("The envoy will leave next March.", [d("next March", "2022-03")]),
    ("The envoy left last summer.", [d("last summer", "2020-SU")]),
    ("The envoy will leave next spring.", [d("next spring", "2022-SP")]),
    ("The envoy will leave this summer.", [d("this summer", "2021-SU")]),
    ("Growth slowed last quarter.", [d("last quarter", "2021-Q1")]),
    ("The law will pass next quarter.", [d("next quarter", "2021-Q3")]),
    ("The treaty dates from the last century.", [u("the last century", "P1CE")]),
    # weekends
    ("Two people died over the weekend.", [d("the weekend", "2021-06-05/2021-06-06")]),
    ("Two people died last weekend.", [d("last weekend", "2021-06-05/2021-06-06")]),
    ("A vote will be held this weekend.", [d("this weekend", "2021-06-12/2021-06-13")]),
    ("A vote will be held next weekend.", [d("next weekend", "2021-06-19/2021-06-20")]),
    # days and nights
    ("The envoy left today.", [d("today", "2021-06-11")]),
    ("The envoy left yesterday.", [d("yesterday", "2021-06-10")]),
    ("The envoy will leave tomorrow morning.", [t("tomorrow morning", "2021-06-12TMO")]),
    ("The envoy will leave tonight.", [t("tonight", "2021-06-11TNI")]),
    ("Shells fell last night.", [t("last night", "2021-06-10TNI")]),
    ("Shells fell this morning.", [t("this morning", "2021-06-11TMO")]),
    ("Shells fell overnight.", [t("overnight", "2021-06-10TNI")]),
    ("Shells fell on Thursday night.", [t("Thursday night", "2021-06-10TNI")]),
    ("Shells fell early on Thursday.", [d("early on Thursday", "2021-06-10")]),
    ("Shells fell the day before yesterday.", [d("the day before yesterday", "2021-06-09")]),
    ("They will meet the day after tomorrow.", [d("the day after tomorrow", "2021-06-13")]),
    # months and days without their year
    ("The army took the town in December.", [d("December", "2020-12")]),
    ("The army took the town in May.", [d("May", "2021-05")]),
    ("The assembly will vote in December.", [d("December", "2021-12")]),
    ("The assembly will vote in March.", [d("March", "2022-03")]),
    ("On Jan. 14 the two sides signed a draft.", [d("Jan. 14", "2021-01-14")]),
    ("They signed a draft on 30 December.", [d("30 December", "2020-12-30")]),
    ("The ban will end on 5 January.", [d("5 January", "2022-01-05")]),
    ("The ban has been in force since February.", [d("February", "2021-02")]),
    ("Since July the ban has been in force.", [d("July", "2020-07")]),
    ("Talks began in mid-February.", [d("mid-February", "2021-02")]),
    ("The force must leave by the end of March.", [d("the end of March", "2022-03")]),
    ("The force must leave by the end of the year.", [d("the end of the year", "2021")]),
    ("The force must leave by year-end.", [d("year-end", "2021-12-31")]),
    ("Fighting broke out earlier this month.", [d("earlier this month", "2021-06")]),
    ("Fighting broke out late last year.", [d("late last year", "2020")]),
    ("Talks will open early next week.", [d("early next week", "2021-W24")]),
    ("Talks will open later this year.", [d("later this year", "2021")]),
    ("Talks opened at the beginning of last year.", [d("the beginning of last year", "2020")]),
    ("Talks opened in March last year.", [d("March last year", "2020-03")]),
    ("Talks will open in March of next year.", [d("March of next year", "2022-03")]),
    ("Talks opened in the first week of May.", [d("the first week of May", "2021-05")]),
    ("Exports fell in the first quarter.", [d("the first quarter", "2021-Q1")]),
    ("Exports will rise in the second half of the year.", [d("the second half of the year", "2021-H2")]),
    ("They signed it on New Year's Eve.", [d("New Year's Eve", "2020-12-31")]),
    # counted from the day of speech
    ("They signed it two days ago.", [d("two days ago", "2021-06-09")]),
    ("They signed it three weeks ago.", [d("three weeks ago", "2021-W20")]),
    ("They signed it five months ago.", [d("five months ago", "2021-01")]),
    ("They signed it seven years ago.", [d("seven years ago", "2014")]),
    ('"[Nine] years ago we signed it," he said.', [d("[Nine] years ago", "2012")]),
    ("They signed it a decade ago.", [d("a decade ago", "2011")]),
    ("They signed it a few days ago.", [d("a few days ago", "PAST_REF")]),
    ("It will expire ten days from now.", [d("ten days from now", "2021-06-21")]),
    ("They have talked for the past three weeks.", [u("the past three weeks", "P3W")]),
    ("They will talk over the next two days.", [u("the next two days", "P2D")]),
    ("They will talk in the coming weeks.", [u("the coming weeks", "PXW")]),
    # hours
    ("The truce began at 10:30 a.m. on Monday.", [t("10:30 a.m. on Monday", "2021-06-07T10:30")]),
    ("The truce began on Monday at 10:30 a.m. local time.", [t("Monday at 10:30 a.m. local time", "2021-06-07T10:30")]),
    ("The truce will begin at noon on Sunday.", [t("noon on Sunday", "2021-06-13T12:00")]),
    ("The truce began at 5pm yesterday.", [t("5pm yesterday", "2021-06-10T17:00")]),
    ("The truce began on June 3 at 1400 GMT.", [t("June 3 at 1400 GMT", "2021-06-03T14:00Z")]),
    (
        "It began at 4pm local time (1300 GMT) on Monday.",
        [t("4pm local time (1300 GMT) on Monday", "2021-06-07T16:00")],
    ),
    # between and from
    (
        "Between 20 November and 11 December 2015 the post was empty.",
        [d("20 November", "2015-11-20"), d("11 December 2015", "2015-12-11")],
    ),
    ("The show is to run from May 23 to July 9.", [d("May 23", "2021-05-23"), d("July 9", "2021-07-09")]),
    ("The talks ran from 14-16 March.", [d("14-16 March", "2021-03-14/2021-03-16")]),
    ("From May to July 2020 nobody met.", [d("May", "2020-05"), d("July 2020", "2020-07")]),
    ("The vote due in November has been put off.", [d("November", "2021-11")]),
    ("Brazil hopes to bring both sides together on Thursday.", [d("Thursday", "2021-06-17")]),
    ("Heading into Tuesday's vote, both sides held fire.", [d("Tuesday", "2021-06-15")]),
    (
        "The talks, first planned for April, are now set for September.",
        [
            d("April", "2021-04"),
            d("now", "PRESENT_REF"),
            d("September", "2021-09"),
        ],
    ),
    ("They will vote this coming weekend.", [d("this coming weekend", "2021-06-12/2021-06-13")]),
    ("They voted this past Thursday.", [d("this past Thursday", "2021-06-10")]),
    ("They vote on the second Sunday of July.", [d("the second Sunday of July", "2021-07-11")]),
    ("They voted on the last Friday in May.", [d("the last Friday in May", "2021-05-28")]),
    ("They will vote on the first Monday of next month.", [d("the first Monday of next month", "2021-07-05")]),
    ("They met in the week of March 4.", [d("the week of March 4", "2021-W09")]),
    ("They met half a year ago.", [d("half a year ago", "2020-12")]),
    ("In a March interview he denied it.", [d("March", "2021-03")]),
    ("He denied it in a May 12 letter.", [d("May 12", "2021-05-12")]),
    ("He said that Monday would do.", [d("Monday", "2021-06-14")]),
    ("The deadline is midnight Friday.", [t("midnight Friday", "2021-06-11T24:00")]),
    ("It takes effect at 12:01 a.m. on Aug. 1.", [t("12:01 a.m. on Aug. 1", "2021-08-01T00:01")]),
    ("They shelled the town in the early hours of June 3.", [t("the early hours of June 3", "2021-06-03TMO")]),
    # a counted day beside its date
    (
        "On Tuesday, the third day of the talks, they left.",
        [d("Tuesday", "2021-06-08"), d("the third day", "2021-06-08")],
    ),
    ("Opening day, May 23, was calm.", [d("Opening day", "2021-05-23"), d("May 23", "2021-05-23")]),
    ("Yesterday, day five of the siege, was calm.", [d("Yesterday", "2021-06-10"), d("day five", "2021-06-10")]),
    ("The third day of the talks was calm.", []),
    # inside a quotation "today" counts from the day of saying
    ('"We will meet tomorrow," the envoy said on Tuesday.', [d("tomorrow", "2021-06-09"), d("Tuesday", "2021-06-08")]),
    ("“Today we sign,” she told reporters Wednesday.", [d("Today", "2021-06-09"), d("Wednesday", "2021-06-09")]),
    (
        "On Monday the envoy said: “It rained last night.”",
        [d("Monday", "2021-06-07"), t("last night", "2021-06-06TNI")],
    ),
    ('"We will meet tomorrow," the envoy said.', [d("tomorrow", "2021-06-12")]),
    (
        '"We will meet tomorrow," the envoy said of the talks that were held on Tuesday.',
        [d("tomorrow", "2021-06-12"), d("Tuesday", "2021-06-08")],
    ),
    (
        "On Monday they met. The army said today that it would stay.",
        [d("Monday", "2021-06-07"), d("today", "2021-06-11")],
    ),
    # the narrative inside a report
    (
        "On 4 March the rebels took the town. The following day the army struck back.",
        [d("4 March", "2021-03-04"), d("The following day", "2021-03-05")],
    ),
    (
        "The bridge fell on 4 March 2019. Two days later the town followed.",
        [d("4 March 2019", "2019-03-04"), d("Two days later", "2019-03-06")],
    ),
    ("They met on Monday and again the next day.", [d("Monday", "2021-06-07"), d("the next day", "2021-06-08")]),
    ("It opened in 2018. The same year a mine closed.", [d("2018", "2018"), d("The same year", "2018")]),
    # the year told last stays with the news where the story is only mentioned
    ("He became minister in 2009. In March he resigned.", [d("2009", "2009"), d("March", "2021-03")]),
]

SHAPES: list[tuple[str, list[Row]]] = [
    # whole dates
    ("It was signed on March 4, 2019.", [d("March 4, 2019", "2019-03-04")]),
    ("It was signed on 4 March 2019.", [d("4 March 2019", "2019-03-04")]),
    ("It was signed on the 4th of March, 2019.", [d("the 4th of March, 2019", "2019-03-04")]),
    ("It was signed on March 4th, 2019.", [d("March 4th, 2019", "2019-03-04")]),
    ("It was signed on Monday, March 4, 2019.", [d("Monday, March 4, 2019", "2019-03-04")]),
    ("It was signed on Monday 4 March 2019.", [d("Monday 4 March 2019", "2019-03-04")]),
    ("It was signed on Mon., Mar. 4, 2019.", [d("Mon., Mar. 4, 2019", "2019-03-04")]),
    ("It was signed on 2019-03-04.", [d("2019-03-04", "2019-03-04")]),
    ("It was signed on 25/12/2019.", [d("25/12/2019", "2019-12-25")]),
    ("It was signed on 12/25/2019.", [d("12/25/2019", "2019-12-25")]),
    ("It was signed on 04.03.2019.", [d("04.03.2019", "2019-03-04")]),
    ("It was signed on 03/04/2019.", [d("03/04/2019", None)]),
    ("It was signed in March 2019.", [d("March 2019", "2019-03")]),
    ("It was signed in March, 2019.", [d("March, 2019", "2019-03")]),
    ("It was signed in Sept. 2019.", [d("Sept. 2019", "2019-09")]),
    ("It was signed in March of 2019.", [d("March of 2019", "2019-03")]),
    ("It was signed in 2019.", [d("2019", "2019")]),
    ("It was signed in early 2019.", [d("early 2019", "2019")]),
    ("It was signed in mid-2019.", [d("mid-2019", "2019")]),
    ("It was signed late in 2019.", [d("late in 2019", "2019")]),
    ("It was signed in the spring of 2019.", [d("the spring of 2019", "2019-SP")]),
    ("It was signed in autumn 2019.", [d("autumn 2019", "2019-FA")]),
    ("It was signed in the winter of 2019-20.", [d("the winter of 2019-20", "2019-WI")]),
    ("It was signed in Q3 2019.", [d("Q3 2019", "2019-Q3")]),
    ("It was signed in the third quarter of 2019.", [d("the third quarter of 2019", "2019-Q3")]),
    ("The war of 1914-18 left scars.", [d("1914", "1914"), d("18", "1918")]),
    ("He ruled in 1955–1963.", [d("1955", "1955"), d("1963", "1963")]),
    ("He ruled in the 1990s.", [d("the 1990s", "199")]),
    ("He ruled in the late 1990s.", [d("the late 1990s", "199")]),
    ("He ruled in the '80s.", [d("the '80s", "198")]),
    ("He ruled in the sixties.", [d("the sixties", "196")]),
    ("He wrote of the 19th century.", [d("the 19th century", "18")]),
    ("He wrote of the fifth century BC.", [d("the fifth century BC", "BC04")]),
    ("The city fell in 480 BC.", [d("480 BC", "BC0480")]),
    ("The city fell in 146 B.C.", [d("146 B.C.", "BC0146")]),
    ("On May 5 and 9, 2018, shells fell.", [d("May 5", "2018-05-05"), d("9, 2018", "2018-05-09")]),
    ("On the night of 14 May shells fell.", [t("the night of 14 May", "2021-05-14TNI")]),
    ("In the early hours of Tuesday shells fell.", [t("the early hours of Tuesday", "2021-06-08TMO")]),
    ("The attacks of 9/11 changed that.", [d("9/11", "2001-09-11")]),
    # lengths
    ("They agreed on a 30-day ceasefire.", [u("30-day", "P30D")]),
    ("The truce held for 10 days.", [u("10 days", "P10D")]),
    ("They must answer within 48 hours.", [u("48 hours", "PT48H")]),
    ("They signed a three-year deal.", [u("three-year", "P3Y")]),
    ("It was the worst flood in decades.", [u("decades", "PXDE")]),
    ("They have talked for years.", [u("years", "PXY")]),
    ("The months-long siege ended.", [u("months-long", "PXM")]),
    ("The month-long siege ended.", [u("month-long", "P1M")]),
    ("A yearlong siege ended.", [u("yearlong", "P1Y")]),
    ("It took two and a half years.", [u("two and a half years", "P2.5Y")]),
    ("He got four-and-a-half years.", [u("four-and-a-half years", "P4.5Y")]),
    ("It took a year and a half.", [u("a year and a half", "P1.5Y")]),
    ("It took half an hour.", [u("half an hour", "PT0.5H")]),
    ("It took twenty-five days.", [u("twenty-five days", "P25D")]),
    ("It took a couple of weeks.", [u("a couple of weeks", "P2W")]),
    ("It took several weeks.", [u("several weeks", "PXW")]),
    ("It took two to three weeks.", [u("two to three weeks", "PXW")]),
    ("It took a fortnight.", [u("a fortnight", "P2W")]),
    ("It lasted five bloody days.", [u("five bloody days", "P5D")]),
    ("They met for two hours.", [u("two hours", "PT2H")]),
    ("They met two hours later.", [u("two hours", "PT2H")]),
    ("He got five years in prison.", [u("five years", "P5Y")]),
    ("It fell more than a year after the coup.", [u("a year", "P1Y")]),
    ("The summer of '98 was hot.", [d("The summer of '98", "1998-SU")]),
    ("It spans the late 18th and early 19th centuries.", [d("the late 18th", "17"), d("early 19th centuries", "18")]),
    ("The 1950-53 war ended in a truce.", [d("1950", "1950"), d("53", "1953")]),
    ("It was the last year of his rule.", [u("the last year", "P1Y")]),
    # sets
    ("They earn 15 dollars an hour.", [s("an hour", "XXXX-XX-XXTXX")]),
    ("They flew 40 sorties per day.", [s("per day", "P1D")]),
    ("There is shelling every day.", [s("every day", "XXXX-XX-XX")]),
    ("There is daily shelling.", [s("daily", "XXXX-XX-XX")]),
    ("They meet every week.", [s("every week", "XXXX-WXX")]),
    ("They meet every Monday.", [s("every Monday", "XXXX-WXX-1")]),
    ("They meet on Mondays.", [s("Mondays", "XXXX-WXX-1")]),
    ("They meet every two weeks.", [s("every two weeks", "P2W")]),
    ("They meet twice a week.", [s("a week", "XXXX-WXX")]),
    ("They pay 40 dollars per month.", [s("per month", "P1M")]),
    ("They meet annually.", [s("annually", "XXXX")]),
    # references
    ("The road is now open.", [d("now", "PRESENT_REF")]),
    ("The road was recently opened.", [d("recently", "PAST_REF")]),
    ("The road is closed at the moment.", [d("at the moment", "PRESENT_REF")]),
    ("Trade has grown in recent years.", [d("recent years", "PAST_REF")]),
    ("Trade may grow in the near future.", [d("the near future", "FUTURE_REF")]),
]

HISTORY: list[tuple[str, list[Row]]] = [
    (
        "The war began in May 1911. In June the fleet left. By September 1912 the islands had fallen, and in "
        "October 1912 peace was signed. In January the troops went home.",
        [
            d("May 1911", "1911-05"),
            d("June", "1911-06"),
            d("September 1912", "1912-09"),
            d("October 1912", "1912-10"),
            d("January", "1913-01"),
        ],
    ),
    (
        "On 3 May 1866 the army marched. The following day it crossed the river. On 7 May 1866 it met the enemy; "
        "the same day the bridge fell. On 9 May 1866 a truce was made. Two days later it broke.",
        [
            d("3 May 1866", "1866-05-03"),
            d("The following day", "1866-05-04"),
            d("7 May 1866", "1866-05-07"),
            d("the same day", "1866-05-07"),
            d("9 May 1866", "1866-05-09"),
            d("Two days later", "1866-05-11"),
        ],
    ),
    (
        "In March 1848 the king fled. Later that month a republic was declared. In June 1848 it fell. The previous "
        "year bread had been dear. By August 1848 order was back, and at the end of the year the king returned.",
        [
            d("March 1848", "1848-03"),
            d("Later that month", "1848-03"),
            d("June 1848", "1848-06"),
            d("The previous year", "1847"),
            d("August 1848", "1848-08"),
            d("the end of the year", "1848"),
        ],
    ),
    (
        "The league was founded in April 1901. It split in July 1902. A study of 1985 calls it weak. In September it "
        "met in Bern, and in May 1903 it was dissolved.",
        [
            d("April 1901", "1901-04"),
            d("July 1902", "1902-07"),
            d("1985", "1985"),
            d("September", "1902-09"),
            d("May 1903", "1903-05"),
        ],
    ),
]

UNANCHORED: list[tuple[str, list[Row]]] = [
    ("The minister said Thursday that talks would begin.", [d("Thursday", None)]),
    ("The talks failed last week.", [d("last week", None)]),
    ("The talks failed two days ago.", [d("two days ago", None)]),
    ("On March 4 the rebels took the town.", [d("March 4", None)]),
    ("The talks failed in December.", [d("December", None)]),
    ("The talks failed overnight.", [t("overnight", None)]),
    ("The talks failed over the weekend.", [d("the weekend", None)]),
    ("The talks failed on Monday night.", [t("Monday night", None)]),
    ("The talks failed on the following day.", [d("the following day", None)]),
    ("The talks failed on March 4, 2019.", [d("March 4, 2019", "2019-03-04")]),
    ("The talks lasted ten days.", [u("ten days", "P10D")]),
    (
        "On 4 March 2019 the rebels took the town. In June they left.",
        [d("4 March 2019", "2019-03-04"), d("June", "2019-06")],
    ),
]

TIMELESS: list[str] = [
    "A 42-year-old man was held.",
    "The boy was 14 years old.",
    "The child was nine months old.",
    "John Roe, 51, was held.",
    "The president may resign.",
    "Mrs. May said that he would march on.",
    "About 2,000 troops crossed the river.",
    "Some 1500 people marched.",
    "The paper cost $1999.",
    "The council passed Resolution 1973.",
    "The fall of the capital shocked them.",
    "Prices will fall and hopes spring up.",
    "The march on the capital was banned.",
    "He spoke of a second term and a third party.",
    "The minute details mattered.",
    "Both sides won in the second round.",
    "The score was 3-2.",
    "He read Exodus 18:21 to them.",
    "He told USA TODAY that he would stay.",
    "On Super Tuesday the party split.",
    "He lives at the Mar-a-Lago resort.",
    "He hopes for a better tomorrow.",
    "The Summer Olympics opened.",
    "The Christmas tree was lit.",
    "He took the road to @user2188.",
    "It is a 2000 year old custom.",
    "He argued about the future of the bloc.",
    "Shells hit the 4th brigade.",
    "The first lady met the last king.",
    "He came last and next of kin came first.",
]
