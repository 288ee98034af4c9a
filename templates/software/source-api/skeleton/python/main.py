import json
import logging
import sys
import time


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    converter = time.gmtime

    def format(self, record):
        entry = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry)


log = logging.getLogger("api")
log.setLevel(logging.INFO)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(JsonFormatter())
log.addHandler(handler)

REASONS = {200: "OK", 404: "Not Found", 405: "Method Not Allowed"}


def respond_to(method, path):
    if method != "GET":
        return 405, {"error": "method not allowed"}
    if path == "/health":
        return 200, {"status": "ok"}
    parts = path.split("/")
    if len(parts) == 3 and parts[1] == "greetings" and parts[2]:
        return 200, {"greeting": f"Hello, {parts[2]}"}
    return 404, {"error": "not found"}


def app(environ, start_response):
    """The API, as a WSGI application."""
    start = time.monotonic()
    method = environ["REQUEST_METHOD"]
    # WSGI has the bytes of the path as Latin-1.
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    status, body = respond_to(method, path)
    content = json.dumps(body).encode()
    start_response(
        f"{status} {REASONS[status]}",
        [("Content-Type", "application/json"), ("Content-Length", str(len(content)))],
    )
    if path != "/health":
        fields = {
            "method": method,
            "path": path,
            "status": status,
            "ms": round(1000 * (time.monotonic() - start)),
        }
        log.info("request", extra={"fields": fields})
    return [content]
