"""A publication as an OpenDocument text."""
