package graph

import (
	"encoding/binary"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"google.golang.org/protobuf/encoding/protowire"
)

func logKey(id uint64) []byte { return binary.BigEndian.AppendUint64(make([]byte, 0, 8), id) }

// The fields of Cayley's Primitive message.
const (
	fieldID      protowire.Number = 1
	fieldSubject protowire.Number = 2 // and predicate, object, label after it
	fieldValue   protowire.Number = 8
)

func nodeRecord(id uint64, v quad.Value) ([]byte, error) {
	value, err := pquads.MarshalValue(v)
	b := protowire.AppendTag(make([]byte, 0, len(value)+16), fieldID, protowire.VarintType)
	b = protowire.AppendVarint(b, id)
	b = protowire.AppendTag(b, fieldValue, protowire.BytesType)
	return protowire.AppendBytes(b, value), err
}

func quadRecord(id uint64, link [4]uint64) []byte {
	b := protowire.AppendTag(make([]byte, 0, 32), fieldID, protowire.VarintType)
	b = protowire.AppendVarint(b, id)
	for i, node := range link {
		b = protowire.AppendTag(b, fieldSubject+protowire.Number(i), protowire.VarintType)
		b = protowire.AppendVarint(b, node)
	}
	return b
}

// linkOf reads the four ids of a quad's record; they are 0 in what is none.
func linkOf(record []byte) (link [4]uint64) {
	for len(record) > 0 {
		field, kind, n := protowire.ConsumeTag(record)
		if n < 0 || kind != protowire.VarintType {
			return [4]uint64{}
		}
		v, m := protowire.ConsumeVarint(record[n:])
		if m < 0 {
			return [4]uint64{}
		}
		if i := field - fieldSubject; i >= 0 && i < 4 {
			link[i] = v
		}
		record = record[n+m:]
	}
	return link
}
