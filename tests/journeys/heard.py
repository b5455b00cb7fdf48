"""What a screen reader is told: every node of a program's window, by the system's own Python.

    python3 heard.py PROCESS_NUMBER

Prints one JSON list of [role, name, description, states, place of the parent in the list];
what is hidden and all within it is left out. Needs python3-gi and the AT-SPI bindings of the
system; the environment of the program has neither.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

DEEPEST, WIDEST = 40, 30
STATES = ("SHOWING", "VISIBLE", "FOCUSABLE", "FOCUSED", "SENSITIVE", "EDITABLE", "CHECKED")
PATIENCE_S = 20


def program(number: int):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None and child.get_process_id() == number:
                return child
        time.sleep(0.2)
    sys.exit("The program is not in the tree.")


def walk(node, found: list, above: int = -1, depth: int = 0) -> None:
    if node is None or depth > DEEPEST:
        return
    states = node.get_state_set()
    held = [name for name in STATES if states.contains(getattr(Atspi.StateType, name))]
    if depth > 0 and "VISIBLE" not in held:
        return
    found.append([node.get_role_name(), node.get_name(), node.get_description(), held, above])
    here = len(found) - 1
    for at in range(min(node.get_child_count(), WIDEST)):
        walk(node.get_child_at_index(at), found, here, depth + 1)


if __name__ == "__main__":
    nodes: list = []
    walk(program(int(sys.argv[1])), nodes)
    sys.stdout.write(json.dumps(nodes))
