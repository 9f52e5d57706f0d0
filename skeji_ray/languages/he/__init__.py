"""Hebrew: the words that acts, slots and times are said in."""
