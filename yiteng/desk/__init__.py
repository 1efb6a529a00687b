"""Home, my desk, area pages, search, facts: pages that gather what all slices know."""
