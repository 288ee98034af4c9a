import java.util.Map;

record Response(int status, Map<String, String> body) {
  static Response to(String method, String path) {
    if (!method.equals("GET")) {
      return new Response(405, Map.of("error", "method not allowed"));
    }
    if (path.equals("/health")) {
      return new Response(200, Map.of("status", "ok"));
    }
    if (path.matches("/greetings/[^/]+")) {
      return new Response(200, Map.of("greeting", "Hello, " + path.substring("/greetings/".length())));
    }
    return new Response(404, Map.of("error", "not found"));
  }
}
