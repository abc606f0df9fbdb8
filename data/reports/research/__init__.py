"""Reports that follow or evaluate a programme: their lists of lessons, recommendations, dates and participants."""
