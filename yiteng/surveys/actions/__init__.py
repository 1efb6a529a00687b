"""Writes of surveys: surveys and their forms, submissions, what is drawn from them."""
