"""Dialogs: each in its own file and imported only when it is opened; none while marking."""
