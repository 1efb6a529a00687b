"""Facilities, services, designation, cost and bed-days."""
