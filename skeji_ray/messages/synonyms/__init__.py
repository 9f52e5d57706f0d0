"""What people call services and cities, one module a language: the tables of `messages.vocabulary`."""
