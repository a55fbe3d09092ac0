"""Where the user has been: back and forward, as a value."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.widgets.requests import Request

_LONGEST = 100


@dataclass(frozen=True)
class History:
    """Addresses in the order of visiting, and which of them is shown."""

    visited: tuple[Request, ...] = ()
    at: int = -1

    @property
    def here(self) -> Request | None:
        """The address shown."""
        return self.visited[self.at] if self.visited else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an address before this one."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the user has come back from somewhere."""
        return self.at < len(self.visited) - 1

    def went_to(self, address: Request) -> "History":
        """The history after a visit; going where one is already adds nothing."""
        if address == self.here:
            return self
        visited = (*self.visited[: self.at + 1], address)[-_LONGEST:]
        return History(visited, len(visited) - 1)

    def moved_within(self, address: Request) -> "History":
        """The history when the place says that it shows another address now."""
        if not self.visited:
            return self.went_to(address)
        return replace(self, visited=(*self.visited[: self.at], address, *self.visited[self.at + 1 :]))

    def only(self, wanted: Callable[[Request], bool]) -> "History":
        """The history without the addresses that somebody else may not see; the one shown, or the one before it."""
        kept = [(number, address) for number, address in enumerate(self.visited) if wanted(address)]
        before = [number for number, _ in kept if number <= self.at]
        return History(tuple(address for _, address in kept), max(len(before), 1) - 1 if kept else -1)

    def back(self) -> "History":
        """One step back, if there is one."""
        return replace(self, at=self.at - 1) if self.can_go_back else self

    def forward(self) -> "History":
        """One step forward, if there is one."""
        return replace(self, at=self.at + 1) if self.can_go_forward else self
