"""What stands on the pages of a PDF, put in reading order; loaded only to read one."""
