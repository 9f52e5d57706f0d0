"""What the results of steps mean to the one who asked, by subject: each module has a table of what it tells."""
