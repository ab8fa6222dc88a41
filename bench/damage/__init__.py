"""Clean text damaged the way OCR and PDF extraction damage it, every damage recorded, and a measure of what repairs it."""

from bench.damage.corpus import corpus
from bench.damage.damaged import Damaged
from bench.damage.kinds import KINDS, MIXTURES, damage
from bench.damage.measure import Score, measure

__all__ = ["KINDS", "MIXTURES", "Damaged", "Score", "corpus", "damage", "measure"]
