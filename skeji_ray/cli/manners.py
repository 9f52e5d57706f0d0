"""How every command ends: errors take one line on stderr, and the exit code says their kind."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from skeji_ray.errors import SkejiError

INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C ended."""


class OneLineErrors(TyperGroup):
    """The root of the commands; never shows a stack trace unless SKEJI_DEBUG=1."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run one command. When `standalone_mode` is off, its errors are the caller's."""
        rest = {"complete_var": complete_var, "windows_expand_args": windows_expand_args, **extra}
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **rest)
        sys.exit(self._ended(args, prog_name, rest))

    def _ended(self, args: Sequence[str] | None, prog_name: str | None, rest: dict[str, Any]) -> int:
        try:
            code = super().main(args, prog_name, standalone_mode=False, **rest)
        except typer.Abort:
            return INTERRUPTED
        except typer.TyperException as error:  # a word on the command line is wrong
            return _complain(error.format_message(), error, error.exit_code)
        except SkejiError as error:
            return _complain(str(error), error, error.exit_code)
        except BrokenPipeError:  # whoever read us has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
        except Exception as error:  # the user gets one line, the trace is for those who ask for it
            return _complain(f"unexpected {type(error).__name__}: {error} (SKEJI_DEBUG=1 shows where)", error, 1)
        return code if isinstance(code, int) else 0


def _complain(message: str, error: Exception, code: int) -> int:
    if os.environ.get("SKEJI_DEBUG") == "1":
        traceback.print_exception(error, file=sys.stderr)
    if message:
        sys.stderr.write(f"skeji: {' '.join(message.split())}\n")
    return code
