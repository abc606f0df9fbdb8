"""Numbers, findings and figures from a snapshot. Knows nothing of streamlit; a connection is passed in."""
