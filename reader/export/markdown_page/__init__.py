"""A publication in Markdown: CommonMark with tables and footnotes, as GitHub and pandoc know it."""
