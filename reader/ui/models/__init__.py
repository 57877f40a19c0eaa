"""Item models over the session: what lists show, kept current by the edits that are told."""
