"""What takes back or changes what was just done, shown or decided."""
