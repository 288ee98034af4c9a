import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
  private final BlockingQueue<Map<String, Object>> logged = new LinkedBlockingQueue<>();
  private Api api;

  @BeforeEach
  void start() throws Exception {
    api = new Api(0, logged::add);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private HttpResponse<String> request(String method, String path) throws Exception {
    URI uri = URI.create("http://localhost:" + api.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /greetings/J%C3%BCrgen | 200 | {\"greeting\":\"Hello, Jürgen\"}",
        "GET  | /greetings/%22         | 200 | {\"greeting\":\"Hello, \\\"\"}",
        "GET  | /health                | 200 | {\"status\":\"ok\"}",
        "GET  | /                      | 404 | {\"error\":\"not found\"}",
        "POST | /health                | 405 | {\"error\":\"method not allowed\"}",
      })
  void responds(String method, String path, int status, String body) throws Exception {
    HttpResponse<String> response = request(method, path);
    assertEquals(List.of(status, body), List.of(response.statusCode(), response.body()));
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void logsRequestsButNoHealthChecks() throws Exception {
    request("GET", "/health");
    request("GET", "/greetings/world");
    Map<String, Object> entry = logged.poll(10, TimeUnit.SECONDS);
    entry.remove("ms");
    assertEquals(
        Map.of(
            "level", "info", "message", "request",
            "method", "GET", "path", "/greetings/world", "status", 200),
        entry);
  }
}
