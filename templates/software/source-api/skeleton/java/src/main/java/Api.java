import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

final class Api implements AutoCloseable {
  private static final int STOP_SECONDS = 25;

  private final Consumer<Map<String, Object>> log;
  /** One party for each request in flight, and one that arrives when the API stops. */
  private final Phaser inFlight = new Phaser(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** @param log gets an entry for each request that is no health check */
  Api(int port, Consumer<Map<String, Object>> log) throws IOException {
    this.log = log;
    server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          inFlight.register();
          try {
            handle(exchange);
          } finally {
            inFlight.arriveAndDeregister();
          }
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    Response response = Response.to(method, path);
    byte[] body = Json.object(response.body()).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      boolean hasBody = !method.equals("HEAD");
      exchange.sendResponseHeaders(response.status(), hasBody ? body.length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(body);
      }
    }
    if (!path.equals("/health")) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("level", "info");
      entry.put("message", "request");
      entry.put("method", method);
      entry.put("path", path);
      entry.put("status", response.status());
      entry.put("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      log.accept(entry);
    }
  }

  /** Finishes the requests in flight: the server's own delay may wait although there are none. */
  @Override
  public void close() {
    try {
      inFlight.awaitAdvanceInterruptibly(inFlight.arrive(), STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException stillInFlight) {
      // ECS would end them a little later.
    }
    server.stop(0);
    threads.shutdown();
  }
}
