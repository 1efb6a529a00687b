"""What may be wrong with a name in a cell."""

from __future__ import annotations

from yiteng.rules.words import N_

NAMES = {
    "unknown_unit": (
        N_("There is no such unit here."),
        N_("Write the unit's name as in the directory{near}."),
    ),
    "unknown_area": (
        N_("There is no such town or village here."),
        N_("Write the name as in the directory{near}."),
    ),
    "two_areas": (
        N_("Several villages have this name."),
        N_("Write the town before it, or the code of the place: {near}."),
    ),
    "unknown_code": (
        N_("No place here has this code."),
        N_("Write the code of the statistics office or of civil affairs, or the name."),
    ),
    "units_alike": (
        N_("Several units bear this name."),
        N_("Write the full name: {near}."),
    ),
    "unknown_support": (
        N_("“{name}” is no unit here."),
        N_("Write the unit's name as in the directory{near}; 、 between units, a duty in brackets behind."),
    ),
    "support_twice": (
        N_("“{name}” stands in the cell twice."),
        N_("Name each supporting unit once."),
    ),
    "lead_supports": (
        N_("“{name}” leads the matter and cannot support it too."),
        N_("Leave it out of the supporting units."),
    ),
    "unknown_up": (
        N_("Nothing you may see is called “{name}”."),
        N_("Write its title as on its page, document and place such as 〔2023〕1号 第3条, or # and its number."),
    ),
    "several_ups": (
        N_("Several are called “{name}”."),
        N_("Write one of their numbers: {near}."),
    ),
    "unknown_theme": (
        N_("There is no such theme here."),
        N_("Write one of: {near}."),
    ),
    "unknown_firm": (
        N_("There is no such firm in the register."),
        N_("Write its full name, or add it to the register first."),
    ),
    "unknown_stage": (
        N_("This kind has no such stage."),
        N_("Write one of: {near}."),
    ),
    "unknown_choice": (
        N_("This is none of the words this column may hold."),
        N_("Write one of: {near}."),
    ),
    "unknown_acceptor": (
        N_("No post of this name here accepts matters."),
        N_("Write office and post, such as: {near}."),
    ),
    "acceptors_alike": (
        N_("Several posts are meant by this."),
        N_("Write office and post: {near}."),
    ),
    "court": (
        N_("A court or procuratorate decides by law and is never given a task."),
        N_("Name the unit that helps instead."),
    ),
}  # fmt: skip
