"""The least page that shows a number: what Streamlit itself costs."""

import streamlit as st

st.title("Programstatus")
for column, label in zip(st.columns(3), ("Vurdering", "Budsjett", "Arbeidsplasser"), strict=True):
    column.metric(label, 4.5, 0.5)
