package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"whomet/query"
)

// serveGizmo and serveGraphQL take the query as body and ?limit= as Cayley does.
func (s *Server) serveGizmo(w http.ResponseWriter, r *http.Request) error {
	return s.ask(w, r, query.Gizmo, &rows{w: w, open: `{"result":[`, empty: `{"result":null`, shut: `]`})
}

func (s *Server) serveGraphQL(w http.ResponseWriter, r *http.Request) error {
	return s.ask(w, r, query.GraphQL, &rows{w: w, open: `{"data":`, empty: `{"data":{}`})
}

func (s *Server) ask(w http.ResponseWriter, r *http.Request, language string, out *rows) error {
	v, err := params(r, "limit")
	if err != nil {
		return err
	}
	req := query.Request{Language: language}
	if text := v.Get("limit"); text != "" {
		if req.Limit, err = strconv.Atoi(text); err != nil {
			return fmt.Errorf("%w: limit %q is no number", errBadRequest, text)
		}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxQuery))
	if err != nil {
		return err
	}
	req.Text = string(body)
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	truncated, err := query.Each(ctx, s.Store, req, out.row)
	if err != nil && !out.sent {
		return err
	}
	return out.end(language, truncated, err)
}

// maxHeld is how much of an answer is held back: a query that fails before has a
// status that says so, and a short answer does not keep the store while it is sent.
const maxHeld = 1 << 20

// rows writes an answer row by row.
type rows struct {
	w                 http.ResponseWriter
	open, empty, shut string
	buf               bytes.Buffer
	any, sent         bool // rows are there; part of the answer is out
}

func (o *rows) row(row any) error {
	if o.any {
		o.buf.WriteByte(',')
	} else {
		o.buf.WriteString(o.open)
	}
	o.any = true
	enc := json.NewEncoder(&o.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(row); err != nil {
		return fmt.Errorf("%w: a row that is no JSON: %v", query.ErrQuery, err)
	}
	o.buf.Truncate(o.buf.Len() - 1) // the new line
	if o.buf.Len() < maxHeld {
		return nil
	}
	return o.send()
}

func (o *rows) send() error {
	if !o.sent {
		o.w.Header().Set("Content-Type", "application/json; charset=utf-8")
		o.sent = true
	}
	if err := more(o.w); err != nil {
		return err
	}
	_, err := o.buf.WriteTo(o.w)
	return err
}

// end writes what comes after the rows, in one field more if some were left out or
// if the query failed on the way.
func (o *rows) end(language string, truncated bool, failed error) error {
	if o.any {
		o.buf.WriteString(o.shut)
	} else {
		o.buf.WriteString(o.empty)
	}
	if truncated {
		if language == query.GraphQL {
			o.buf.WriteString(`,"extensions":{"truncated":true}`)
		} else {
			o.buf.WriteString(`,"truncated":true`)
		}
	}
	if failed != nil {
		_, text := explain(failed)
		msg, _ := json.Marshal(text)
		fmt.Fprintf(&o.buf, `,"error":%s`, msg)
	}
	o.buf.WriteString("}\n")
	return o.send()
}
