package lang

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"whomet/ingest/text"
)

// BuildLexicon makes the file of a Lexicon from a table of full forms: form, lemma,
// UPOS and features, separated by tabs; several features are separated by
// semicolons. Forms of two words are left out, as are neuter nouns that are
// an adjective with a capital (das Abgeebbte). The result depends only on the
// set of rows.
func BuildLexicon(w io.Writer, table io.Reader) error {
	forms, err := readForms(table)
	if err != nil {
		return fmt.Errorf("build lexicon: %w", err)
	}
	classes := map[string]int{}
	type entry struct {
		key   uint32
		class string
	}
	var entries []entry
	for form, readings := range forms {
		if readings = withoutAdjectives(form, readings, forms); len(readings) == 0 {
			continue
		}
		class := encodeClass(form, readings)
		classes[class]++
		entries = append(entries, entry{lexiconKey(form), class})
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.key != b.key {
			return int(int64(a.key) - int64(b.key))
		}
		return strings.Compare(a.class, b.class)
	})
	entries = slices.CompactFunc(entries, func(a, b entry) bool { return a.key == b.key })
	order := byFrequency(classes)
	number := map[string]int{}
	for i, c := range order {
		number[c] = i + 1
	}
	out := []byte(lexiconMagic + strings.Join(order, "\n") + "\x00")
	out = binary.AppendUvarint(out, uint64(len(entries)))
	before := uint32(0)
	for _, e := range entries {
		out = binary.AppendUvarint(out, uint64(e.key-before))
		before = e.key
	}
	for _, e := range entries {
		out = binary.AppendUvarint(out, uint64(number[e.class]))
	}
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return fmt.Errorf("build lexicon: %w", err)
	}
	defer e.Close()
	_, err = w.Write(e.EncodeAll(out, nil))
	return err
}

// wordForm is one row of the table without its form.
type wordForm struct{ lemma, upos, feats string }

func readForms(table io.Reader) (map[string][]wordForm, error) {
	forms := map[string][]wordForm{}
	sc := bufio.NewScanner(table)
	for n := 1; sc.Scan(); n++ {
		f := strings.Split(sc.Text(), "\t")
		if len(f) != 4 || f[0] == "" || f[1] == "" {
			return nil, fmt.Errorf("line %d: %q is not form, lemma, UPOS, features", n, sc.Text())
		}
		if !strings.Contains(f[0], " ") {
			forms[f[0]] = append(forms[f[0]], wordForm{f[1], f[2], f[3]})
		}
	}
	return forms, sc.Err()
}

func withoutAdjectives(form string, readings []wordForm, forms map[string][]wordForm) []wordForm {
	isAdjective := slices.ContainsFunc(forms[strings.ToLower(form)], func(w wordForm) bool { return w.upos == "ADJ" })
	if !isAdjective || strings.ToLower(form) == form {
		return readings
	}
	return slices.DeleteFunc(slices.Clone(readings), func(w wordForm) bool {
		return w.upos == "NOUN" && !strings.Contains(w.feats, "Masc") && !strings.Contains(w.feats, "Fem")
	})
}

func byFrequency(classes map[string]int) []string {
	order := make([]string, 0, len(classes))
	for c := range classes {
		order = append(order, c)
	}
	slices.SortFunc(order, func(a, b string) int {
		if classes[a] != classes[b] {
			return classes[b] - classes[a]
		}
		return strings.Compare(a, b)
	})
	return order
}

// encodeClass writes the readings of a form as "UPOS strip add feats" with tabs
// between, readings separated by a vertical bar after a tab.
func encodeClass(form string, readings []wordForm) string {
	var out []string
	for _, r := range readings {
		strip, add := edit(form, r.lemma)
		out = append(out, r.upos+"\t"+strconv.Itoa(strip)+"\t"+add+"\t"+r.feats)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "\v")
}

// edit returns how many bytes to take from the end of form and what to add there
// to make lemma of it.
func edit(form, lemma string) (strip int, add string) {
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	for n > 0 && (n < len(form) && !utf8.RuneStart(form[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
		n--
	}
	return len(form) - n, lemma[n:]
}

func decodeClass(class string) ([]Reading, error) {
	var out []Reading
	for reading := range strings.SplitSeq(class, "\v") {
		f := strings.Split(reading, "\t")
		if len(f) != 4 {
			return nil, errLexicon
		}
		strip, err := strconv.Atoi(f[1])
		if err != nil || strip < 0 {
			return nil, errLexicon
		}
		r := Reading{UPOS: f[0], strip: strip, add: f[2], Kind: uint64(lexiconKey(f[0] + " " + f[3]))}
		if f[3] != "" {
			for feats := range strings.SplitSeq(f[3], ";") {
				r.Feats = append(r.Feats, text.Feats(feats))
			}
		}
		out = append(out, r)
	}
	return out, nil
}
