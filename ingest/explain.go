package ingest

import (
	"whomet/ingest/event"
	"whomet/ingest/text"
)

// Explain says why the events of the report on d were found, in the order of the
// report. d has been through the pipeline; only the stage event looks at it again.
func (p *Pipeline) Explain(d *text.Document) []event.Explanation {
	var out []event.Explanation
	for _, s := range p.Stages {
		if x, ok := s.Annotator.(*event.Stage); ok {
			all := x.Explain(d)
			for _, i := range p.reporter(d).told {
				out = append(out, all[i])
			}
		}
	}
	return out
}
