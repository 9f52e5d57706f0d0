"""What is made from the code's own tables: `python -m tools.generate`."""
