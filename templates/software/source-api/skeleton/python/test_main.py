import json
import unittest
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults

from main import JsonFormatter, app


def request(path, method="GET"):
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote(path, "latin-1"),
    }
    setup_testing_defaults(environ)
    responses = []
    content = b"".join(app(environ, lambda *response: responses.append(response)))
    [(status, headers)] = responses
    assert dict(headers)["Content-Length"] == str(len(content))
    return int(status.split()[0]), json.loads(content)


class ApiTest(unittest.TestCase):
    def test_greets(self):
        with self.assertLogs("api"):
            self.assertEqual(
                request("/greetings/J%C3%BCrgen"), (200, {"greeting": "Hello, Jürgen"})
            )

    def test_is_healthy_and_does_not_log_that(self):
        with self.assertNoLogs("api"):
            self.assertEqual(request("/health"), (200, {"status": "ok"}))

    def test_logs_a_request(self):
        with self.assertLogs("api") as logs:
            request("/greetings/world")
        entry = json.loads(JsonFormatter().format(logs.records[0]))
        self.assertGreaterEqual(entry.pop("ms"), 0)
        self.assertRegex(entry.pop("time"), r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(
            entry,
            {
                "level": "info",
                "message": "request",
                "method": "GET",
                "path": "/greetings/world",
                "status": 200,
            },
        )

    def test_reports_what_it_does_not_have(self):
        with self.assertLogs("api"):
            self.assertEqual(request("/"), (404, {"error": "not found"}))
            self.assertEqual(request("/greetings/"), (404, {"error": "not found"}))
        self.assertEqual(
            request("/health", "POST"), (405, {"error": "method not allowed"})
        )


if __name__ == "__main__":
    unittest.main()
