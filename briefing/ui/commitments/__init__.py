"""The commitments: what was promised, by whom, what became of it, and what each status rests on."""
