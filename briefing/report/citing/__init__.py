"""Sources as others cite them: CSL-JSON and BibTeX records, and references by a citation style."""
