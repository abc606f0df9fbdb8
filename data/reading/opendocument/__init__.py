"""OpenDocument spreadsheets, in a zip (.ods) or flat (.fods)."""
