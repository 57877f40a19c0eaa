"""The window: PySide6 widgets over the store; imported by app.py alone."""
