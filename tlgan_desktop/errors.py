"""Errors that are meant to be read by the person using the application."""


class UserError(Exception):
    """Something a person can understand and mend.

    The message is one sentence: what is wrong, with which file or name, and what to do.
    The window shows it as it is; the command line prints it and exits with 1.
    """


class UsageError(UserError):
    """A request that contradicts itself, such as a feature both set and locked; exit code 2."""


class Cancelled(Exception):
    """Raised inside a long job when its cancel flag is found set; nothing went wrong."""
