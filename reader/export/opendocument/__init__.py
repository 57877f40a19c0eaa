"""A publication as an OpenDocument text, in a package by odfdo."""
