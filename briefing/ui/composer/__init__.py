"""The place of briefings: the list of them, and the composer with outline, text and the page as it will print."""
