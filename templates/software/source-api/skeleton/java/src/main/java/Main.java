import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    // Longer than the load balancer keeps idle connections, or it reports 502.
    System.setProperty("sun.net.httpserver.idleInterval", "65");
    Api api = new Api(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")), Main::log);
    Runtime.getRuntime()
        .addShutdownHook(
            // ECS sends SIGTERM some time before SIGKILL.
            new Thread(
                () -> {
                  log(Map.of("level", "info", "message", "stopping"));
                  delay();
                  api.close();
                }));
    log(Map.of("level", "info", "message", "listening", "port", api.port()));
  }

  private static void delay() {
    String seconds = System.getenv().getOrDefault("SHUTDOWN_DELAY_SECONDS", "0");
    try {
      TimeUnit.SECONDS.sleep(Integer.parseInt(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void log(Map<String, ?> fields) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    entry.putAll(fields);
    System.out.println(Json.object(entry));
  }
}
