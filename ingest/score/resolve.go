package score

// Resolver finds the annotated person or group that a name means.
type Resolver struct{ names *names }

// NewResolver returns a resolver for the names of one annotated article.
func NewResolver(g *Gold) *Resolver { return &Resolver{newNames(g)} }

// Resolve returns the annotated name that s means; what means none is "?" and s in
// the form that is compared.
func (r *Resolver) Resolve(s string) string { return r.names.get(s) }

// AtPlace returns whether a name means the place of m, or nil if m has none.
func (m *Meeting) AtPlace() func(name string) bool { return atPlace(m.Location, m.LocationAlt) }

// AtPlace returns whether a name means the place of v.
func (v *Visit) AtPlace() func(name string) bool { return atPlace(v.Place, v.PlaceAlt) }

func atPlace(place string, alt []string) func(name string) bool {
	if place == "" {
		return nil
	}
	gold := alternatives(place, alt)
	return func(name string) bool { return overlap(gold, places(name)) }
}

// OnDate returns whether an ISO 8601 date answers that of m, or nil if m has none.
func (m *Meeting) OnDate() func(iso string) bool {
	if m.Date == "" {
		return nil
	}
	gold := m.Date
	return func(iso string) bool { return sameDate(gold, iso) }
}
