"""What is derived from selected items: state of coordination, profiles, evidence, disagreements, checks.

Pure functions over a `Selection`; each answers frozen values with ready sentences, so that window, pages and
command line say the same.
"""
