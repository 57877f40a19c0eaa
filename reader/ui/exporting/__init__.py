"""The parts of the export dialog: formats, what goes out, options, and the preview."""
