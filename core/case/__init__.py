"""One patient's whole record in plain form, and the case file that carries it. What all other rooms read."""
