"""All of Calcitrack that needs no screen. Imports no Qt; `docs/architecture.md` names the rooms."""
