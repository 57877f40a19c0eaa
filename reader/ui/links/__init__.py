"""Links between claims and statements: shown, made and taken off, wherever one of them is shown."""
