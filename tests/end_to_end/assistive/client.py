"""A screen reader's side of the wire, without its voice: libatspi, as Orca uses it, asked by lines of JSON.

Run by the system's own Python (`/usr/bin/python3 client.py`), which has `gi`; it imports nothing of ours and knows the
program only by what comes over the accessibility bus. One line in, one line out.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

KINDS = ("object:state-changed:focused", "object:announcement", "window:activate", "object:state-changed:checked")
KEYS = {"Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Down": 0xFF54, "Right": 0xFF53, "Home": 0xFF50}
CONTROL = 37
"""The code of the left Ctrl key under X."""
MOST_CELLS = 40
"""Cells of one table that are read: a table of a thousand is read as any reader reads it, where one stands."""
LEAVES = ("label", "table cell", "table column header", "scroll bar")
"""What says all in its name, and holds nothing."""
TICK = 0.005
PATIENCE_MS = 30_000

Gone = GLib.Error
"""What was asked about is no longer there: windows change while they are read."""


class Client:
    """What was heard since it was last asked for, and every object that was named, by number."""

    def __init__(self):
        Atspi.init()
        # An action may take as long as what it loads: only a dead program gives no answer.
        Atspi.set_timeout(PATIENCE_MS, PATIENCE_MS)
        self.known = []
        self.heard = []
        self.program = None
        self.listener = Atspi.EventListener.new(self.hear)
        for kind in KINDS:
            self.listener.register(kind)

    def hear(self, event):
        try:
            said = event.any_data if isinstance(event.any_data, str) else ""
            one = {"kind": event.type.rstrip(":"), "on": event.detail1, "said": said}
            self.heard.append({**one, **self.named(event.source)})
        except Gone:
            return

    def named(self, thing):
        self.known.append(thing)
        return {"id": len(self.known) - 1, "role": thing.get_role_name(), "name": thing.get_name() or ""}

    def pump(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            continue
        time.sleep(TICK)

    def connect(self):
        """Whether the program stands on the bus."""
        self.pump()
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None:
                # What is cached here may be older than what the window shows.
                child.set_cache_mask(Atspi.Cache.NONE)
                self.program = child
        return self.program is not None

    def find(self, role, name, inside=None):
        """The first shown object of a role whose name begins so; None while there is none."""
        self.pump()
        begin = self.program if inside is None else self.known[inside]
        found = self.search(begin, role, name)
        return None if found is None else self.named(found)

    def search(self, thing, role, name):
        try:
            if thing is not self.program:
                if not thing.get_state_set().contains(Atspi.StateType.SHOWING):
                    return None
                if thing.get_role_name() == role and (thing.get_name() or "").startswith(name):
                    return thing
            # A cell is found by the keys, as it is in a real table.
            if thing.get_role_name() == "table" and role != "table cell":
                return None
            for at in range(thing.get_child_count()):
                child = thing.get_child_at_index(at)
                found = self.search(child, role, name) if child is not None else None
                if found is not None:
                    return found
        except Gone:
            return None
        return None

    def read(self, id=None):
        """What is shown, as a tree."""
        self.pump()
        return self.tree(self.program if id is None else self.known[id])

    def tree(self, thing):
        try:
            states = [state.value_nick for state in thing.get_state_set().get_states()]
            if thing is not self.program and "showing" not in states:
                return None
            node = {**self.named(thing), "states": states, "description": "", "labels": []}
            # Each question is a trip over the bus and back: only what may have an answer is asked.
            if node["role"] in LEAVES:
                return {**node, "children": []}
            if node["role"] != "filler":
                node["description"] = thing.get_description() or ""
            if node["role"] in ("text", "password text"):
                node["text"] = thing.get_text(0, -1)
            if node["role"] in ("combo box", "text"):
                node["labels"] = self.labels(thing)
            count = thing.get_child_count()
            most = min(count, MOST_CELLS) if node["role"] == "table" else count
            under = (self.tree(child) for at in range(most) if (child := thing.get_child_at_index(at)) is not None)
            node["children"] = [child for child in under if child is not None]
        except Gone:
            return None
        return node

    def labels(self, thing):
        about = thing.get_relation_set()
        by = [one for one in about if one.get_relation_type() == Atspi.RelationType.LABELLED_BY]
        return [one.get_target(0).get_name() or "" for one in by]

    def above(self, id):
        """The names of what an object lies in, the nearest first."""
        names, at = [], self.known[id].get_parent()
        while at is not None and at.get_role_name() != "application":
            names.append(at.get_name() or "")
            at = at.get_parent()
        return names

    def do(self, id, action):
        """Do an action of an object by its name."""
        thing = self.known[id]
        names = [Atspi.Action.get_action_name(thing, at) for at in range(thing.get_n_actions())]
        return action in names and thing.do_action(names.index(action))

    def write(self, id, text):
        """Put a text into a field."""
        return self.known[id].set_text_contents(text)

    def focus(self, id):
        """Ask for the focus."""
        return self.known[id].grab_focus()

    def click(self, id):
        """The mouse, in the middle of an object."""
        box = self.known[id].get_extents(Atspi.CoordType.SCREEN)
        return Atspi.generate_mouse_event(box.x + box.width // 2, box.y + box.height // 2, "b1c")

    def key(self, name, control=False):
        """A key as the keyboard sends it, to whatever has the focus."""
        if control:
            Atspi.generate_keyboard_event(CONTROL, None, Atspi.KeySynthType.PRESS)
        code = KEYS[name] if name in KEYS else ord(name)
        done = Atspi.generate_keyboard_event(code, None, Atspi.KeySynthType.SYM)
        if control:
            Atspi.generate_keyboard_event(CONTROL, None, Atspi.KeySynthType.RELEASE)
        return done

    def listen(self):
        """What was said since the last time."""
        self.pump()
        heard, self.heard = self.heard, []
        return heard


def main():
    client = Client()
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"ok": getattr(client, asked.pop("ask"))(**asked)}
        except Gone as error:
            answer = {"gone": error.message}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
