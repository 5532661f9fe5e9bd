package web_test

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"

	"whomet/graph"
	"whomet/query/web"
)

func ExampleServer() {
	store, err := graph.Open(context.Background(), "memory")
	if err != nil {
		log.Fatal(err)
	}
	defer store.Close()
	if err := store.PutAll(context.Background(), articles()); err != nil {
		log.Fatal(err)
	}
	srv := httptest.NewServer((&web.Server{Store: store}).Handler())
	defer srv.Close()
	for _, path := range []string{"/readyz", "/api/v1/graph?person=Okafor&factuality=planned", "/api/v1/met?from=yesterday"} {
		res, err := http.Get(srv.URL + path)
		if err != nil {
			log.Fatal(err)
		}
		body, err := io.ReadAll(res.Body)
		if err != nil {
			log.Fatal(err)
		}
		res.Body.Close()
		fmt.Printf("%d %.90s\n", res.StatusCode, body)
	}
	// Output:
	// 200 {"status":"ready"}
	//
	// 200 {"nodes":[{"id":"https://whomet.example/person/bo-vale","label":"Bo Vale","kind":"Person",
	// 400 {"error":"invalid date: from \"yesterday\"; write a day as 2024-07-04, a month as 2024-07
}
