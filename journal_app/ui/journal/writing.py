"""What the editor of the journal's page is handed, put together from the desk."""

import functools

from journal_app.services import pictures
from journal_app.services.details import Details
from journal_app.ui.editor.tools import Tools
from journal_app.ui.journal.desk import Desk
from journal_app.ui.opening import open_address
from journal_app.ui.preview.making import Making


def tools_of(desk: Desk) -> Tools:
    """The tools of one open journal."""
    making = Making(
        run=desk.quick.run,
        picture=functools.partial(pictures.content, desk.journal),
        open_address=open_address,
    )
    return Tools(desk.today, desk.ask, Details(desk.journal), making, desk.templates.guide_of)
