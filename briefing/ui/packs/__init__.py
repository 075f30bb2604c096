"""The place of packs: what is installed, the preview of an import with its conflicts, refusals, and undo of imports."""
