"""What things are: items, dates, citations, statuses, scales and briefings, without files, SQL or windows."""
