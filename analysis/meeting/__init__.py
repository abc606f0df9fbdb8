"""What is shown in a meeting: its screens, and the one page that holds them all."""
