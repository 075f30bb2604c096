"""The evidence of a briefing: what is printed as plain rows, attached to the PDF, read again and held against today."""
