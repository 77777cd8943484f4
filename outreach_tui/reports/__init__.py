"""From facts to documents: sentences, tables and figures that know their records, in every format."""
