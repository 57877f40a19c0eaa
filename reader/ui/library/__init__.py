"""The left of the window: the articles of the project, and its tags."""
