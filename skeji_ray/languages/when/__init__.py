"""The grammar of time: what a text says of days and hours, in any language whose words of time are given."""
