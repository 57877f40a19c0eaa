"""The Timeline view: who said what when."""
