"""What the rules of the domain say of a record."""


def fields(problems) -> list[str]:
    """Which fields are at fault; every problem is a whole sentence."""
    assert all(problem.words.endswith(".") for problem in problems)
    return [problem.field for problem in problems]
