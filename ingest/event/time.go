package event

import (
	"strings"
	"time"

	"whomet/ingest/text"
	"whomet/ingest/when"
)

// dateClues fills c with the clues for a date of an occasion.
func (c *clues) dateClues(o *occasion, at *view, d *when.Date, order int) {
	c.reset()
	back := o.view.index - at.index
	where := "back"
	if back == 0 {
		where = "here"
	}
	c.add("bias")
	c.add("back", bucket(back), d.Kind())
	c.add("kind", d.Kind(), where)
	c.add("order", bucket(order), where)
	if o.future {
		c.add("future", d.Kind(), where)
	}
	if d.Unit != "" {
		c.add("direction", sign(d.Offset), where)
	}
	if d.First > 0 {
		c.add("left", strings.ToLower(at.toks[d.First-1].Form), where)
	}
	for _, q := range at.cues {
		if q.class == "report" && abs(q.tok-d.First) <= 6 {
			c.add("report", where, sign(q.tok-d.First))
		}
	}
	if d.First > 0 {
		c.add("left-upos", at.toks[d.First-1].UPOS, d.Kind())
	}
	if back > 0 {
		if at.index <= 1 {
			c.add("lead", bucket(back))
		}
		c.add("dates-there", bucket(len(at.dates)))
		return
	}
	c.add("date-class", o.class, d.Kind())
	c.hangs(o, at, d)
	c.add("dates-here", bucket(len(at.dates)))
	c.add("distance", bucket(abs(o.tok-d.First)), sign(d.First-o.tok))
	c.add("clauses", bucket(at.clauses(min(o.tok, d.Last), max(o.tok, d.First))))
	from, to := at.clauseOf(o.tok)
	if d.First >= from && d.Last <= to {
		c.add("same-clause")
	}
	for i := d.First - 1; i >= 0 && i >= d.First-3; i-- {
		if at.toks[i].Form == "(" {
			c.add("in-brackets")
		}
	}
}

// hangs adds how a date hangs on the trigger: the words up the tree from it, until one
// that the trigger hangs on too.
func (c *clues) hangs(o *occasion, at *view, d *when.Date) {
	head := headOf(at.toks, d.First, d.Last)
	up := at.chain(o.tok)
	for steps, i := 0, head; i >= 0 && steps < 12; steps, i = steps+1, at.toks[i].Head {
		k, ok := indexOf(up, i)
		if !ok {
			continue
		}
		c.add("path", bucket(k), bucket(steps))
		c.add("path-top", at.toks[i].UPOS, at.toks[head].DepRel, bucket(k))
		for _, q := range at.cues {
			if q.tok == i && i != o.tok {
				c.add("under", q.class)
			}
		}
		return
	}
}

// day is a date an occasion may have had.
type day struct {
	at         *view
	date       *when.Date
	iso, basis string
}

// days returns the dates of the sentence of an occasion and of those before.
func days(views []view, o *occasion) []day {
	var out []day
	written := o.view.doc.Published
	for k := o.view.index; k >= 0 && k >= o.view.index-reachBack; k-- {
		at := &views[k]
		for i := range at.dates {
			d := &at.dates[i]
			iso, basis := d.Resolve(written, yearBefore(views, at, d), o.future)
			if iso == "" || !o.future && after(iso, written) {
				continue
			}
			if k != o.view.index && basis == text.Stated {
				basis = text.FromContext
			}
			out = append(out, day{at, d, iso, basis})
		}
	}
	return out
}

// chooseDate returns the likeliest date of an occasion, and how sure it is; nil if
// none is sure enough. What speaks for a date told several times adds up.
func (s *Stage) chooseDate(views []view, o *occasion, c *clues) (*day, float64) {
	all := days(views, o)
	c.noneClues(o)
	scores := []float64{worth(s.model.date, c.hashes)}
	for i, x := range all {
		c.dateClues(o, x.at, x.date, i)
		scores = append(scores, worth(s.model.date, c.hashes))
	}
	p := shares(scores)[1:]
	best, likeliest := s.dateFloor, -1
	for i, x := range all {
		sure := 0.0
		for k, y := range all {
			if y.iso == x.iso {
				sure += p[k]
			}
		}
		if sure > best || likeliest >= 0 && x.iso == all[likeliest].iso && p[i] > p[likeliest] {
			best, likeliest = sure, i
		}
	}
	if likeliest < 0 {
		return nil, 0
	}
	x := &all[likeliest]
	c.dateClues(o, x.at, x.date, likeliest)
	c.keep()
	return x, best
}

// dated puts the likeliest date of an occasion into an event.
func (s *Stage) dated(e *text.Event, views []view, o *occasion, c *clues) {
	if d, _ := s.chooseDate(views, o, c); d != nil {
		e.Date, e.TimeBasis = d.iso, d.basis
	}
}

// anchor tells the dates that count from another which one that is: the last day the
// text has told, not far before.
func anchor(views []view) {
	var last time.Time
	told := 0
	for k := range views {
		for i := range views[k].dates {
			d := &views[k].dates[i]
			if d.Anaphoric && k-told <= reachBack {
				d.From = last
			}
			iso, _ := d.Resolve(views[k].doc.Published, 0, false)
			if day, err := time.Parse(time.DateOnly, iso); err == nil {
				last, told = day, k
			}
		}
	}
}

// after reports whether a date lies after the day of writing, so that nothing told
// as having happened can have been then.
func after(iso string, written time.Time) bool {
	if written.IsZero() || strings.HasPrefix(iso, "-") {
		return false
	}
	return iso > written.Format(time.DateOnly)[:len(iso)]
}

// yearBefore returns the last year the text has told before a date, or 0.
func yearBefore(views []view, at *view, d *when.Date) int {
	year := 0
	for i := range at.dates {
		if at.dates[i].First < d.First && at.dates[i].Year > 0 {
			year = at.dates[i].Year
		}
	}
	for k := at.index - 1; year == 0 && k >= 0; k-- {
		for i := range views[k].dates {
			if y := views[k].dates[i].Year; y > 0 {
				year = y
			}
		}
	}
	return year
}
