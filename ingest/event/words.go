package event

// String says a clue in words: "trigger: begrüßen|VERB". Of a clue of a kind that has
// no words it gives the name.
func (c Clue) String() string {
	what, ok := words[c.Template]
	if !ok {
		what = c.Template
	}
	if c.Values == "" {
		return what
	}
	return what + ": " + c.Values
}

// words are the kinds of clues as an analyst may read them. "Class" is that of the
// trigger (meet, receive, say), "group" the classes used alike (contact, toward, weak),
// "a mark" the preposition before a phrase, a numeral a count or distance in words.
var words = map[string]string{
	"bias": "before any other clue",

	// of pairs
	"kinds":        "kinds of the mentions (Name, Description, Pronoun, group, 2 of a plural)",
	"group":        "one is a group, any or a particular one",
	"persons":      "persons in the sentence",
	"headline":     "stands in the headline",
	"carried":      "one stands in the sentence before (kind, persons there, persons here)",
	"carried-role": "grammatical relations, here and in the sentence before",
	"gap":          "words between the two",
	"gap-verbs":    "verbs and punctuation between the two",
	"gap-persons":  "other persons between the two",
	"between":      "word between the two",
	"between-verb": "verb between the two",
	"joined":       "joined by and or comma, others between",
	"marks":        "marks of the two",
	"same-plural":  "both meant by one plural",
	"path":         "steps in the tree from the common head",
	"path-ends":    "grammatical relations of the two, steps in the tree",
	"path-top":     "common head in the tree",
	"class":        "class of a trigger of the sentence, and its position",
	"no-trigger":   "no trigger",

	// of a pair or visit and its trigger
	"t-lemma":            "trigger",
	"t-lemma-where":      "trigger and its position",
	"t-lemma-mark":       "trigger and the mark of the place",
	"t-class":            "class of the trigger",
	"t-class-far":        "class, finite verbs in between",
	"t-frame":            "class and frame: which mention is marked as the trigger asks",
	"t-marks":            "class and the marks of the two",
	"t-relations":        "class and the grammatical relations of the two",
	"t-reach":            "class, and how the two hang on the trigger in the tree",
	"t-distance":         "class, words to the trigger",
	"t-plural":           "class, both meant by one plural",
	"t-together":         "class, and a word that joins the two",
	"t-joined":           "class, the two joined by and or comma",
	"t-voice":            "class, voice and frame",
	"t-position":         "class, position of the trigger",
	"t-who":              "class, mark and grammatical relation of the person",
	"t-far":              "class, finite verbs between trigger and person",
	"g-frame":            "group, frame and case",
	"g-voice":            "group, voice and frame",
	"g-far":              "group, finite verbs in between",
	"g-reach":            "group, and how the two hang on the trigger in the tree",
	"g-kinds":            "group and kinds of the mentions",
	"g-fit":              "group, mentions that are marked as the trigger asks",
	"g-joined":           "group, the two joined by and or comma, and whether somebody else is there",
	"g-group":            "group of the class, and how a group among the two stands to the trigger",
	"g-group-near":       "the same, and finite verbs in between",
	"g-group-voice":      "the same, and voice",
	"g-group-particular": "number of a particular group among the two",
	"group-particular":   "a particular group, and how it stands to the trigger",
	"group-form":         "first word and number of the group, and how it stands to the trigger",
	"group-noun":         "noun of the group",
	"t-group":            "class, and how a group among the two stands to the trigger",

	// cues of plans, denials and reports, and the verb
	"t-s":      "cue in the sentence",
	"t-clause": "cue in the clause of the trigger",
	"t-near":   "cue near the trigger",
	"t-child":  "cue below the trigger in the tree",
	"t-head":   "cue above the trigger in the tree",
	"q-s":      "cue in the sentence (no trigger)",
	"q-clause": "cue in the clause (no trigger)",
	"q-near":   "cue near by (no trigger)",
	"q-child":  "cue below in the tree (no trigger)",
	"q-head":   "cue above in the tree (no trigger)",
	"governor": "verb that governs the trigger",
	"verbform": "form, tense and mood of the verb",
	"aux":      "auxiliary",
	"matrix":   "verb on which the verb depends",

	// of visits, places and dates
	"kind":            "kind of mention",
	"mark":            "preposition",
	"places":          "places in the sentence",
	"relations":       "grammatical relations of person and place",
	"order":           "order in the text",
	"gap-clauses":     "finite verbs in between",
	"dateline":        "stands as a dateline",
	"left":            "word on the left",
	"left-upos":       "part of speech on the left",
	"right-upos":      "part of speech on the right",
	"back":            "sentences back",
	"mark-class":      "mark and class of the trigger",
	"relation":        "grammatical relation",
	"visited":         "a participant visited it",
	"genitive":        "in the genitive",
	"places-there":    "places in that sentence",
	"reach":           "how it hangs on the trigger in the tree",
	"distance":        "words to the trigger",
	"between-clauses": "finite verbs in between",
	"same-clause":     "in the clause of the trigger",
	"by-person":       "next to a person",
	"stayed":          "how sure a visit of a participant to it is",
	"often":           "how often the text names it",
	"first":           "sentence that names it first",
	"new":             "named for the first time here",
	"governed":        "what it hangs on: an office, another noun, a verb",
	"governed-by":     "noun it hangs on",
	"homes":           "participants with offices there, and elsewhere",
	"homes-typ":       "participants with offices there, and its type",

	// of guests
	"home":          "his offices are of the place, of another, or not told",
	"title":         "title of the person",
	"nominal":       "description of the person",
	"fact":          "factuality of the meeting, and how sure it is",
	"place":         "basis and type of the place, and how sure it is",
	"sure":          "how sure meeting and place are together",
	"told":          "how sure a sentence is of his being there",
	"others":        "how sure sentences are of another participant being there, and of him",
	"elsewhere":     "how sure a sentence is of his being at another place",
	"sides":         "his side, the number of sides, persons on his",
	"t-stand":       "class and voice of the trigger, mark of the person, order",
	"t-stand-lemma": "the same with the word of the trigger",
	"t-absent":      "class of a trigger that does not stand with him",
	"g-stand":       "the same by group of triggers, with case",
	"g-homes":       "group and voice of the trigger, mark, offices of him and the others",
	"future":        "the meeting is planned",
	"direction":     "before or after the day of writing",
	"report":        "by a word of saying",
	"lead":          "in the first sentences",
	"dates-there":   "dates in that sentence",
	"dates-here":    "dates in this sentence",
	"clauses":       "finite verbs in between",
	"in-brackets":   "in brackets",
}
