"""How a case is kept: SQLAlchemy models, one concept a module, and record ⇄ case. Knows no dialect and no engine."""
