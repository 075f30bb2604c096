"""Institutions: the list of bodies, and the profile of one with its history, fields, relations and evidence.

place       `InstitutionsPlace`, what the window opens: the list where no body is open, else its profile
listing     rows, filters and groups of the list as plain values          list_page, list_view   how they are shown
profile_page  header, history strip, tabs         field_row, disputed_row, value_editor   one field of a record
writing     the acts: edit a field with its citation, rule on a dispute
"""
