"""From a file to stored rows and back. Knows nothing of streamlit or plotly."""
