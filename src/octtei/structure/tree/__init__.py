"""Tree: from told blocks to the nested nodes of an edition."""
