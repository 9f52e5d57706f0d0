"""What is remembered, behind five verbs: insert, get, find, replace-if-version, delete."""
