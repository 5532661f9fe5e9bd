// Command whomet reads news articles and answers who met whom, where, when, and
// which sentence says so.
//
//	whomet demo                     read the sample articles and serve them
//	whomet ingest news.jsonl        read articles into the store
//	whomet met --person Hollmayr    ask
//
// Each command is one file; this package wires packages together and has no logic of
// its own. Every flag can also be set by a variable: --store by WHOMET_STORE.
//
// # Exit codes
//
//	0    done
//	1    failed
//	2    wrong use: an unknown command or flag, a value that is none
//	3    done in part: some inputs were bad and are listed, the good ones are stored
//	130  interrupted; what was stored until then is whole
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends at once
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	os.Exit(exit(err, os.Stderr))
}
