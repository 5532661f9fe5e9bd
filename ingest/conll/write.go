package conll

import (
	"bufio"
	"fmt"
	"io"
	"strconv"

	"whomet/ingest/text"
)

// WriteConllu writes sentences as CoNLL-U.
func WriteConllu(w io.Writer, sentences []Sentence) error {
	out := bufio.NewWriter(w)
	for _, s := range sentences {
		for _, c := range s.Comments {
			fmt.Fprintf(out, "# %s\n", c)
		}
		fmt.Fprintf(out, "# text = %s\n", s.Text)
		for i, t := range s.Tokens {
			writeToken(out, &s, i, t)
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

func writeToken(out *bufio.Writer, s *Sentence, i int, t text.Token) {
	misc := "_"
	if end := i + 1; t.End < len(s.Text) && end < len(s.Tokens) && s.Tokens[end].Start == t.End {
		misc = "SpaceAfter=No"
	}
	if t.Part == 1 {
		last := i
		for last+1 < len(s.Tokens) && s.Tokens[last+1].Part == s.Tokens[last].Part+1 {
			last++
		}
		if last+1 < len(s.Tokens) && s.Tokens[last+1].Start == t.End {
			misc = "SpaceAfter=No"
		}
		fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, last+1, s.Text[t.Start:t.End], misc)
	}
	if t.Part > 0 {
		misc = "_"
	}
	head := "_"
	if t.Head >= 0 || t.DepRel != "" {
		head = strconv.Itoa(t.Head + 1)
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t_\t%s\t%s\t%s\t_\t%s\n", i+1, t.Form, column(t.Lemma),
		column(t.UPOS), column(string(t.Feats)), head, column(t.DepRel), misc)
}

func column(value string) string {
	if value == "" {
		return "_"
	}
	return value
}
