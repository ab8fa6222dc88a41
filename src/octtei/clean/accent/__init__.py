"""Lost accents: the cipher of a broken font is learnt from the document and undone."""

from octtei.clean.accent.learn import learn
from octtei.clean.accent.repair import repairs

__all__ = ["learn", "repairs"]
