"""What each page shows, as one answer to one question: a headline and its charts. Packs are made of the same."""
