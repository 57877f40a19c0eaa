"""The reading page: the article's text, the marks painted under it, and the gestures on it."""
