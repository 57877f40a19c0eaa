"""The project file: the only room that knows tables and SQL."""
