"""Four plain charts and a choice of year: what Streamlit's own charts cost at a key press."""

import plotly.graph_objects as go
import streamlit as st

year = st.selectbox("År", range(2024, 2014, -1), key="year")
for number, column in enumerate([*st.columns(2), *st.columns(2)], start=1):
    bars = go.Bar(x=list("abcdefgh"), y=[(year * number * place) % 7 + 1 for place in range(8)])
    column.plotly_chart(go.Figure(bars), key=f"figure-{number}")
