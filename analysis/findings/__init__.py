"""What the figures say in words: the headline of each page, and what is worth talking about."""
