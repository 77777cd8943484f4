"""Getting records in from what people already have: typed lines, bulletins, workbooks. Knows no database."""
