"""Assessment reports in Word, PDF and plain text: file -> lines with places -> sections -> rows."""
