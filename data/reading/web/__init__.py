"""Web pages with tables in them, alone (.html) or in an archive (.mht), as programs export them by the name of .xls."""
