"""What `yiteng reach` can be asked: its words, and the values they become."""

from __future__ import annotations

import argparse
from pathlib import Path

from yiteng.reach.analysis.coordinates import SYSTEMS
from yiteng.reach.plain.choosing import MODELS
from yiteng.reach.plain.points import Unreadable
from yiteng.reach.plain.question import Question
from yiteng.reach.plain.reaching import SCORES, Wanted
from yiteng.reach.plain.routes import Way


def way_words(parser: argparse.ArgumentParser) -> None:
    """The files of places and sites, and how minutes are found."""
    parser.add_argument("places", type=Path, help="places: id, name, lon, lat, people, town …")
    parser.add_argument("sites", type=Path, help="sites: id, name, lon, lat, supply, state …")
    minutes_words(parser)
    parser.add_argument("--engine", choices=("here", "dask"), default="here",
                        help="dask: one task a county (column county) on a running cluster")  # fmt: skip
    parser.add_argument("--cluster", help="address of the Dask scheduler")
    parser.add_argument(
        "--out", type=Path, help="file .json, .csv or .geojson; else JSON is printed"
    )


def minutes_words(parser: argparse.ArgumentParser) -> None:
    """How minutes between places and sites are found."""
    parser.add_argument("--minutes", type=Path, help="typed table: place, site, minutes")
    parser.add_argument(
        "--roads", type=Path, help="edges: from, to, minutes (or km, road); or .osm.pbf"
    )
    parser.add_argument("--nodes", type=Path, help="positions of the roads' nodes: id, lon, lat")
    parser.add_argument("--detour", type=float, default=1.3, help="road over straight line (1.3)")
    parser.add_argument("--speed", type=float, default=40.0, help="km/h (40)")
    parser.add_argument("--mountain", action="append", default=[], metavar="TOWN=FACTOR",
                        help="mountain factor of a town; may be repeated")  # fmt: skip
    parser.add_argument("--system", choices=SYSTEMS, default="WGS-84",
                        help="system of the positions; GCJ-02 and BD-09 are converted")  # fmt: skip


def access_words(parser: argparse.ArgumentParser) -> None:
    """What is to be found about today's sites."""
    usual = Wanted()
    parser.add_argument(
        "--limit", type=float, default=usual.limit, help="last minute looked at (60)"
    )
    parser.add_argument(
        "--covered", type=float, default=usual.covered, help="minutes that count as covered (30)"
    )
    parser.add_argument("--score", choices=SCORES, default=usual.score)
    parser.add_argument("--bands", default="10:1,20:0.68,30:0.22", help="minutes:weight, …")
    parser.add_argument("--nearest", type=int, default=1, help="how many sites of each place")
    parser.add_argument(
        "--rate",
        type=float,
        help="people in need a head: tells towns blank, transitional, saturated",
    )


def site_words(parser: argparse.ArgumentParser) -> None:
    """Which siting is asked."""
    usual = Question()
    parser.add_argument("--model", choices=MODELS, default=usual.model)
    parser.add_argument("--p", type=int, default=usual.p, help="new sites beside the existing")
    parser.add_argument(
        "--radius", type=float, default=usual.radius, help="minutes of covering (30)"
    )
    parser.add_argument("--budget", type=float, default=0.0)
    parser.add_argument(
        "--min-load", type=float, default=0.0, help="people a new site serves at least"
    )
    parser.add_argument("--time-limit", type=float, help="seconds; then the best found and its gap")
    parser.add_argument("--rate", type=float, help="patients a head: tells trips and hours saved")
    parser.add_argument("--trips", type=int, default=usual.trips, help="return trips a year (156)")
    parser.add_argument(
        "--alternatives", action="store_true", help="the best without each proposed site"
    )
    parser.add_argument(
        "--curve", type=int, default=0, metavar="P", help="what one more site buys, up to P"
    )
    parser.add_argument("--certificate", type=Path, help="write the certificate here")


def way_of(options: argparse.Namespace) -> Way:
    """How minutes are found. Raises Unreadable for a mountain factor that is none."""
    factors = {}
    for word in options.mountain:
        town, _, value = word.rpartition("=")
        try:
            factors[town] = float(value)
        except ValueError as error:
            raise Unreadable(f"--mountain {word}: write TOWN=1.3") from error
    return Way(
        options.detour, options.speed, options.minutes, options.roads, options.nodes, factors
    )


def wanted_of(options: argparse.Namespace) -> Wanted:
    """What is to be found. Raises Unreadable for bands that are none."""
    try:
        bands = [
            (float(limit), float(weight))
            for limit, weight in (word.split(":") for word in options.bands.split(","))
        ]
    except ValueError as error:
        raise Unreadable(f"--bands {options.bands}: write 10:1,20:0.68,30:0.22") from error
    near = [limit for limit in Wanted().near if limit <= options.limit] or [options.limit]
    return Wanted(
        options.limit, near, options.score, bands, options.nearest, options.covered, options.rate
    )


def question_of(options: argparse.Namespace) -> Question:
    """The siting asked."""
    return Question(
        options.model, options.p, options.radius, options.budget, options.min_load,
        options.time_limit, options.rate, options.trips, options.alternatives, options.curve,
    )  # fmt: skip
