package web

import (
	"cmp"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph/export"
	"whomet/query"
)

// serveExport streams the store, or what the filters leave of it, in the format that
// is named or else accepted.
func (s *Server) serveExport(w http.ResponseWriter, r *http.Request) error {
	v, err := params(r, "format", "article", "person", "with", "place", "from", "to", "type", "factuality", "confidence")
	if err != nil {
		return err
	}
	f, err := wantedFormat(r, v)
	if err != nil {
		return err
	}
	sel, err := s.selection(r, v)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", f.MediaType)
	h.Set("Content-Disposition", `attachment; filename="whomet.`+f.Extension+`"`)
	h.Add("Vary", "Accept")
	if r.Method == http.MethodHead {
		return nil
	}
	return f.Write(r.Context(), sender{w}, s.Store, sel)
}

// selection reads the filters.
func (s *Server) selection(r *http.Request, v url.Values) (sel export.Selection, err error) {
	q := query.MetQuery{
		Person: v.Get("person"), With: v.Get("with"), Place: v.Get("place"), From: v.Get("from"), To: v.Get("to"),
		Type: v.Get("type"), Factuality: v.Get("factuality"),
	}
	confidence := 0.0
	if text := v.Get("confidence"); text != "" {
		if confidence, err = strconv.ParseFloat(text, 64); err != nil {
			return sel, fmt.Errorf("%w: confidence %q; a number from 0 to 1", errBadRequest, text)
		}
	}
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	if sel, err = query.Select(ctx, s.Store, q, confidence); err != nil {
		return sel, err
	}
	if article := v.Get("article"); article != "" {
		sel.Articles = []quad.IRI{quad.IRI(article)}
	}
	return sel, nil
}

// wantedFormat is the format that is named, else the one the Accept header likes
// best, the usual one where it names none.
func wantedFormat(r *http.Request, v url.Values) (export.Format, error) {
	name, accept := v.Get("format"), r.Header.Get("Accept")
	if name != "" || accept == "" {
		return export.Find(name)
	}
	type choice struct {
		mediaType string
		quality   float64
	}
	var choices []choice
	for text := range strings.SplitSeq(accept, ",") {
		t, p, err := mime.ParseMediaType(text)
		q, e := strconv.ParseFloat(cmp.Or(p["q"], "1"), 64)
		if err == nil && e == nil && q > 0 {
			choices = append(choices, choice{t, q})
		}
	}
	slices.SortStableFunc(choices, func(x, y choice) int { return cmp.Compare(y.quality, x.quality) })
	for _, c := range choices {
		for _, f := range export.Formats() {
			if t, _, _ := mime.ParseMediaType(f.MediaType); t == c.mediaType || c.mediaType == "*/*" {
				return f, nil
			}
		}
	}
	return export.Format{}, fmt.Errorf("%w: %q; give ?format= one of %s", errAccept, accept, strings.Join(export.Names(), ", "))
}

// sender gives each part of a long answer its own time.
type sender struct{ w http.ResponseWriter }

// Write sends a part.
func (s sender) Write(b []byte) (int, error) {
	if err := more(s.w); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}

// more gives the next part of a long answer its own time to be sent: a long answer
// may take long, a stuck reader may not.
func more(w http.ResponseWriter) error {
	err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTimeout))
	if errors.Is(err, http.ErrNotSupported) {
		return nil
	}
	return err
}
