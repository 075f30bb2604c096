"""Figures: from plain values to one drawing, shown alike on the screen and in the PDF.

A drawing is a ReportLab `Drawing` that holds only Rect, Line, Polygon, PolyLine, Circle, String and Group, so that
the page engine and the window can both paint it. Nothing of ReportLab is imported until a figure is drawn.
"""
