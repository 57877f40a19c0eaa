"""What another program has made of texts: its shape, how it is placed, what it becomes here."""
