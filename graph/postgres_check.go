package graph

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// wrongNodes finds the nodes whose number of references is not that of the quads they
// are in, and hashes in quads that are no nodes.
const wrongNodes = `
WITH used AS (
	SELECT hash, count(*) AS n FROM (
		SELECT subject_hash AS hash FROM quads UNION ALL SELECT predicate_hash FROM quads
		UNION ALL SELECT object_hash FROM quads UNION ALL SELECT label_hash FROM quads) AS each GROUP BY hash)
SELECT 'node ' || encode(hash, 'hex') || coalesce(', ' || value_string, '') || ', has ' || coalesce(refs::text, 'no') || ' references of ' || coalesce(n, 0)
FROM nodes FULL JOIN used USING (hash) WHERE refs IS DISTINCT FROM n ORDER BY hash`

func (p *postgres) check(ctx context.Context, found func(problem string)) error {
	rows, err := p.pool.Query(ctx, wrongNodes)
	if err != nil {
		return explain(err)
	}
	var text string
	_, err = pgx.ForEachRow(rows, []any{&text}, func() error { found(text); return nil })
	return explain(err)
}
