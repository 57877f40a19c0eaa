"""A publication as a document of Word, by python-docx."""
