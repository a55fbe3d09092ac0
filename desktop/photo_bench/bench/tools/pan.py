"""Pan: the canvas itself moves the photograph; this tool leaves the outlines alone."""

from desktop.photo_bench.bench.tools.tool import Tool


class Pan(Tool):
    """Moves the photograph under the pointer."""

    code = "pan"
