"""The word for those I coach, followed wherever one reads it: client, coachee or mentee.

It is said of them alone: where I am coached myself, my own role keeps its name. Where they are
called mentees, a sentence that also knows those I mentor says “someone I coach”.
"""

from collections.abc import Mapping

from journal_app.domain.codes import Code
from journal_app.domain.person import PersonRole
from journal_app.domain.profile import ClientWord
from journal_app.domain.reading import Source
from journal_app.domain.relationship import Tie
from journal_app.i18n import N_, _

Said = Mapping[ClientWord, str]
TITLES: Said = {
    ClientWord.CLIENT: N_("My clients"),
    ClientWord.COACHEE: N_("My coachees"),
    ClientWord.MENTEE: N_("My mentees"),
}
ALL: Said = {  # the command
    ClientWord.CLIENT: N_("All my clients"),
    ClientWord.COACHEE: N_("All my coachees"),
    ClientWord.MENTEE: N_("All my mentees"),
}
YOURS: Said = {  # in the sentence of Today
    ClientWord.CLIENT: N_("your client {person}"),
    ClientWord.COACHEE: N_("your coachee {person}"),
    ClientWord.MENTEE: N_("your mentee {person}"),
}
ROLE: Said = {  # in the place of a name
    ClientWord.CLIENT: N_("a client"),
    ClientWord.COACHEE: N_("a coachee"),
    ClientWord.MENTEE: N_("someone I coach"),
}
LABELS: Mapping[tuple[type[Code], str], Said] = {  # equal codes of two kinds are apart
    (Tie, Tie.MY_CLIENT): {
        ClientWord.CLIENT: Tie.MY_CLIENT.label,
        ClientWord.COACHEE: N_("my coachee"),
        ClientWord.MENTEE: N_("someone I coach"),
    },
    (PersonRole, PersonRole.COACHEE): {
        ClientWord.CLIENT: PersonRole.COACHEE.label,
        ClientWord.COACHEE: N_("coachee"),
        ClientWord.MENTEE: N_("someone I coach"),
    },
    (Source, Source.COACHEE): {
        ClientWord.CLIENT: Source.COACHEE.label,
        ClientWord.COACHEE: N_("Coachee"),
        ClientWord.MENTEE: N_("Someone I coach"),
    },
}


def label(code: Code, word: ClientWord) -> str:
    """The words of a code, for one who calls those they coach so."""
    said = LABELS.get((type(code), str(code)))
    return _(said[word] if said is not None else code.label)
