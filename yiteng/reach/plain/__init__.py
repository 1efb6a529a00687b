"""Plain files in and out: places, sites, minutes and roads as CSV, GeoJSON or OSM. No Django.

Used by `yiteng reach`, by scenarios, and by workers elsewhere; everything in between are plain values.
"""
