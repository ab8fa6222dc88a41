"""The noisy channel: which word the print had, given what recognition made of it and the words beside it."""
