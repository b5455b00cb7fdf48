"""The commands there are; all that the start of the window has to know of them."""

from journal_app.i18n import N_

COMMANDS: dict[str, str] = {
    "new": N_("make a journal and show its recovery code once"),
    "demo": N_("make a sample journal, its review and pictures of every page"),
    "add": N_("make the text on standard input an entry"),
    "search": N_("find records, the newest first"),
    "info": N_("say what the journal holds and where things lie"),
    "verify": N_("run every check and name the problems"),
    "import": N_("take records in from a file, as one batch"),
    "undo-import": N_("take a batch out again"),
    "export": N_("write the whole journal to one file, unencrypted"),
    "review": N_("write a career review in Markdown or HTML"),
    "backup": N_("make an encrypted backup and prove it"),
    "restore": N_("make a journal anew from a backup"),
    "mend": N_("write a lost vault.json anew from the recovery sheet"),
}
