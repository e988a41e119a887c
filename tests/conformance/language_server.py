"""A language server over its standard streams: what an editor would ask it, as plain calls."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any, BinaryIO

SECONDS = 30


class LanguageServer:
    """One running server, for one folder with its editor settings (LSP 3.17 over JSON-RPC 2.0)."""

    def __init__(self, command: Sequence[str], folder: Path, settings: Mapping[str, Any]) -> None:
        self.folder = folder
        self._settings = settings
        self._next = 0
        self._inbox: Queue[dict[str, Any]] = Queue()
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        Thread(target=self._read, args=(self._process.stdout,), daemon=True).start()
        uri = folder.as_uri()
        text = {
            "hover": {"contentFormat": ["markdown"]},
            "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            "publishDiagnostics": {},
        }
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": folder.name}],
                "capabilities": {
                    "textDocument": text,
                    "workspace": {"configuration": True, "workspaceFolders": True},
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def stop(self) -> None:
        """End the server; it has ten seconds to do so by itself."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._process.wait(10)

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Show the server a file of the folder as if just opened; what it marks in it.

        Never two texts with one version: yaml-language-server keeps what it made of a version.
        """
        self._next += 1
        uri = (self.folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": self._next, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return self._marks(uri)

    def close(self, path: str) -> None:
        """Take a file away again; the server then takes away its marks."""
        uri = (self.folder / path).as_uri()
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        assert self._marks(uri) == []

    def _marks(self, uri: str) -> list[dict[str, Any]]:
        said = "textDocument/publishDiagnostics"
        found = self._wait(lambda one: one.get("method") == said and one["params"]["uri"] == uri)
        marks: list[dict[str, Any]] = found["params"]["diagnostics"]
        return marks

    def hover(self, path: str, line: int, column: int) -> str:
        """What is shown for a place, lines and columns counted from 0."""
        found = self._ask("textDocument/hover", self._place(path, line, column))
        return "" if found is None else str(found["contents"]["value"])

    def complete(self, path: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place, and what is said about each."""
        found = self._ask("textDocument/completion", self._place(path, line, column))
        return {item["label"]: _said(item.get("documentation")) for item in found["items"]}

    def _place(self, path: str, line: int, column: int) -> dict[str, Any]:
        uri = (self.folder / path).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, params: Any) -> Any:
        self._next += 1
        self._send({"id": self._next, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == self._next and "method" not in message)
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        return answer["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _wait(self, wanted: Any) -> dict[str, Any]:
        """The next message that is wanted; the server's own questions on the way are answered."""
        while True:
            try:
                message = self._inbox.get(timeout=SECONDS)
            except Empty:
                raise AssertionError(f"the language server said nothing for {SECONDS} seconds") from None
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif wanted(message):
                return message

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section")) for item in message["params"]["items"]]

    def _read(self, stream: BinaryIO) -> None:
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._inbox.put(json.loads(stream.read(length)))


def _said(documentation: Any) -> str:
    if isinstance(documentation, Mapping):
        return str(documentation["value"])
    return str(documentation or "")
