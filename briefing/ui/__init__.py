"""The application: a kit of parts, the shell, and one package for each place."""
