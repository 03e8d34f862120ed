"""How the reader was made: windows, training, export, evaluation. Not part of the package."""
