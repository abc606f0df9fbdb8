"""What the other rooms speak of: data sets, problems, tables, names, words."""
