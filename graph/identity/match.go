package identity

import (
	"strings"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"
)

// relation says how two words of names are one; "" is not at all.
type relation string

const (
	same        relation = "same"
	umlaut      relation = "umlaut"
	romanized   relation = "romanized"
	transcribed relation = "script"
	inflected   relation = "inflected"
	form        relation = "forename"
	nickname    relation = "nickname"
	sounding    relation = "sound"
	slip        relation = "slip"
	initial     relation = "initial"
)

// strength is how sure a relation is, from 0 to 1.
var strength = map[relation]float64{
	same: 1, umlaut: 1, romanized: 0.97, transcribed: 0.97, inflected: 0.95, form: 0.76, nickname: 0.76, sounding: 0.76, slip: 0.75, initial: 0.72,
}

// phrase says a relation of two words.
var phrase = map[relation]string{
	same:        "%[1]s is in both",
	umlaut:      "%s and %s differ in marks only",
	romanized:   "%s and %s are spellings of one name",
	transcribed: "%s is %s in another script",
	inflected:   "%s and %s differ by the s of the genitive",
	form:        "%s and %s are forms of one forename",
	nickname:    "%s and %s may be one forename",
	sounding:    "%s sounds like %s",
	slip:        "%s and %s differ by a letter or two",
	initial:     "%s and %s agree in the initial",
}

// Bounds of how much words must sound alike, from 0 to 1.
const (
	alikeLatin    = 0.82
	alikeAlphabet = 0.72
	alikeAbjad    = 0.81
)

// match says how a word of one name is a word of another, and how sure that is.
// Abroad says that one of the names looks romanized.
func match(v, w *reading, abroad, last bool) (relation, float64) {
	switch {
	case v.short || w.short:
		return matchInitial(v, w)
	case v.plain == w.plain:
		return same, 1
	case v.plain == w.digraph || v.digraph == w.plain:
		return umlaut, 1
	}
	if r, s, ok := matchForename(v, w); ok {
		return r, s
	}
	if feminine(v, w) || feminine(w, v) {
		return "", 0
	}
	if last && (genitive(v, w) || genitive(w, v)) {
		return inflected, genitiveSure(v, w)
	}
	return matchSound(v, w, abroad)
}

func matchInitial(v, w *reading) (relation, float64) {
	a, _ := utf8.DecodeRuneInString(v.plain)
	b, _ := utf8.DecodeRuneInString(w.plain)
	agree := a == b
	if !agree && v.script != w.script && v.sounds != "" && w.sounds != "" {
		agree = heard.change[v.sounds[0]][w.sounds[0]] <= 15
	}
	switch {
	case !agree:
		return "", 0
	case v.short && w.short:
		return same, 1
	}
	return initial, strength[initial]
}

// matchForename compares forenames that the table has; known is false where it does
// not have both, or has them as forms that sound alike.
func matchForename(v, w *reading) (how relation, sure float64, known bool) {
	if len(v.names) == 0 || len(w.names) == 0 {
		return "", 0, false
	}
	for _, a := range v.names {
		for _, b := range w.names {
			r := form
			switch {
			case a.row != b.row:
				continue
			case a.pet || b.pet:
				r = nickname
			case a.romanized:
				r = romanized
			}
			if strength[r] > sure {
				how, sure = r, strength[r]
			}
		}
	}
	if cost, weight := heard.distance(v.sounds, w.sounds); how == form && 40*cost <= weight {
		return "", 0, false
	}
	return how, sure, true
}

// feminine reports whether w is v with the ending of a woman's name: Jan and Jana,
// Abenow and Abenowa, Petrowski and Petrowskaja.
func feminine(v, w *reading) bool {
	a, b := string(v.sounds), string(w.sounds)
	if strings.HasSuffix(a, "a") {
		return false
	}
	if stem, ok := strings.CutSuffix(b, "aja"); ok && strings.HasSuffix(stem, "sk") {
		return strings.TrimRight(a, "ijy") == stem
	}
	for _, end := range []string{"ova", "eva", "owa", "ewa", "ina"} {
		if strings.HasSuffix(b, end) {
			cost, weight := heard.distance(v.sounds, w.sounds[:len(b)-1])
			return 20*cost <= weight
		}
	}
	return b == a+"a"
}

// genitive reports whether w is v with the s of the German genitive.
func genitive(v, w *reading) bool {
	return v.script == latin && len(v.plain) > 3 && w.plain == v.plain+"s" && !strings.HasSuffix(v.plain, "s")
}

// genitiveSure is how sure a genitive is. Surnames that come from a forename with s, or
// in -ers and -es, are often names of their own: Roberts, Meyers, Jones.
func genitiveSure(v, w *reading) float64 {
	stem := v
	if len(w.plain) < len(v.plain) {
		stem = w
	}
	if len(stem.names) > 0 {
		return strength[slip]
	}
	if strings.HasSuffix(stem.plain, "er") || strings.HasSuffix(stem.plain, "e") {
		return 0.85
	}
	return strength[inflected]
}

// yod writes consonants that are followed by a й as English does: ny for nj.
var yod = strings.NewReplacer("bj", "by", "dj", "dy", "kj", "ky", "lj", "ly", "mj", "my", "nj", "ny", "rj", "ry", "sj", "sy", "tj", "ty", "vj", "vy")

// matchSound compares words by how they sound, then by their letters.
func matchSound(v, w *reading, abroad bool) (relation, float64) {
	if v.script == latin && w.script == latin {
		cost, weight := heard.distance(v.sounds, w.sounds)
		switch {
		case cost <= 20 && 40*cost <= weight && (abroad || yod.Replace(v.plain) == yod.Replace(w.plain)):
			return romanized, strength[romanized]
		case alike(cost, weight) >= alikeLatin:
			return sounding, strength[sounding]
		case alike(cost, weight) < 0.3:
			return "", 0
		}
		return matchLetters(v, w)
	}
	c, least, best := &silent, alikeAlphabet, strength[romanized]
	if v.script == abjad || w.script == abjad {
		c, least, best = &written, alikeAbjad, 0.9
	}
	cost, weight := c.distance(v.sounds, w.sounds)
	for _, p := range [][2]*reading{{v, w}, {w, v}} {
		if bare, ok := withoutArticle(p[0].folded); ok {
			if less, n := c.distance(hear(bare), p[1].sounds); less*weight < cost*n {
				cost, weight = less, n
			}
		}
	}
	s := alike(cost, weight)
	switch {
	case 25*cost <= weight:
		return transcribed, best
	case s >= least:
		return transcribed, 0.8 + (s-least)/(1-least)*(best-0.8)
	}
	return "", 0
}

// matchLetters forgives a letter wrong, left out or too many in five, two in ten, and
// two letters changed over in four; the first letter only of six.
func matchLetters(v, w *reading) (relation, float64) {
	short := min(len(v.plain), len(w.plain))
	if short < 4 || short < 6 && v.plain[0] != w.plain[0] {
		return "", 0
	}
	switch edlib.OSADamerauLevenshteinDistance(v.plain, w.plain) {
	case 1:
		if short > 4 || v.plain[1] == w.plain[2] && v.plain[2] == w.plain[1] || v.plain[2] == w.plain[3] && v.plain[3] == w.plain[2] {
			return slip, strength[slip]
		}
	case 2:
		if short >= 10 {
			return slip, strength[slip]
		}
	}
	return "", 0
}
