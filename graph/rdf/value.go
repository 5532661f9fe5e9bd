package rdf

import (
	"math"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"
)

// The datatypes that have a native value.
const (
	xsd        = "http://www.w3.org/2001/XMLSchema#"
	rdfNS      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfType    = rdfNS + "type"
	xsdString  = xsd + "string"
	xsdInteger = xsd + "integer"
	xsdDouble  = xsd + "double"
	xsdBoolean = xsd + "boolean"
	xsdTime    = xsd + "dateTime"
	langString = rdfNS + "langString"
)

// Native returns the native Cayley value of a typed literal if its lexical form
// is the one Lexical gives for that value, and the literal itself otherwise.
func Native(lexical, datatype string) quad.Value {
	var v quad.Value
	switch datatype {
	case xsdString:
		return quad.String(lexical)
	case xsdInteger:
		if n, err := strconv.ParseInt(lexical, 10, 64); err == nil {
			v = quad.Int(n)
		}
	case xsdDouble:
		if f, ok := parseDouble(lexical); ok {
			v = quad.Float(f)
		}
	case xsdBoolean:
		if lexical == "true" || lexical == "false" {
			v = quad.Bool(lexical == "true")
		}
	case xsdTime:
		if t, err := time.Parse(time.RFC3339Nano, lexical); err == nil {
			v = quad.Time(t.UTC())
		}
	}
	if v != nil {
		if l, _ := Lexical(v); l == lexical {
			return v
		}
	}
	return quad.TypedString{Value: quad.String(lexical), Type: quad.IRI(datatype)}
}

// Lexical returns the lexical form and the datatype IRI of a literal. Both are
// empty for what is no literal. The form of a double is the shortest decimal that
// gives it back, with an exponent only where ECMAScript would write one; that of an
// instant is in UTC.
func Lexical(v quad.Value) (lexical, datatype string) {
	switch v := v.(type) {
	case quad.String:
		return string(v), xsdString
	case quad.LangString:
		return string(v.Value), langString
	case quad.TypedString:
		return string(v.Value), string(v.Type)
	case quad.Int:
		return strconv.FormatInt(int64(v), 10), xsdInteger
	case quad.Float:
		return formatDouble(float64(v)), xsdDouble
	case quad.Bool:
		return strconv.FormatBool(bool(v)), xsdBoolean
	case quad.Time:
		return time.Time(v).UTC().Format(time.RFC3339Nano), xsdTime
	}
	return "", ""
}

func parseDouble(s string) (float64, bool) {
	switch s {
	case "INF":
		return math.Inf(1), true
	case "-INF":
		return math.Inf(-1), true
	case "NaN":
		return math.NaN(), true
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

func formatDouble(f float64) string {
	switch abs := math.Abs(f); {
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	case math.IsNaN(f):
		return "NaN"
	case abs != 0 && (abs < 1e-6 || abs >= 1e21):
		return strconv.FormatFloat(f, 'E', -1, 64)
	default:
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
}
