package main

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"
)

func main() {
	if err := run(); err != nil {
		logJSON(entry{"level": "error", "message": err.Error()})
		os.Exit(1)
	}
}

func run() error {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	listener, err := net.Listen("tcp", ":"+port)
	if err != nil {
		return err
	}
	logJSON(entry{
		"level":   "info",
		"message": "listening",
		"port":    listener.Addr().(*net.TCPAddr).Port,
	})

	server := &http.Server{
		Handler:           newAPI(logJSON),
		ReadHeaderTimeout: 10 * time.Second,
		// Longer than the load balancer keeps idle connections, or it reports 502.
		IdleTimeout: 65 * time.Second,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	// ECS sends SIGTERM some time before SIGKILL. Requests in flight are finished.
	terminated, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	select {
	case err := <-failed:
		return err
	case <-terminated.Done():
	}
	logJSON(entry{"level": "info", "message": "stopping"})
	// Not set: 0.
	delay, _ := strconv.Atoi(os.Getenv("SHUTDOWN_DELAY_SECONDS"))
	time.Sleep(time.Duration(delay) * time.Second)
	limited, cancel := context.WithTimeout(context.Background(), 25*time.Second)
	defer cancel()
	if err := server.Shutdown(limited); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

var output sync.Mutex

func logJSON(fields entry) {
	fields["time"] = time.Now().UTC().Format(time.RFC3339)
	output.Lock()
	defer output.Unlock()
	_ = json.NewEncoder(os.Stdout).Encode(fields)
}
