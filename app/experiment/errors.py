"""The one error a person's input can cause."""


class Interrupted(Exception):
    """Long work was given up because its result is no longer wanted."""


class BadInput(Exception):
    """Something a person gave cannot be used. The message is one sentence, ready to be shown.

    What was given is quoted in it: characters that would break the line are shown as escapes.
    """

    def __init__(self, message: str) -> None:
        super().__init__("".join(c if c.isprintable() else _escape(c) for c in message))


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
