"""Reading articles: from files to Article records, their sentences and passages."""
