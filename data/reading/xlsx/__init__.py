"""Open XML workbooks (.xlsx, .xlsm), written in any way the standard allows."""
