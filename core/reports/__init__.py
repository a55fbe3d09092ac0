"""Documents on paper: a module a document; `setting` sets their pages, `figures` draws what is drawn."""

from reportlab import rl_config

# Asked for once, while ReportLab defines its shapes: so it stands before any of them is imported. It would check each
# of a hundred thousand attributes of a pack's charts again.
rl_config.shapeChecking = 0
