package web

import (
	"bufio"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

// serveExport streams the quads of the store, or of one article, as N-Quads.
func (s *Server) serveExport(w http.ResponseWriter, r *http.Request) error {
	v, err := params(r, "format", "article")
	if err != nil {
		return err
	}
	if f := v.Get("format"); f != "" && f != "nquads" {
		return fmt.Errorf("%w: format %q; there is nquads", errBadRequest, f)
	}
	w.Header().Set("Content-Type", "application/n-quads")
	out := bufio.NewWriterSize(w, 64<<10)
	var line []byte
	for q, err := range s.Store.Quads(r.Context(), quad.IRI(v.Get("article"))) {
		if err != nil {
			return err
		}
		if line, err = rdf.AppendQuad(line[:0], q); err != nil {
			return err
		}
		if out.Available() <= len(line) { // about to be sent: a long answer may take long, a stuck reader may not
			if err := more(w); err != nil {
				return err
			}
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

// more gives the next part of a long answer its own time to be sent.
func more(w http.ResponseWriter) error {
	err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTimeout))
	if errors.Is(err, http.ErrNotSupported) {
		return nil
	}
	return err
}
