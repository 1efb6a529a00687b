"""Peak memory of taking one photo in: ``python -m bench.pictures [FILE …]``.

Each file is taken in by a process of its own that has nothing else in memory; peak is what it held
at most above what it held before, in MB. Without files some are made: the kinds that
cost most.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def held() -> float:
    """The most this process has held so far, in MB.

    Linux hands getrusage's figure of a large parent on to the child; the mark of the child's own
    memory stands in /proc.
    """
    status = Path("/proc/self/status")
    if status.exists():
        said = dict(line.partition(":")[::2] for line in status.read_text().splitlines())
        return int(said["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def take(path: Path) -> dict[str, object]:
    """Draw one picture anew and say what it cost."""
    from yiteng.files.pictures import NotAPicture, TooManyPixels, redraw

    form = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}[path.suffix[1:].lower()]
    before, start = held(), time.process_time()
    said: dict[str, object] = {"file": path.name, "mb": round(path.stat().st_size / 2**20, 1)}
    try:
        drawn = redraw(path, form)
        said |= {"width": drawn.width, "height": drawn.height}
    except (TooManyPixels, NotAPicture) as refused:
        said |= {"refused": type(refused).__name__}
    return said | {
        "peak": round(held() - before, 1), "cpu": round(time.process_time() - start, 2),
    }  # fmt: skip


def samples(folder: Path) -> list[Path]:
    """Photos that cost much: large, in passes, for print, without loss."""
    from PIL import Image

    def noise(width: int, height: int) -> Image.Image:
        return Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))

    plain = Image.new("RGB", (12000, 9000), (120, 130, 90))
    made = {
        "40mb.jpg": (noise(4400, 3300), {"quality": 98, "subsampling": 0}),
        "108-megapixels.jpg": (plain, {"quality": 90}),
        "in-passes-48-megapixels.jpg": (
            plain.resize((8000, 6000)), {"quality": 90, "progressive": True}),
        "in-passes-108-megapixels.jpg": (plain, {"quality": 90, "progressive": True}),
        "cmyk-48-megapixels.jpg": (
            plain.resize((8000, 6000)).convert("CMYK"), {"quality": 90}),
        "48-megapixels.png": (plain.resize((8000, 6000)), {}),
        "48-megapixels.webp": (plain.resize((8000, 6000)), {"quality": 80}),
    }  # fmt: skip
    for name, (image, how) in made.items():
        image.save(folder / name, **how)
    return [folder / name for name in made]


def main(names: list[str]) -> None:
    """Print one line of JSON a file."""
    if len(names) == 1:
        print(json.dumps(take(Path(names[0]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        for path in [Path(n) for n in names] or samples(Path(folder)):
            own = [sys.executable, "-m", "bench.pictures", str(path)]
            subprocess.run(own, check=True, cwd=Path(__file__).parents[1])


if __name__ == "__main__":
    main(sys.argv[1:])
