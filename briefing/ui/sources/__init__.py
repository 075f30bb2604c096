"""The place of sources: the list with letters and counts, and the record of one source with all that it states."""
