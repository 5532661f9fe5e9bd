package event

import (
	"strings"

	"whomet/ingest/text"
)

// stayed is how sure sentences are that somebody was at a place.
type stayed map[[2]int]float64

// guestClues fills c with the clues for a guest: how sure meeting and place are,
// how he stands around the trigger, whose home the place is, and whether other
// sentences tell of his being there.
func (c *clues) guestClues(g *guest, seen stayed) {
	c.reset()
	m := g.at
	d := m.view.doc
	place := &d.Clusters[m.best.cluster]
	c.add("bias")
	c.add("fact", m.Factuality, tenth(m.Confidence))
	c.add("place", m.best.basis, place.Type, tenth(m.best.sure))
	c.add("sure", tenth(m.Confidence*m.best.sure))
	c.add("told", tenth(seen[[2]int{g.who, m.best.cluster}]))
	others, elsewhere := 0.0, 0.0
	for _, side := range m.Sides {
		for _, o := range side {
			if o != g.who {
				others = max(others, seen[[2]int{o, m.best.cluster}])
			}
		}
	}
	for k, p := range seen {
		if k[0] == g.who && k[1] != m.best.cluster {
			elsewhere = max(elsewhere, p)
		}
	}
	c.add("others", tenth(others), tenth(seen[[2]int{g.who, m.best.cluster}]))
	c.add("elsewhere", tenth(elsewhere))
	c.add("sides", bucket(g.side), bucket(len(m.Sides)), bucket(len(m.Sides[g.side])))
	mine, theirs := m.view.home(g.who, m.best.cluster), "none"
	for _, side := range m.Sides {
		for _, o := range side {
			if o == g.who {
				continue
			}
			if h := m.view.home(o, m.best.cluster); nearness[h] > nearness[theirs] {
				theirs = h
			}
		}
	}
	c.add("home", mine)
	c.add("homes", mine, theirs)
	c.called(d, g.who)
	c.guestStands(g, mine+"-"+theirs)
}

// called adds what a participant is called.
func (c *clues) called(d *text.Document, who int) {
	cl := &d.Clusters[who]
	if cl.Group {
		c.add("group")
	}
	for _, r := range cl.Roles {
		title := strings.ToLower(r.Title)
		c.add("title", title)
		if i := strings.LastIndexAny(title, " -"); i >= 0 {
			c.add("title", title[i+1:])
		}
	}
	for _, m := range cl.Mentions {
		if x := &d.Mentions[m]; x.Kind == text.Nominal {
			c.add("nominal", strings.ToLower(d.Sentences[x.Sentence].Tokens[x.Last].Lemma))
		}
	}
}

// guestStands adds how a participant stands around the trigger of the meeting.
func (c *clues) guestStands(g *guest, homes string) {
	v, t := g.at.view, g.at.trigger
	if t == nil {
		c.add("no-trigger")
		return
	}
	c.add("t-lemma", strings.ToLower(t.Lemma), t.UPOS)
	c.add("t-class", t.Class, t.UPOS)
	var r *ref
	for i := range v.persons {
		if p := &v.persons[i]; p.cluster == g.who && (r == nil || apart(p, t.tok) < apart(r, t.tok)) {
			r = p
		}
	}
	if r == nil {
		c.add("t-absent", t.Class)
		return
	}
	voice := v.voice(t)
	c.add("t-stand", t.Class, voice, t.frame(r), position(t.tok, r, r))
	c.add("t-stand-lemma", strings.ToLower(t.Lemma), voice, t.frame(r))
	c.add("t-reach", t.Class, voice, v.reach(t.tok, r))
	c.add("g-stand", groups[t.Class], voice, t.frame(r), position(t.tok, r, r), r.kase)
	c.add("g-homes", groups[t.Class], voice, t.frame(r), homes)
}

func apart(r *ref, tok int) int { return min(abs(r.first-tok), abs(r.last-tok)) }

var tenths = [...]string{"0", "<.1", "<.2", "<.3", "<.4", "<.5", "<.6", "<.7", "<.8", "<.9", "<1"}

// tenth rounds a probability.
func tenth(p float64) string {
	if p == 0 {
		return tenths[0]
	}
	return tenths[min(1+int(p*10), 10)]
}
