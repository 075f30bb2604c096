"""A document as a DOCX file with what a word processor knows: styles, endnotes, captions, table heads, links.

Made through python-docx, which is loaded only when such a file is asked for.
"""
