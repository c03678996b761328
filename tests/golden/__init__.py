"""Pictures the demo and the tests look at, each with the script that makes it."""
