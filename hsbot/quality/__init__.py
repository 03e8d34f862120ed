"""Measuring answers over several sets of labelled questions: the suite, what each part brings, report and plots."""
