"""The margin: cards beside the words that they belong to."""
