"""How Selon looks: colours, fonts, icons and the style sheet; it knows no article and no window."""
