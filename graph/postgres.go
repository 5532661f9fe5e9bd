package graph

import (
	"context"
	"crypto/tls"
	"database/sql"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/cayley"
	csql "github.com/cayleygraph/cayley/graph/sql"
	cpostgres "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// postgres is the backend in a PostgreSQL database, in the tables of Cayley's own
// backend, which reads them. Any number of processes may read and write.
//
// # Why not Cayley's own
//
// It writes row by row, its deletion reads the table of nodes, its foreign keys look
// up four nodes for each quad, and it has no index of labels.
//
// # Writers
//
// They take turns: each holds a lock from reading what an article has to committing
// what it is to have. All of them count the same few nodes up, such as rdf:type, so
// that PostgreSQL would let one go at a time anyway, or find them in a deadlock.
type postgres struct {
	pool *pgxpool.Pool

	mu sync.Mutex // guards qs
	qs cayley.QuadStore
}

// connectTimeout is how long a server that does not answer is waited for.
const connectTimeout = 5 * time.Second

// openPostgres opens a database, and makes the tables if there are none and create
// says so.
func openPostgres(ctx context.Context, ns Namespace, address string, create bool) (*postgres, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("no address of a PostgreSQL database: %w", explain(err))
	}
	if u, err := url.Parse(address); err == nil && !u.Query().Has("connect_timeout") {
		config.ConnConfig.ConnectTimeout = connectTimeout
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, explain(err)
	}
	p := &postgres{pool: pool}
	if err := p.claim(ctx, ns, create); err != nil {
		pool.Close()
		return nil, explain(err)
	}
	return p, nil
}

// begin begins a transaction. Connections that the server has dropped since they were
// used last are let go until one is found, or made, that works.
func (p *postgres) begin(ctx context.Context, query string) (pgx.Tx, error) {
	options := pgx.TxOptions{BeginQuery: query}
	for range p.pool.Stat().TotalConns() {
		tx, err := p.pool.BeginTx(ctx, options)
		if err == nil || ctx.Err() != nil || !isAway(err) {
			return tx, err
		}
	}
	return p.pool.BeginTx(ctx, options)
}

// reading begins a transaction that sees the moment it begins. All that a Reader asks
// is in an index; right after a load, without statistics, PostgreSQL would rather read
// and sort much of the tables.
const reading = `BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SELECT`

func (p *postgres) read(ctx context.Context, f func(source) error) error {
	tx, err := p.begin(ctx, reading)
	if err != nil {
		return explain(err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	return explain(f(newRows(ctx, tx)))
}

// writing begins a transaction that lets one writer at a time pass until it ends,
// and readers always. A writer whose machine is gone is waited for a minute.
const writing = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'; LOCK TABLE whomet IN SHARE ROW EXCLUSIVE MODE`

func (p *postgres) write(ctx context.Context, f func(source) (*difference, error)) error {
	tx, err := p.begin(ctx, writing)
	if err != nil {
		return explain(err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }() // which does nothing after Commit
	d, err := f(newRows(ctx, tx))
	if err != nil || d.empty() {
		return explain(err)
	}
	if err := writeRows(ctx, tx, d); err != nil {
		return explain(err)
	}
	return explain(tx.Commit(ctx))
}

func (p *postgres) view(f func(cayley.QuadStore) error) error {
	qs, err := p.cayley()
	if err != nil {
		return explain(err)
	}
	return explain(f(qs))
}

// cayley opens Cayley's own backend on the database when it is first asked for.
func (p *postgres) cayley() (cayley.QuadStore, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.qs != nil {
		return p.qs, nil
	}
	address, err := p.keywords(context.Background())
	if err != nil {
		return nil, err
	}
	// Cayley logs the address, with the password, if it cannot connect.
	db, err := sql.Open("postgres", address)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		return nil, err
	}
	p.qs, err = csql.New(cpostgres.Type, address, map[string]any{"maxidleconnections": 4})
	return p.qs, err
}

// keywords returns the address that connections of the pool have, as key=value
// for lib/pq, through which Cayley connects.
func (p *postgres) keywords(ctx context.Context) (string, error) {
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return "", err
	}
	defer conn.Release()
	config := conn.Conn().Config()
	pairs := maps.Clone(config.RuntimeParams)
	maps.Copy(pairs, map[string]string{
		"host": config.Host, "port": fmt.Sprint(config.Port), "user": config.User, "dbname": config.Database,
		"connect_timeout": fmt.Sprint(int(connectTimeout.Seconds())), "sslmode": "disable",
	})
	if config.Password != "" {
		pairs["password"] = config.Password
	}
	if _, encrypted := conn.Conn().PgConn().Conn().(*tls.Conn); encrypted {
		pairs["sslmode"] = "require"
	}
	if u, err := url.Parse(config.ConnString()); err == nil {
		for _, key := range []string{"sslmode", "sslcert", "sslkey", "sslrootcert"} {
			if v := u.Query().Get(key); v != "" && v != "prefer" && v != "allow" {
				pairs[key] = v
			}
		}
	}
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(pairs)) {
		fmt.Fprintf(&b, "%s='%s' ", key, strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(pairs[key]))
	}
	return b.String(), nil
}

func (p *postgres) close() (err error) {
	p.pool.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.qs != nil {
		err = p.qs.Close()
	}
	return err
}
