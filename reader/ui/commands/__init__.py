"""What each action does: the methods named as the rows of the action table."""
