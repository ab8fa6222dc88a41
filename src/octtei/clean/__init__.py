"""Cleaning: characters that damage changed are repaired as recorded edits; lines and furniture stay."""

from octtei.clean.decide import near
from octtei.clean.order import ORDER, RULES
from octtei.clean.rule import Kind, Passage, Rule, rule
from octtei.clean.stage import clean, proposals

__all__ = ["ORDER", "RULES", "Kind", "Passage", "Rule", "clean", "near", "proposals", "rule"]
