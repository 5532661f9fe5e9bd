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

// chooseDate returns the date of an occasion and its basis, or "".
func (s *Stage) chooseDate(views []view, o *occasion, c *clues) (string, string) {
	best, iso, basis := s.dateFloor, "", ""
	order := 0
	d := o.view.doc
	for k := o.view.index; k >= 0 && k >= o.view.index-reachBack; k-- {
		at := &views[k]
		for i := range at.dates {
			value, how := at.dates[i].Resolve(d.Published, yearBefore(views, at, &at.dates[i]), o.future)
			if value == "" || !o.future && after(value, d.Published) {
				continue
			}
			c.dateClues(o, at, &at.dates[i], order)
			order++
			p := probabilities(s.model.date, c.hashes)[1]
			if p <= best {
				continue
			}
			if k != o.view.index && how == text.Stated {
				how = text.FromContext
			}
			best, iso, basis = p, value, how
			c.keep()
		}
	}
	return iso, basis
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
