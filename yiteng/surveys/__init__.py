"""Surveys (调查): forms written in Excel, answered on the web, on paper, in Excel or on phones."""
