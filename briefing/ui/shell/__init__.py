"""The shell: window, navigation, top bar, evidence panel, palette, status line, tray; what every place stands in.

context   `Context`: the workspace, the selection, the as-of date, the current draft and what is chosen; every place
          gets it, reads through it and writes through `context.do(lambda: workspace.edit(…))`.
place     `Place`: the base of every place.            jobs    `context.jobs.start(…)`: long work off the thread.
places    the table of places: `module:Class` of each; the window builds it when it is first opened, and leaves out
          of the navigation what has no module. Ctrl+N calls `briefing.ui.adding.open_adding(context, parent)`.
"""
