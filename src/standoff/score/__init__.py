"""Agreement of records with gold ones, and records that humans reviewed as gold."""

from standoff.score.agree import Agreement, KindAgreement, agreement, sum_up
from standoff.score.gold import GoldReport, read_gold
from standoff.score.write import gold_of, write_gold

__all__ = [
    "Agreement",
    "GoldReport",
    "KindAgreement",
    "agreement",
    "gold_of",
    "read_gold",
    "sum_up",
    "write_gold",
]
