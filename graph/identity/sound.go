package identity

import (
	"strings"
	"unicode/utf8"
)

// sounds is how a word sounds, one byte a sound, as far as its letters tell: what
// all ways of writing it down have in common. Letters that languages read in
// different ways have signs of their own:
//
//	a e i o u   vowels            j y w   glides: й, Latin y and w
//	p b t d k g f v s z m n l r h as in English
//	x c C S Z J Q   х ц ч ш ж дж щ
//	H   Latin ch (German, English, French, Polish)     G   Latin j (German, English, French)
//	1   Latin c before e and i                         5   Latin g before e and i
//	2   Latin z (German ts, else z)                    3   Latin sz (Polish ш, Hungarian s)
//	6   kh    7   gh    8   th    9   Latin x
type sounds string

// spellings says how groups of Latin letters sound; the longest group counts;
// ^ and $ are the beginning and the end of the word.
var spellings = table(`
schtsch=Q shtsch=Q stsch=Q schch=Q shch=Q szcz=Q chtch=Q šč=Q
tsch=C tš=C cz=C č=C ć=C chz=C tch=C
dsch=J dzh=J dž=J dż=J dj=J dz=J dse$=Je đ=J dsh=J dź=J
sch=S sh=S š=S ş=S ș=S ś=S ŝ=S
zh=Z ž=Z ż=Z ź=Z ř=rZ brz=bZ prz=pS krz=kS trz=tS grz=gZ drz=dZ
ch=H j=G sz=3 kh=6 gh=7 th=8 þ=8 ph=f dh=d ck=k cc=k cq=k qua=kva que=ke qui=kvi quo=kvo qué=ke q=k x=9 ^xi=Si ^xu=Su ^qi=Ci ^je=je vic$=viC icki$=icki ecki$=ecki acki$=acki ocki$=ocki icka$=icka ecka$=ecka acka$=acka ocka$=ocka icky$=icki ecky$=ecki ks=9 cks=9 cs=9 gs=9 cch=k cci=Ci cce=Ce ggi=Ji gge=Je gli=li
tz=c ts=c tzs=c zz=c ț=c ţ=c
c=k ce=1e ci=1i cy=1i ch=H cé=1e cè=1e ç=1 cz=C csz=C
ge=5e gi=5i gy=5i ğ=7 gn=nj gh=7 gue=ge gui=gi
ß=s ss=s ssh=S z=2 s=s w=w v=v f=f ff=f
ä=e ö=o ü=u ae=e oe=o ue=u æ=e ø=o œ=o å=o ę=en ą=on ő=o ű=u ə=a ı=i ÿ=i
ou=u oo=u ee=i ie=i ii=i ea=i eau=o eaux=o au=au aw=aw ow=ow
ai=aj ay=aj ei=aj ey=aj eu=oj äu=oj oi=oj oy=oj aï=aj eï=ej oï=oj
ya=ja ia=ja yu=ju iu=ju yo=jo io=jo ye=je yi=i iy=i yj=i ij$=i iya=ija iye=ije iyu=iju iyo=ijo
ñ=nj ń=nj ň=nj lj=l ľ=l ł=l ly=lj nj=nj
ĭ=i ï=i ğ=7 ħ=h ð=d ŋ=n
y=y h=h a=a e=e i=i o=o u=u b=b d=d g=g k=k l=l m=m n=n p=p r=r t=t
`)

// table reads "from=to" pairs between white space.
func table(s string) map[string]string {
	out := make(map[string]string)
	for _, f := range strings.Fields(s) {
		from, to, _ := strings.Cut(f, "=")
		out[from] = to
	}
	return out
}

// longest is the most bytes a group of spellings has.
const longest = 7

// hear spells out a folded word.
func hear(word string) sounds {
	_, letters := scriptOf(word)
	out := make([]byte, 0, len(word))
	for i := 0; i < len(word); {
		n := min(longest, len(word)-i)
		for ; n > 0; n-- {
			if s, ok := spelling(letters, word, i, n); ok {
				if word[i] == 'j' && n == 1 && gliding(word, i) {
					s = "j"
				}
				out = sound(out, s)
				break
			}
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(word[i:])
		}
		i += n
	}
	return sounds(out)
}

// gliding reports whether the j at i is one in all languages: after a vowel, or
// before none.
func gliding(word string, i int) bool {
	const vowels = "aeiouyäöü"
	before, _ := utf8.DecodeLastRuneInString(word[:i])
	after, _ := utf8.DecodeRuneInString(word[i+1:])
	return i > 0 && (strings.ContainsRune(vowels, before) || !strings.ContainsRune(vowels, after))
}

// spelling looks n bytes of a word up, those that begin and end it first as such.
func spelling(letters map[string]string, word string, i, n int) (s string, ok bool) {
	if i == 0 {
		if s, ok = letters["^"+word[:n]]; ok {
			return s, ok
		}
	}
	if i+n == len(word) {
		if s, ok = letters[word[i:]+"$"]; ok {
			return s, ok
		}
	}
	s, ok = letters[word[i:i+n]]
	return s, ok
}

// sound appends sounds; a sound said twice is said once.
func sound(out []byte, s string) []byte {
	for i := range len(s) {
		if n := len(out); n == 0 || out[n-1] != s[i] {
			out = append(out, s[i])
		}
	}
	return out
}

// costs are what it costs to take one sound for another, in hundredths.
type costs struct {
	change [128][128]uint8
	drop   [128]uint8
	final  [128]uint8 // drop, at the end of a word
}

// heard are the costs between sounds. Vowels and glides cost little, as scripts and
// languages differ most in them.
var heard = func() (c costs) {
	const all = "aeioujywpbtdkgfvszmnlrhxcCSZJQHG1256789 3"
	for i := range c.change {
		c.drop[i] = 100
		for k := range c.change[i] {
			if i != k {
				c.change[i][k] = 100
			}
		}
	}
	set := func(cost uint8, groups string) {
		for _, g := range strings.Fields(groups) {
			for i := range len(g) {
				for k := range i {
					x, y := g[i], g[k]
					c.change[x][y] = min(c.change[x][y], cost)
					c.change[y][x] = c.change[x][y]
				}
			}
		}
	}
	set(0, "vw uw yi yj Gj GJ 6x Hx H6 HC 1s 1c 2z 2c 3S 5g 5J 8t 7g 6k 9s")
	set(5, "ij HS GZ 6h Qs xh sz 1C 2s GC 7x 5Z hx 2J")
	set(15, "ei ou eo ae ao kg xk hg xg Q3 QS QC 3s vf wf pb td JZ CJ cC cs 2C cz kH 8s 8z 8d 8f 1z 1k Gx Gh 9x 9k 9S Ss CS ZS Zz Jz fb gk 5k jJ jZ wo Ht Hc H1 Gx GS")
	set(25, "aeiouy aj ej jx iw ow bv mb kc HJ 5h 5j 5x rl hw")
	for _, v := range []byte("aeiou") {
		c.drop[v] = 25
	}
	for _, v := range []byte("jyw") {
		c.drop[v] = 20
	}
	for _, v := range []byte("h7") {
		c.drop[v] = 30
	}
	c.final = c.drop
	return c
}()

// silent are the costs between Latin and an alphabet that is written as it sounds:
// the ends of French and Latin names fall silent.
var silent = func() costs {
	c := heard
	for _, v := range []byte("tdspx9z2") {
		c.final[v] = 45
	}
	return c
}()

// written are the costs where one side is in a script that leaves out most vowels.
var written = func() costs {
	c := heard
	for _, v := range []byte("aeiouyj") {
		c.drop[v] = 8
		for _, w := range []byte("aeiouyj") {
			c.change[v][w] = min(c.change[v][w], 8)
		}
	}
	for _, p := range []string{"wu", "wo", "wv", "ji", "je", "jy", "pb", "fv", "gJ", "57", "g7", "gk", "5J", "8s", "8t", "kx", "GJ", "td", "HC", "HS", "CS"} {
		c.change[p[0]][p[1]] = min(c.change[p[0]][p[1]], 5)
		c.change[p[1]][p[0]] = c.change[p[0]][p[1]]
	}
	for _, v := range []byte("aeiou") {
		c.change['h'][v], c.change[v]['h'] = 10, 10
	}
	c.drop['w'], c.drop['h'] = 10, 12
	c.final = c.drop
	return c
}()

// maxSounds bounds the sounds of a word that are compared.
const maxSounds = 32

// distance returns what it costs to take one word for another, and what both weigh:
// the most it can cost.
func (c *costs) distance(a, b sounds) (cost, weight int) {
	a, b = a[:min(len(a), maxSounds)], b[:min(len(b), maxSounds)]
	var row, drops [maxSounds + 1]int
	for k := range len(b) {
		drops[k] = c.dropping(b, k)
		row[k+1] = row[k] + drops[k]
		weight += int(c.drop[b[k]])
	}
	for i := range len(a) {
		diag, drop := row[0], c.dropping(a, i)
		row[0] += drop
		for k := range len(b) {
			best := min(diag+int(c.change[a[i]][b[k]]), row[k]+drops[k], row[k+1]+drop)
			diag, row[k+1] = row[k+1], best
		}
		weight += int(c.drop[a[i]])
	}
	return row[len(b)], weight
}

func (c *costs) dropping(s sounds, i int) int {
	if i == len(s)-1 {
		return int(c.final[s[i]])
	}
	return int(c.drop[s[i]])
}

// alike says how much two words sound alike, from 0 to 1; short words less, as
// there is less to go by.
func alike(cost, weight int) float64 {
	const doubt = 30
	return max(0, 1-float64(2*cost+doubt)/float64(weight+doubt))
}
