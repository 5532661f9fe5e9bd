// Package web is the HTTP service: pages for people, an API for programs, both on
// the questions of package query.
//
// Pages are html/template, complete without JavaScript and without anything from
// outside. Each fact on them stands with its sentence and a link to its article;
// what is planned, denied or only reported says so.
//
// The API answers JSON, each mistake of the caller as {"error": "…"} with a 4xx
// status. The two query routes have the request and the answer of Cayley's own HTTP
// API, so that its clients work; an answer that was cut says so in a field more.
// Exports are streamed, as are the rows of long answers.
//
// Requests from other sites' pages are refused, so that a page in the reader's
// browser cannot write to a service on their machine.
//
// # Why
//
// gorilla/mux gives routes with methods and patterns, and 405 where the method is
// wrong; the rest is net/http.
//
// # Limits
//
// There are no accounts, no TLS and no CORS: listen on the loopback address, or put a proxy
// in front that has them.
package web
