"""The services: plain classes that handle records, and the one file that makes them Ray actors."""
