"""What charts draw, as values, and the renderers that draw them: Plotly, slides, paper and sheets."""
