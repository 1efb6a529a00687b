"""The meetings of a year: plan, quota, days without meetings, and what meetings cost people."""
