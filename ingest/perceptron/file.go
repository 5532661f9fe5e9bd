package perceptron

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/klauspost/compress/zstd"
)

const (
	magic    = "whomodel"
	format   = 1
	headSize = len(magic) + 2 + 2 + 4
	maxBody  = 256 << 20 // no model comes near it; protects against broken files
)

// ErrVersion is returned for a model of another format or other features: it
// must be trained again.
var ErrVersion = errors.New("model of another version")

var errCorrupt = errors.New("corrupt model")

// Read reads one model, and no byte more, whose feature templates must have the
// version features.
func Read(r io.Reader, features int) (*Model, error) {
	head := make([]byte, headSize)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	if string(head[:len(magic)]) != magic {
		return nil, errors.New("read model: not a model file")
	}
	head = head[len(magic):]
	if v := int(binary.LittleEndian.Uint16(head)); v != format {
		return nil, fmt.Errorf("read model: format %d, want %d: %w", v, format, ErrVersion)
	}
	if v := int(binary.LittleEndian.Uint16(head[2:])); v != features {
		return nil, fmt.Errorf("read model: features %d, want %d: %w", v, features, ErrVersion)
	}
	size := int64(binary.LittleEndian.Uint32(head[4:]))
	packed, err := io.ReadAll(io.LimitReader(r, size))
	if err == nil && int64(len(packed)) < size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBody))
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	defer d.Close()
	body, err := d.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	m := &Model{features: features}
	if err := m.decode(body); err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	return m, nil
}

// WriteTo writes the model in the form that Read reads.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return 0, fmt.Errorf("write model: %w", err)
	}
	defer e.Close()
	packed := e.EncodeAll(m.encode(), nil)
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint16(out, format)
	out = binary.LittleEndian.AppendUint16(out, uint16(m.features))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(packed)))
	return bytes.NewBuffer(append(out, packed...)).WriteTo(w)
}

// encode writes numbers as varints, one column after the other.
func (m *Model) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(len(m.labels)))
	for _, l := range m.labels {
		b = binary.AppendUvarint(b, uint64(len(l)))
		b = append(b, l...)
	}
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(m.scale))
	b = binary.AppendUvarint(b, uint64(len(m.keys)))
	b = binary.AppendUvarint(b, uint64(len(m.cells)))
	before := uint32(0)
	for _, k := range m.keys {
		b = binary.AppendUvarint(b, uint64(k-before))
		before = k
	}
	n := 0
	for _, c := range m.cells {
		n++
		if c.label&last != 0 {
			b = binary.AppendUvarint(b, uint64(n))
			n = 0
		}
	}
	for _, c := range m.cells {
		b = binary.AppendUvarint(b, uint64(c.label&^last))
	}
	for _, c := range m.cells {
		b = binary.AppendVarint(b, int64(c.weight))
	}
	return b
}
