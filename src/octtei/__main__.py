"""`python -m octtei`: the same as the command."""

from octtei.cli import main

main()
