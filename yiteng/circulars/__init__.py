"""Circulars 督查通报: drafted from facts, approved by a leader, exported to Word; they rank nobody."""
