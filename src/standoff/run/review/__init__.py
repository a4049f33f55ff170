"""A human's word on the record, for the command line and the web alike.

Every function takes an open store and a `Signature` (who, when, why), checks what is wanted, keeps it as one decision
and returns its number; every list shows the record accordingly from then on. What cannot be done raises `ReviewError`
(or `QueryError`) with what was wrong, and changes nothing. Reading is in `store.reviews`: `queue`, `standing`,
`decisions`, `lost`, `idle`, `tellings`.

| function | decides |
| --- | --- |
| `accept`, `reject` | records, by id |
| `accept_document`, `reject_document` | a whole report: all its entries that nobody judged; everything in it |
| `edit` | fields of a record, written as on the command line: `{"status": "alleged", "actor": "SOM@Mogadishu"}` |
| `change` | fields of a record, by paths and JSON |
| `add` | a record that the coder did not find |
| `merge` | tellings of events are one event; of other records one stays with the evidence of all |
| `split` | a telling is another event than others |
| `rename`, `merge_parties`, `split_party` | what a party is called; that several are one; that a mention is another |
| `undo` | takes a decision back, one about issues too |
| `history` | the decisions about a record, or all |
"""

from standoff.run.review.decide import (
    accept,
    accept_document,
    change,
    history,
    merge,
    reject,
    reject_document,
    split,
    undo,
)
from standoff.run.review.parties import merge_parties, rename, split_party
from standoff.run.review.write import add, edit

__all__ = [
    "accept",
    "accept_document",
    "add",
    "change",
    "edit",
    "history",
    "merge",
    "merge_parties",
    "reject",
    "reject_document",
    "rename",
    "split",
    "split_party",
    "undo",
]
