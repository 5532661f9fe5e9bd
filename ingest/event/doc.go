// Package event is the stage that finds meetings and visits: who stood on which
// side, where, when, whether the text asserts, plans or denies it, and which
// sentence says so.
//
// # How
//
// Candidates come from the text: every two persons or groups a sentence with a
// trigger names or refers to, every person and place. Whether two were in contact is
// decided by a small log-linear model over clues: the trigger's class and frame, the
// prepositions before the names, the way between them in the text and in the tree. It
// builds on two models with fewer clues, of whether the sentence tells of a meeting at
// all and of who takes part. Another one decides whether that contact is asserted,
// planned or denied, from mood, tense, negation, other cues and dates. The product of
// the two probabilities, calibrated on held-out folds, is the confidence of the event.
// Pairs that met by the same sentence are joined to one event with sides. Place and
// time are chosen by two conditional logit models from the places and dates near by, of
// which one stands for none being told; offices, adjectives and an atlas tell who is at
// home where. The last tells who took part in a meeting as a guest, and so visited its place, also where no
// sentence says so; it learns from meetings as they are found, not as they are
// annotated.
//
// Triggers, cues and words of dates are tables of package lang; the weights are
// learned from annotated articles (Train). Factuality follows FactBank (Saurí and
// Pustejovsky 2009), times are ISO 8601, cut where the text says no more.
//
// # Limits
//
// A meeting whose participants are told more than one sentence apart is missed,
// and a text is taken at its word: nothing is inferred from what is known outside
// of it.
package event
