"""The open card: the one live form, in which an annotation is described."""
