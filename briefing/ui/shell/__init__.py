"""The shell: window, navigation, top bar, evidence panel, palette, status line, tray; what every place stands in.

context   `Context`: the workspace, the selection, the as-of date, the current draft and what is chosen; every place
          gets it, reads through it and writes through `context.do(lambda: workspace.edit(…))`.
place     `Place`: the base of every place.            jobs    `context.jobs.start(…)`: long work off the thread.
places    the table of places; the window builds each when it is first opened.
"""
