"""What the exchange formats of qualitative analysis (REFI-QDA 1.0, XML) are made of."""
