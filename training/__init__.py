"""How the reader was made: pairs, training, export, evaluation. Not part of the package."""
