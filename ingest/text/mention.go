package text

// Kind says how a mention names its entity.
type Kind uint8

// The kinds of mentions, as in ACE.
const (
	Named   Kind = iota // "Kanzlerin Anna Berger": a proper name, without titles
	Nominal             // "die Ministerin", "ihr Amtskollege", "die beiden"
	Pronoun             // "sie", "ihm", "who"
)

// The types of entities.
const (
	PER  = "PER"
	ORG  = "ORG"
	LOC  = "LOC"
	MISC = "MISC"
)

// Mention is a run of tokens of one sentence that refers to an entity.
type Mention struct {
	Span
	Sentence    int // index in Document.Sentences
	First, Last int // token indexes in the sentence, both inclusive
	Kind        Kind
	Type        string  // PER ORG LOC MISC
	Confidence  float64 // 0 to 1
}

// Cluster is one entity of the document: all mentions that refer to it.
type Cluster struct {
	Type     string   // PER ORG LOC MISC
	Name     string   // fullest name, in its base form (no titles, no genitive -s); for a group its nominal
	Short    []string // ends of a person's name that stand for it, if nobody shares them: "von Trott", "Trott"
	Gender   string   // Masc, Fem, or "" when unknown
	Group    bool     // several persons acting as one: a delegation, "das UN-Team"
	Mentions []int    // indexes in Document.Mentions, in text order
	Members  []int    // for a plural nominal or pronoun ("die beiden", "they"): the clusters it stands for
	Roles    []Role   // for persons
}

// Role is an office or function the text gives to a person.
type Role struct {
	Title    string // "Außenminister", as the text has it but in base form
	Org      string // organization or country, base form; "" when not stated
	Sentence int    // the sentence that says so
	Span     Span   // the words that say so
}
