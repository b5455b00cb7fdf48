"""What a screen reader is told: every node of a program's window, by the system's own Python.

    python3 heard.py PROCESS_NUMBER

Prints one JSON list of [role, name, description, states]. Needs python3-gi and the AT-SPI
bindings of the system; the environment of the program has neither.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

DEEPEST, WIDEST = 40, 40
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


def walk(node, found: list, depth: int = 0) -> None:
    if node is None or depth > DEEPEST:
        return
    node.clear_cache()
    states = node.get_state_set()
    held = [name for name in STATES if states.contains(getattr(Atspi.StateType, name))]
    found.append([node.get_role_name(), node.get_name(), node.get_description(), held])
    for at in range(min(node.get_child_count(), WIDEST)):
        walk(node.get_child_at_index(at), found, depth + 1)


if __name__ == "__main__":
    nodes: list = []
    walk(program(int(sys.argv[1])), nodes)
    sys.stdout.write(json.dumps(nodes))
