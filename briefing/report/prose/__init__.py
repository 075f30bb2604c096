"""A document as running text for a word processor: headings, paragraphs, lists, tables, pictures, endnotes.

`reading.py` turns every part of a document into these few kinds; Markdown and DOCX are two ways to write them down.
"""
