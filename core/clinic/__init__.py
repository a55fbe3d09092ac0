"""The use cases: `commands` write, `views` read. Each takes a `Context`; no ORM object leaves the room."""
