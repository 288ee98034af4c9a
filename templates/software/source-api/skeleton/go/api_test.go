package main

import (
	"encoding/json"
	"net/http/httptest"
	"reflect"
	"testing"
)

func TestResponses(t *testing.T) {
	for _, test := range []struct {
		method, path string
		status       int
		body         map[string]string
	}{
		{"GET", "/greetings/J%C3%BCrgen", 200, map[string]string{"greeting": "Hello, Jürgen"}},
		{"GET", "/health", 200, map[string]string{"status": "ok"}},
		{"GET", "/", 404, map[string]string{"error": "not found"}},
		{"GET", "/greetings/", 404, map[string]string{"error": "not found"}},
		{"POST", "/health", 405, map[string]string{"error": "method not allowed"}},
	} {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			newAPI(func(entry) {}).ServeHTTP(recorder, httptest.NewRequest(test.method, test.path, nil))
			var body map[string]string
			if err := json.Unmarshal(recorder.Body.Bytes(), &body); err != nil {
				t.Fatal(err)
			}
			if recorder.Code != test.status || !reflect.DeepEqual(body, test.body) {
				t.Errorf("responded with %d %v", recorder.Code, body)
			}
			if contentType := recorder.Header().Get("Content-Type"); contentType != "application/json" {
				t.Errorf("the content type is %q", contentType)
			}
		})
	}
}

func TestLogsRequestsButNoHealthChecks(t *testing.T) {
	var logged []entry
	api := newAPI(func(e entry) { logged = append(logged, e) })
	for _, path := range []string{"/health", "/greetings/world"} {
		api.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil))
	}
	if len(logged) != 1 {
		t.Fatalf("logged %v", logged)
	}
	delete(logged[0], "ms")
	expected := entry{
		"level": "info", "message": "request",
		"method": "GET", "path": "/greetings/world", "status": 200,
	}
	if !reflect.DeepEqual(logged[0], expected) {
		t.Errorf("logged %v", logged[0])
	}
}
