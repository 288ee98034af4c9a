package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// An entry of the log.
type entry map[string]any

func respondTo(method, path string) (int, map[string]string) {
	name := strings.TrimPrefix(path, "/greetings/")
	switch {
	case method != http.MethodGet:
		return http.StatusMethodNotAllowed, map[string]string{"error": "method not allowed"}
	case path == "/health":
		return http.StatusOK, map[string]string{"status": "ok"}
	case name != path && name != "" && !strings.Contains(name, "/"):
		return http.StatusOK, map[string]string{"greeting": "Hello, " + name}
	default:
		return http.StatusNotFound, map[string]string{"error": "not found"}
	}
}

// newAPI calls log for each request that is no health check.
func newAPI(log func(entry)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		status, body := respondTo(r.Method, r.URL.Path)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		// An error means that the client has gone: there is nobody to tell.
		_ = json.NewEncoder(w).Encode(body)
		if r.URL.Path != "/health" {
			log(entry{
				"level":   "info",
				"message": "request",
				"method":  r.Method,
				"path":    r.URL.Path,
				"status":  status,
				"ms":      time.Since(start).Milliseconds(),
			})
		}
	})
}
