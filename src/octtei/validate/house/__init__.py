"""House rules: what no grammar says of a TEI document, each a small function."""

from octtei.validate.house.document import Document, Hit
from octtei.validate.house.table import HOUSE, HouseRule, hits

__all__ = ["HOUSE", "Document", "Hit", "HouseRule", "hits"]
