"""The verbs of the command line, one a file: each takes the parsed arguments and the Config and returns the status."""
