"""The words of the school, one name a thing: found in lessons, on a page of their own and by the search."""
