"""Tests of designation."""
