"""The kit of parts: everything that screens are built from. It knows nothing of the workspace.

theme     `theme()` the theme in force: `.colour("ink-2")`, `.px(13)`, `.size("row-compact")`, `.space("m")`,
          `.font("body", weight, px)`, `.line("read")`, `.status_colour(glyph)`, `.motion("panel")`, `.dark`;
          `themes()`: `.changed` (signal), `.choose("dark", scale=1.15, reduced_motion=True)`. Ask in each paint event.
fonts     `load_fonts()`, `font(token)`            icons    `icon(name)`, `draw_icon(p, box, name, ink)`, `pixmap`
text      `plain`, `one_line`, `set_text(label, text)`, `set_button_text`, `set_tip(widget, text, key)`, `tip`,
          `isolate`, `compose("{a} of {b}", a=…)`, `bare`, `direction`, `safe_link`, `host_of`, `listed`,
          `copy_text(text, html)`
painters  `Chip(code, form, key, words)`, `chip_form(grade, disputes=)`, `draw_chip`, `draw_chips`, `chips_width`,
          `draw_status(p, box, glyph)`, `draw_split_diamond`, `draw_ring`, `draw_tag`, `hatch()`
strips    `StripSpan(start, end, glyph)` in years, `year_of(iso)`, `draw_strip(p, box, spans, first, last, due=)`
drawing   `draw_drawing(p, box, drawing)`, `Figure(drawing, words)`: ReportLab drawings on the screen
prose     `Prose(runs | text, token)`: wrapped text with the look's line height and marks between words. Runs:
          `Words(text, weight, ink, link)`, `Diamond()`, `Ring()`, `Chip(…)`; signals `chipActivated`, `linkActivated`
labels    `TextLabel(text, token, ink=, weight=, elide=, wrap=)` (`.show_text`, `.set_ink`), `Headline`, `Lead`, `Head`,
          `Label`, `Caption`, `KeyCap`, `IconMark(name, ink)`. Never make a QLabel yourself: these are plain text always
buttons   `Button(text, kind, icon_name=, small=, tip=, key=, clicked=)` with kind primary | plain | quiet |
          destructive | link; `.set_enabled(why_not | None)`; `IconButton(icon, words)`; `SegmentedControl`
chips     `FilterChip` (`.show_value(text, set_=)`, `clicked`, `cleared`), `StatusPill(glyph, word)`,
          `CitationChips(chips)` (`activated(key)`), `Tag`, `Mark("diamond" | "ring")`, `Grade(code, weak=)`
cards     `Card(head, note)` (`.body`, `.head_row`, `.set_rust`), `EmptyState(sentence, why, action, on_action)`,
          `Notice(head, words, form)`, `ProgressRow(what)` (`.show_progress`, `cancelled`), `Bar`
fields    `TextField(name)`, `TextArea`, `SearchField(placeholder)`, `Select(name, choices)`, `DateField(name)`
          (`.edtf()`, `.words()`, `.problem()`), `FormField(label, control)` (`.show_hint`, `.show_error`)
completing `dress_completions(completer, name)`: the list that a field offers as one types, drawn as other lists
choices   `Choice(key, words, note, chips)`, `ChoiceRows(name, choices, current)` (`chosen(key)`)
dialog    `Dialog(question, sentence, verbs)` (`.body`, `.answer`, `.buttons`), `Verb(key, words, kind)`,
          `ask(parent, question, sentence, verbs) -> key`, `Popover(parent)` (`.body`, `.show_at(anchor)`)
toast     `Toast(text, undo=, show=)`; the window stacks them: use `context.toast`
layouts   `row(*parts)`, `column(*parts)` (parts: widget, layout, pixels, None = stretch), `FlowLayout`, `Hairline`,
          `Ground(token, edges)`, `ScrollPage(token, margins)` (`.body`), `empty(layout)`
delegates `RowDelegate`: override `cell(p, box, index, state)`, draw with `.words`, `.name`, `.two_lines`, `.status`,
          `.chips`; `prepare_view(view, name)`
dragging  `offer_drag(view, chosen)`: rows dragged into a briefing; `item_data(items)`, `dropped_items(mime)`
focus     the 2 px ring round what has the keyboard's focus; a control asks for it with `setProperty("ring", True)`

Each control has an accessible name, is reached by keyboard and says its key in its tooltip. Nothing assumes that
reading runs from left to right: start and end, not left and right.
"""
