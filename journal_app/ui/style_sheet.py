"""The one style sheet, made from the tokens: rules by class and by the property ``kind``."""

import dataclasses
import re

from journal_app.ui.theme import DARK, DISPLAY_FAMILIES, LIGHT, MONO, Theme

SHEET = """
QWidget[kind="sunken"] { background: @sunken; }
QWidget[kind="raised"] { background: @raised; }
QWidget[kind="surface"] { background: @surface; }
QWidget[kind="line"] { background: @hairline; }
QLabel { color: @ink; background: transparent; }
QLabel[kind="display"] { font-family: @display; font-size: #28; font-weight: 600; }
QLabel[kind="page"] { font-family: @display; font-size: #20; font-weight: 600; }
QLabel[kind="sentence"] { font-size: #15; }
QLabel[kind="lead"] { font-size: #15; color: @muted; }
QLabel[kind="label"] { font-size: #13; font-weight: 500; }
QLabel[kind="caption"] { font-size: #13; color: @muted; }
QLabel[kind="error"] { font-size: #13; color: @danger; }
QLabel[kind="warn"] { font-size: #13; color: @warn; }
QLabel[kind="notice"] {
    font-size: #14; background: @second_soft; border-radius: 10px; padding: 12px 16px;
}
QLabel[kind="title"] { font-family: @display; font-size: #24; font-weight: 600; }
QLabel[kind="section"] { font-size: #15; font-weight: 600; }
QLabel[kind="empty"] { font-size: #19; font-weight: 600; }
QLabel[kind="own"] { font-size: #17; }
QLabel[kind="reading"] { font-size: #16; }
QLabel[kind="fact"] { font-size: #14; font-weight: 500; }
QLabel[kind="strong"] { font-size: #14; font-weight: 600; }
QLabel[kind="group"] { font-size: #13; font-weight: 600; color: @muted; }
QLabel[kind="kept"] { font-size: #19; }
QLabel[kind="toast"] { font-size: #14; font-weight: 500; color: @raised; }
QProgressBar { background: @hover; border: none; border-radius: 2px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QFrame[kind="second_notice"] { background: @second_soft; border-radius: 10px; }
QFrame[kind="danger_notice"] { background: @danger_soft; border-radius: 10px; }
QPlainTextEdit[kind="report"] {
    font-family: @mono; font-size: #12.5; background: @sunken; color: @ink; padding: 8px 10px;
    border: 1px solid @hairline; border-radius: 7px;
    selection-background-color: @selection; selection-color: @ink;
}
QPlainTextEdit[kind="report"]:focus { border: 2px solid @accent; padding: 7px 9px; }
QLineEdit {
    background: @raised; color: @ink; border: 1px solid @outline; border-radius: 7px;
    padding: 0 10px; font-size: #15; min-height: #38; placeholder-text-color: @faint;
    selection-background-color: @selection; selection-color: @ink;
}
QLineEdit:focus { border: 2px solid @accent; padding: 0 9px; min-height: #36; }
QLineEdit[problem="true"] { border: 2px solid @danger; padding: 0 9px; min-height: #36; }
QLineEdit > QToolButton { border: none; min-width: 0; min-height: 0; }
QLineEdit:disabled { background: @hover; color: @faint; }
QLineEdit[kind="code"] { font-family: @mono; font-size: #13; }
QLineEdit[kind="quick"] {
    background: transparent; border: 2px solid transparent; padding: 0 4px; min-height: #30;
}
QLineEdit[kind="quick"]:focus { border: 2px solid @accent; padding: 0 4px; min-height: #30; }
QLineEdit[kind="search"] { min-height: #34; font-size: #14; }
QLineEdit[kind="search"]:focus { min-height: #32; }
QLineEdit[kind="day"] {
    background: transparent; border: 1px solid @outline; border-radius: #12; padding: 0;
    font-size: #12.5; font-weight: 500; min-height: #24;
}
QLineEdit[kind="day"]:hover { background: @hover; }
QLineEdit[kind="day"]:focus {
    border: 2px solid @accent; min-height: #22; background: @raised;
}
QLineEdit[kind="day"][problem="true"] { border: 2px solid @danger; min-height: #22; }
QFrame[kind="popup"] { background: @raised; border: 1px solid @hairline; }
QFrame[kind="sheet"] { background: @raised; border: 1px solid @hairline; border-radius: 10px; }
QLabel[kind="key"] {
    font-size: #11.5; color: @muted; border: 1px solid @hairline; border-radius: 5px;
    padding: 1px 6px;
}
QLineEdit[kind="palette"], QLineEdit[kind="palette"]:focus {
    background: transparent; border: none; padding: 0; font-size: #17; min-height: #44;
}
QListView[kind="outline"] {
    background: @raised; color: @ink; selection-background-color: @soft; selection-color: @ink;
}
QListView[kind="outline"]::item { border-radius: 6px; padding: 0 4px; color: @ink; }
QListView[kind="outline"]::item:hover { background: @hover; }
QListView[kind="outline"]::item:selected { background: @soft; }
QListView[kind="outline"]::item:focus { border: 2px solid @accent; padding: 0 2px; }
QListView[kind="palette"] { background: @raised; padding: 4px 0; }
QPushButton {
    background: @raised; color: @ink; border: 1px solid @outline; border-radius: 7px;
    min-height: #30; padding: 0 14px; font-size: #14; font-weight: 500;
}
QPushButton:hover { background: @hover; }
QPushButton:disabled { background: @hover; color: @faint; border-color: @hover; }
QPushButton[kind="primary"] {
    background: @accent; color: @on_accent; border: 2px solid @accent; min-height: #28;
    font-weight: 600; padding: 0 14px;
}
ColumnPage QPushButton[kind="primary"], RecoverySheet QPushButton[kind="primary"] {
    min-height: #36; padding: 0 18px;
}
QPushButton[kind="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:disabled {
    background: @hover; color: @faint; border-color: @hover;
}
QPushButton[kind="quiet"], QPushButton[kind="plain"] {
    background: transparent; border: none; padding: 0; min-height: #28;
}
QPushButton[kind="plain"][small="true"] { font-size: #13; min-height: #20; font-weight: 400; }
QPushButton[kind="quiet"] { color: @accent; }
QPushButton[kind="plain"] { color: @muted; }
QPushButton[kind="quiet"]:hover { color: @accent_hover; }
QPushButton[kind="plain"]:hover { color: @ink; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="plain"]:disabled { color: @faint; }
QPushButton[kind="said"] {
    background: transparent; border: 2px solid transparent; border-radius: 5px; padding: 0 3px;
    min-height: #22; font-size: #13; font-weight: 400; color: @muted;
}
QPushButton[kind="said"]:hover { background: @hover; color: @ink; }
QPushButton[kind="said"]:focus { border: 2px solid @accent; }
QPushButton[kind="said"][tone="faint"] { color: @faint; }
QPushButton[kind="said"]:disabled { color: @muted; }
QPushButton[kind="standing"] {
    background: transparent; border: 2px solid transparent; padding: 0 6px; min-height: #20;
    color: @muted; font-size: #12.5; font-weight: 400;
}
QPushButton[kind="standing"][tone="warn"] { color: @warn; }
QPushButton[kind="standing"]:hover { background: @hover; }
QPushButton[kind="standing"]:focus { border: 2px solid @accent; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; }
QPushButton[kind="danger"]:hover { background: @danger_soft; }
QPushButton[kind="grave"] {
    background: @danger; color: @raised; border: 2px solid @danger; min-height: #28;
    font-weight: 600; padding: 0 14px;
}
QPushButton[kind="grave"]:hover { background: @ink; border-color: @ink; }
QPushButton[kind="toast"] {
    background: transparent; border: 2px solid transparent; padding: 0 6px; min-height: #28;
    font-weight: 600; color: @toast_accent;
}
QPushButton[kind="toast"]:focus { border: 2px solid @toast_accent; }
QToolButton {
    background: transparent; border: 2px solid transparent; border-radius: 6px;
    min-width: #28; min-height: #28; padding: 0;
}
QToolButton:hover { background: @hover; }
QToolButton:checked { background: @soft; }
QToolButton:focus { border: 2px solid @accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QTextEdit {
    background: @raised; color: @ink; border: none; placeholder-text-color: @faint;
    selection-background-color: @selection; selection-color: @ink;
}
QTextEdit[kind="bare"] { background: transparent; padding-top: #3; }
QTextEdit[kind="open"] {
    background: transparent; border: 2px solid transparent; border-radius: 7px; padding: 4px 6px;
}
QTextEdit[kind="open"]:focus { border: 2px solid @accent; }
QTextEdit[kind="document"] { border: 2px solid @raised; }
QTextEdit[kind="document"]:focus { border: 2px solid @accent; }
QTextEdit[kind="preview"] { background: @surface; }
QTextEdit[kind="field"] {
    border: 1px solid @outline; border-radius: 7px; padding: 6px 8px;
}
QTextEdit[kind="field"][problem="true"] { border: 2px solid @danger; padding: 5px 7px; }
QTextEdit[kind="field"]:disabled { background: @hover; color: @faint; }
QTextEdit[kind="field"]:focus { border: 2px solid @accent; padding: 5px 7px; }
ChoiceBox {
    background: @raised; color: @ink; border: 1px solid @outline; border-radius: 7px;
    padding: 0 12px; font-size: #15; min-height: #38; min-width: #180;
}
ChoiceBox[kind="in_sentence"] { min-width: 0; }
ChoiceBox:focus { border: 2px solid @accent; padding: 0 11px; min-height: #36; }
ChoiceBox[problem="true"] { border: 2px solid @danger; padding: 0 11px; min-height: #36; }
ChoiceBox:disabled { background: @hover; color: @faint; }
ChoiceBox::drop-down { border: none; width: 28px; }
ChoiceBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: @raised; color: @ink; border: 1px solid @hairline; padding: 4px;
    selection-background-color: @soft; selection-color: @ink; outline: none;
}
QComboBox QAbstractItemView::item { min-height: #30; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:hover { background: @hover; }
QComboBox QAbstractItemView::item:selected { background: @soft; color: @ink; }
QAbstractItemView[kind="offers"], QFrame[kind="popup"] {
    background: @raised; color: @ink; border: 1px solid @hairline; padding: 4px;
    selection-background-color: @soft; selection-color: @ink; outline: none;
}
QListView[kind="offers"] { padding: 0 4px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; }
QCalendarWidget QToolButton { color: @ink; font-size: #14; font-weight: 600; padding: 0 8px; }
QCalendarWidget QAbstractItemView {
    background: @raised; color: @ink; border: none; outline: none; font-size: #14;
    selection-background-color: @accent; selection-color: @on_accent;
    alternate-background-color: @raised;
}
QCalendarWidget QAbstractItemView:disabled { color: @faint; }
QCalendarWidget QSpinBox {
    background: @raised; color: @ink; border: 1px solid @outline; border-radius: 6px;
    selection-background-color: @selection; selection-color: @ink; font-size: #14;
}
QTableView[kind="month"] {
    background: @surface; border: none; outline: none; selection-background-color: transparent;
}
QTableView[kind="month"] QHeaderView { background: transparent; border: none; }
QTableView[kind="month"] QHeaderView::section {
    background: transparent; border: none; padding: 0; color: @muted; font-size: #12;
}
QTableView[kind="plain"] {
    background: transparent; color: @ink; border: 2px solid transparent; font-size: #13;
    selection-background-color: @soft; selection-color: @ink; outline: none;
}
QTableView[kind="plain"]:focus { border: 2px solid @accent; border-radius: 6px; }
QTableView[kind="plain"] QHeaderView { background: transparent; border: none; }
QTableView[kind="plain"] QHeaderView::section {
    background: transparent; border: none; border-bottom: 1px solid @hairline; padding: 4px 3px;
    color: @muted; font-size: #12.5; font-weight: 600;
}
QListView { background: @surface; border: none; outline: none; }
QListView[kind="plain"]::item { border-radius: 4px; color: @ink; }
QListView[kind="plain"]::item:hover { background: @hover; }
QListView[kind="plain"]::item:selected { background: @soft; }
QListView[kind="plain"]:focus { border: 2px solid @accent; border-radius: 8px; }
QListView[kind="plain"] { border: 2px solid transparent; }
QScrollArea { background: @surface; border: none; }
QScrollArea[kind="plain"] { background: @raised; }
QScrollArea[kind="clear"] { background: transparent; }
QScrollArea[kind="reading"] { border: 2px solid @surface; }
QScrollArea[kind="reading"]:focus { border: 2px solid @accent; }
QSplitter::handle { background: @hairline; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical {
    background: @scroll; border-radius: 3px; min-height: 36px; margin: 2px 3px;
}
QScrollBar::handle:vertical:hover { background: @outline; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal {
    background: @scroll; border-radius: 3px; min-width: 36px; margin: 3px 2px;
}
QScrollBar::handle:horizontal:hover { background: @outline; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: none; }
QMenu {
    background: @raised; color: @ink; border: 1px solid @hairline; padding: 6px;
    icon-size: #16; menu-scrollable: 1;
}
QMenu::item { padding: 7px 24px 7px 14px; border-radius: 6px; min-width: #200; }
QMenu::icon { padding-left: 12px; }
QMenu::item:selected { background: @soft; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @hairline; margin: 6px 8px; }
QToolTip { background: @raised; color: @ink; border: 1px solid @hairline; padding: 4px 8px; }
QDialog { background: @raised; }
"""


def style_sheet(theme: Theme) -> str:
    """The sheet with every token and every size filled in."""
    values = dataclasses.asdict(theme.tokens)
    other = DARK if theme.tokens is LIGHT else LIGHT  # a toast stands on the other ground
    values["toast_accent"] = other.accent_hover if theme.tokens is LIGHT else other.accent
    values["display"] = ", ".join(f'"{family}"' for family in DISPLAY_FAMILIES)
    values["mono"] = ", ".join(f'"{family}"' for family in MONO)
    sized = re.sub(
        r"#(\d+(?:\.\d+)?)(?=[;\s])", lambda size: f"{theme.px(float(size[1]))}px", SHEET
    )
    return re.sub(r"@(\w+)", lambda token: str(values[token[1]]), sized)
