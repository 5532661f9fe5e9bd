package when

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// Date is a date as a sentence tells it; what is zero is not told.
type Date struct {
	First, Last int // tokens of the sentence, both inclusive
	Year        int
	Month       int
	Day         int
	Weekday     int       // 1 Monday … 7 Sunday
	Unit        string    // of a distance from the day of writing: hour day week weekend month year
	Offset      int       // in units of Unit
	Shift       int       // of a weekday or month: -1 last, 1 next
	Anaphoric   bool      // Offset counts from the date told before, not from the day of writing: "tags darauf"
	From        time.Time // that date, if the caller found it
}

// Kind names the shape of a date: "dmy", "my", "y", "weekday", "rel-day", ….
func (d *Date) Kind() string {
	switch {
	case d.Anaphoric:
		return "ana-" + d.Unit
	case d.Unit != "":
		return "rel-" + d.Unit
	case d.Weekday > 0 && d.Day == 0:
		return "weekday"
	}
	k := ""
	if d.Day > 0 {
		k += "d"
	}
	if d.Month > 0 {
		k += "m"
	}
	if d.Year > 0 {
		k += "y"
	}
	return k
}

// reader finds the dates of a sentence. It knows the order in which languages
// write day, month and year, and takes their words from the table.
type reader struct {
	dates lang.Dates
	words [][]lang.DateWord // of each token
	toks  []text.Token
}

func (r *reader) is(i int, kind string) (lang.DateWord, bool) {
	if i < 0 || i >= len(r.words) {
		return lang.DateWord{}, false
	}
	for _, w := range r.words[i] {
		if w.Kind == kind {
			return w, true
		}
	}
	return lang.DateWord{}, false
}

// Find returns the dates of a sentence in text order. The tokens may be tagged; a
// number before a noun is then no year.
func Find(words lang.Dates, s *text.Sentence) []Date {
	r := reader{words, make([][]lang.DateWord, len(s.Tokens)), s.Tokens}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Part <= 1 {
			r.words[i] = words.Of(t.Form)
		}
	}
	var out []Date
	for i := 0; i < len(r.toks); {
		if !r.may(i) {
			i++
			continue
		}
		d, next := r.at(i)
		if next <= i {
			i++
			continue
		}
		d.First, d.Last = i, next-1
		out = append(out, d)
		i = next
	}
	return out
}

// may reports whether a date can start at token i: with a word of dates or a number.
func (r *reader) may(i int) bool {
	f := r.toks[i].Form
	return r.words[i] != nil || f != "" && f[0] <= '9'
}

// at reads a date that starts at token i and returns the token after it, or i.
func (r *reader) at(i int) (Date, int) {
	for _, read := range []func(int) (Date, int){r.numeric, r.dayMonth, r.monthDay, r.weekdayDate, r.feast, r.anaphoric, r.distance, r.shifted, r.dayWord, r.bareYear} {
		if d, next := read(i); next > i {
			return d, next
		}
	}
	return Date{}, i
}

// numeric reads 2024-07-04, 4.7.2024 and 04.07.
func (r *reader) numeric(i int) (Date, int) {
	f := r.toks[i].Form
	if f == "" || f[0] < '0' || f[0] > '9' {
		return Date{}, i
	}
	if t, err := time.Parse("2006-01-02", f); err == nil {
		return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, i + 1
	}
	parts := strings.Split(strings.TrimSuffix(f, "."), ".")
	if len(parts) < 2 || len(parts) > 3 {
		return Date{}, i
	}
	var n [3]int
	for k, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil {
			return Date{}, i
		}
		n[k] = v
	}
	if n[0] < 1 || n[0] > 31 || n[1] < 1 || n[1] > 12 || len(parts) == 2 && !strings.HasSuffix(f, ".") {
		return Date{}, i
	}
	if len(parts) == 3 && n[2] < 100 {
		n[2] += 2000
	}
	return Date{Day: n[0], Month: n[1], Year: n[2]}, i + 1
}

// dayMonth reads "4. Juli 2024", "3. bis 5. Juli", "4 July 2024", "4th of July".
func (r *reader) dayMonth(i int) (Date, int) {
	day, j := r.dayNumber(i)
	if j == i {
		return Date{}, i
	}
	if _, ok := r.is(j, "to"); ok {
		if _, k := r.dayNumber(j + 1); k > j+1 {
			j = k
		}
	}
	if j < len(r.toks) && strings.EqualFold(r.toks[j].Form, "of") {
		j++
	}
	m, ok := r.is(j, "month")
	if !ok {
		return Date{}, i
	}
	year, j := r.yearAt(j + 1)
	return Date{Day: day, Month: m.Value, Year: year}, j
}

// monthDay reads "July 4, 2024", "Juli 2024", "Anfang Juli", "Sommer 2019", "July".
func (r *reader) monthDay(i int) (Date, int) {
	j := i
	if _, ok := r.is(j, "edge"); ok {
		j++
		if j < len(r.toks) && (r.toks[j].Form == "-" || strings.EqualFold(r.toks[j].Form, "of")) {
			j++
		}
	}
	m, ok := r.is(j, "month")
	if ok && !upper(r.toks[j].Form) {
		return Date{}, i // "may", "march"
	}
	if !ok {
		if _, ok := r.is(j, "season"); ok {
			if year, k := r.yearAt(j + 1); year > 0 {
				return Date{Year: year}, k
			}
		}
		return Date{}, i
	}
	d := Date{Month: m.Value}
	if day, k := r.dayNumber(j + 1); k > j+1 && !strings.HasSuffix(r.toks[j+1].Form, ".") {
		d.Day, j = day, k-1
		if k+1 < len(r.toks) && r.toks[k].Form == "," {
			if year, l := r.yearAt(k + 1); year > 0 {
				d.Year = year
				return d, l
			}
		}
	}
	d.Year, j = r.yearAt(j + 1)
	return d, j
}

// weekdayDate reads "vergangenen Dienstag", "am Freitagabend", "last Friday", and
// "Dienstag, 4. Juli" as the 4th of July.
func (r *reader) weekdayDate(i int) (Date, int) {
	shift, j := 0, i
	if s, ok := r.is(j, "shift"); ok {
		shift, j = s.Value, j+1
	}
	w, ok := r.is(j, "weekday")
	if !ok {
		return Date{}, i
	}
	j++
	for k := j; k < len(r.toks) && k <= j+2; k++ {
		if f := r.toks[k].Form; f != "," && !strings.EqualFold(f, "dem") && !strings.EqualFold(f, "den") && !strings.EqualFold(f, "the") {
			for _, read := range []func(int) (Date, int){r.numeric, r.dayMonth, r.monthDay} {
				if d, next := read(k); next > k && d.Day > 0 {
					return d, next
				}
			}
			break
		}
	}
	if _, ok := r.is(j, "part"); ok {
		j++
	}
	return Date{Weekday: w.Value, Shift: shift}, j
}

// feast reads days known by name: "Heiligabend", "New Year's Eve", "Nikolaustag 2019".
func (r *reader) feast(i int) (Date, int) {
	longest := 1
	if _, ok := r.is(i, "phrase"); ok {
		longest = 4
	} else if _, ok := r.is(i, "feast"); !ok {
		return Date{}, i
	}
	for n := longest; n > 0; n-- {
		if i+n > len(r.toks) {
			continue
		}
		var words []string
		for _, t := range r.toks[i : i+n] {
			words = append(words, t.Form)
		}
		for _, w := range r.dates.Of(strings.ReplaceAll(strings.Join(words, " "), "’", "'")) {
			if w.Kind == "feast" {
				year, j := r.yearAt(i + n)
				return Date{Year: year, Month: w.Value / 100, Day: w.Value % 100}, j
			}
		}
	}
	return Date{}, i
}

// anaphoric reads what counts from the date told before: "tags darauf", "drei Tage
// später", "am Abend zuvor", "am nächsten Morgen", "the following day", "that evening".
func (r *reader) anaphoric(i int) (Date, int) {
	if w, ok := r.is(i, "otherday"); ok {
		return Date{Unit: "day", Offset: w.Value, Anaphoric: true}, i + 1
	}
	n, j := 1, i
	if c, ok := r.count(j); ok {
		n, j = c, j+1
	}
	if unit, ok := r.unitOrPart(j); ok {
		if w, ok := r.is(j+1, "then"); ok {
			return Date{Unit: unit, Offset: n * w.Value, Anaphoric: true}, j + 2
		}
	}
	if w, ok := r.is(i, "other"); ok {
		if unit, ok := r.unitOrPart(i + 1); ok && (unit == "day" || w.Value == 0 && unit != "hour") {
			return Date{Unit: unit, Offset: w.Value, Anaphoric: true}, i + 2
		}
	}
	return Date{}, i
}

// unitOrPart reads a unit of time, or a part of the day as a day.
func (r *reader) unitOrPart(i int) (string, bool) {
	if u, ok := r.is(i, "unit"); ok && u.Unit != "decade" {
		return u.Unit, true
	}
	_, ok := r.is(i, "part")
	return "day", ok
}

// distance reads "vor drei Jahren", "two weeks ago", "in zwei Wochen".
func (r *reader) distance(i int) (Date, int) {
	sign, j := 0, i
	if w, ok := r.is(j, "ago"); ok {
		sign, j = w.Value, j+1
	} else if w, ok := r.is(j, "ahead"); ok {
		sign, j = w.Value, j+1
	}
	n, ok := r.count(j)
	if !ok {
		return Date{}, i
	}
	u, ok := r.is(j+1, "unit")
	if !ok {
		return Date{}, i
	}
	j += 2
	if w, ok := r.is(j, "agoafter"); ok {
		sign, j = w.Value, j+1
	}
	if sign == 0 {
		return Date{}, i
	}
	d := Date{Unit: u.Unit, Offset: sign * n}
	if u.Unit == "decade" {
		d.Unit, d.Offset = "year", d.Offset*10
	}
	return d, j
}

// shifted reads "vergangene Woche", "this year", "heuer im Jänner", "im Vorjahr".
func (r *reader) shifted(i int) (Date, int) {
	if s, ok := r.is(i, "shift"); ok {
		if u, ok := r.is(i+1, "unit"); ok {
			return Date{Unit: u.Unit, Offset: s.Value}, i + 2
		}
		if m, ok := r.is(i+1, "month"); ok && upper(r.toks[i+1].Form) {
			return Date{Month: m.Value, Shift: s.Value}, i + 2
		}
		if _, ok := r.is(i+1, "part"); ok && s.Value <= 0 {
			return Date{Unit: "day", Offset: s.Value}, i + 2
		}
		return Date{}, i
	}
	for _, unit := range []string{"year", "month", "week"} {
		if w, ok := r.is(i, "this"+unit); ok {
			return Date{Unit: unit, Offset: w.Value}, i + 1
		}
	}
	return Date{}, i
}

// dayWord reads "gestern", "heute Abend", "tomorrow". In German "Morgen" is a part
// of the day, "morgen" is tomorrow.
func (r *reader) dayWord(i int) (Date, int) {
	w, ok := r.is(i, "day")
	if !ok {
		return Date{}, i
	}
	if _, part := r.is(i, "part"); part && i > 0 && (upper(r.toks[i].Form) || r.toks[i-1].UPOS == "DET" || r.toks[i-1].UPOS == "ADP") {
		return Date{}, i
	}
	j := i + 1
	if _, ok := r.is(j, "part"); ok {
		j++
	}
	return Date{Unit: "day", Offset: w.Value}, j
}

// bareYear reads "1902", but not "2000 Stellen".
func (r *reader) bareYear(i int) (Date, int) {
	year, j := r.yearAt(i)
	if year == 0 || j < len(r.toks) && r.toks[j].UPOS == "NOUN" {
		return Date{}, i
	}
	return Date{Year: year}, j
}

// dayNumber reads a day of the month: "4.", "4", "4th".
func (r *reader) dayNumber(i int) (int, int) {
	if i >= len(r.toks) {
		return 0, i
	}
	f := strings.TrimRight(r.toks[i].Form, ".")
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		f = strings.TrimSuffix(f, suffix)
	}
	n, err := strconv.Atoi(f)
	if err != nil || n < 1 || n > 31 {
		return 0, i
	}
	i++
	if i < len(r.toks) && r.toks[i].Form == "." {
		i++
	}
	return n, i
}

func (r *reader) yearAt(i int) (int, int) {
	if i >= len(r.toks) || len(r.toks[i].Form) != 4 {
		return 0, i
	}
	n, err := strconv.Atoi(r.toks[i].Form)
	if err != nil || n < 1000 || n > 2100 {
		return 0, i
	}
	return n, i + 1
}

func (r *reader) count(i int) (int, bool) {
	if w, ok := r.is(i, "number"); ok {
		return w.Value, true
	}
	if i >= len(r.toks) {
		return 0, false
	}
	n, err := strconv.Atoi(r.toks[i].Form)
	return n, err == nil && n > 0 && n < 1000
}

func upper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
