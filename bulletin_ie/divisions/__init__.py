"""Administrative divisions: the table, a user's gazetteer, names in a text, and whose bulletin a page is."""
