"""hsbot answers questions with passages quoted word for word from dated news articles."""

__version__ = "0.1.0"
