"""The gate (四不开): four named tests, each a few rules, each rule one sentence for people.

`judge` in `registry` applies the tests to a `Dossier`; nothing here reads a clock or a database.
"""
