"""Words for codes and problems, in the language in use; for the faces and the reports."""
