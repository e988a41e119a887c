"""Where a run begins: asks the cache whether there is anything to do before it imports the command line."""

import os
import sys

from progc import __version__


def main() -> None:
    """Run progc with the words of the command line; exits with its code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "replace"
            )
    arguments = sys.argv[1:]
    answer: tuple[int, str, str] | None = None
    if arguments == ["--version"]:
        answer = (0, f"progc {__version__}\n", "")
    elif not {"-h", "--help"}.intersection(arguments):
        from progc.files.cache import unchanged

        answer = unchanged(arguments)
    if answer is None:
        sys.exit(_run(arguments))
    code, report, notes = answer
    sys.exit(answered(code, report, notes))


def _run(arguments: list[str]) -> int:
    import shutil
    import signal

    from progc.cli import run

    # Asked to end, a run lets go of what it holds, as at Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return run(arguments)
    except KeyboardInterrupt:
        # Python would wait for its workers, and one that was about to start may never come. What it would
        # have removed at its end is the folder of the workers' socket.
        if util := sys.modules.get("multiprocessing.util"):
            shutil.rmtree(util.get_temp_dir(), ignore_errors=True)
        os._exit(2)


def answered(code: int, report: str, notes: str) -> int:
    """Say what an earlier run said; the exit code, 2 where the report cannot be written."""
    try:
        if sys.stdout:
            sys.stdout.write(report)
            sys.stdout.flush()
        if sys.stderr:
            sys.stderr.write(notes)
    except OSError as problem:
        # Python would try to write it once more at its end, and say so in its own words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return code if isinstance(problem, BrokenPipeError) else 2
    return code


if __name__ == "__main__":
    main()
