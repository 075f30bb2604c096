"""The page engine: lays a document out with ReportLab in the printed look and finishes the file with pikepdf."""
