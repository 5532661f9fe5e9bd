// Package perceptron is the learner of whomet: an averaged multiclass perceptron
// over sparse binary features (Freund and Schapire 1999; Collins 2002). It knows
// neither text nor language: a feature is a number, a label is a string.
//
// A Trainer learns weights, a Model holds them read-only. Stages score a set of
// features against all labels and take the best label, or search over sequences
// and trees with the scores. Whatever depends on two labels (the transition of a
// sequence model, say) is a feature like any other: hash the first label into it.
//
// # Features
//
// A feature is a 64-bit Hash, begun with the number of its template and extended
// with strings and numbers; nothing is allocated. Only the upper 32 bits select
// the row of weights. With half a million rows one unknown feature in ten
// thousand is taken for a known one, which costs less accuracy than can be
// measured.
//
// # Speed
//
// Scoring waits for memory, so features are looked up side by side and the weights of
// a row lie together: those of up to three labels in the slot of the hash table
// itself, those of up to twenty in five words that are added as they are, those of
// more labels as pairs of label and weight.
//
// # File
//
// A model file starts with a magic number, the format version, the version of
// the caller's feature templates and the size of what follows, a zstd frame (the
// module klauspost/compress, pure Go, saves writing one and brings nothing
// else). In it are the labels and then, column by column, the rows sorted by key:
// key differences, row lengths, labels, weights. Several models may follow one
// another in one file.
//
// # Limits
//
// At most 32,767 labels. Weights are rounded to 16 bits. A Trainer is used by one
// goroutine; a Model by any number.
package perceptron
