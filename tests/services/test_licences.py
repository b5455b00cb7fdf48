from journal_app.services import licences


def test_every_part_has_a_licence_that_can_be_read() -> None:
    parts = licences.parts()

    assert len(parts) > 40
    assert [part.name for part in parts if not (part.licence and part.text.strip())] == []


def test_what_is_installed_has_its_version_and_data_has_none() -> None:
    by_name = {part.name: part for part in licences.parts()}

    assert by_name["markdown"].version[0].isdecimal()
    assert by_name["inter"].version == ""
