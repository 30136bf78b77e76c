"""Event records from Chinese local-government bulletins."""
