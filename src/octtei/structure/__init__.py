"""Structure: from lines to an edition's tree, by the evidence of their geometry."""

from octtei.structure.stage import structure

__all__ = ["structure"]
