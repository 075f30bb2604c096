"""The timeline: what happened, in lanes on one axis of time, with its chronology beside it in step."""
