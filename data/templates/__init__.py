"""Workbooks that we write: the template, and annotated copies of what people sent."""
