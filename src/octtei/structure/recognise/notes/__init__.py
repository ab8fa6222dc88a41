"""Notes: the lines that are notes, at the foot of a page, in the flow of the text, behind a chapter or a book."""
