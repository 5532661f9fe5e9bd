package text

// The types of events.
const (
	Meeting     = "Meeting"     // met face to face, or the text does not say how
	Reception   = "Reception"   // received, welcomed, hosted
	Negotiation = "Negotiation" // negotiated, held talks
	PhoneCall   = "PhoneCall"   // phone or video call
	Visit       = "Visit"       // a person went to a place
)

// Factuality of an event, after FactBank.
const (
	Asserted = "asserted" // the article says it happened
	Planned  = "planned"  // planned, hoped for, offered, conditional
	Denied   = "denied"   // denied or called off
	Reported = "reported" // somebody quoted says so; Event.Reporter names who
)

// The basis of a place or time.
const (
	Stated      = "stated"      // in the sentence of the event
	FromVisit   = "fromVisit"   // of the visit the meeting belongs to
	FromContext = "fromContext" // of an earlier sentence
	Dateline    = "dateline"    // of the dateline
	Relative    = "relative"    // resolved from the publication date
)

// Event is a meeting or a visit.
type Event struct {
	Type       string
	Sentence   int     // the sentence that says so
	Trigger    Span    // the word that says so
	Sides      [][]int // clusters; for a Visit one side: the visitors
	Place      int     // cluster of the place, -1 if unknown
	PlaceBasis string
	Date       string // ISO 8601, as exact as known: 2024-07-04, 2024-07, 2024, --07-04; "" if unknown
	TimeBasis  string
	Factuality string
	Reporter   string  // who says so, if the sentence names one
	Confidence float64 // 0 to 1
}
