package graph

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
)

// ErrAway is returned while the database server does not answer; it may come back.
var ErrAway = errors.New("the database server does not answer; start it, or check the address in --store")

// refusals are what a server's refusals mean, by their SQLSTATE.
var refusals = map[string]string{
	"28P01": "wrong user or password",
	"28000": "the server does not let this user in",
	"3D000": "there is no such database; make it with createdb",
	"42501": "the user lacks a right",
	"25006": "the server takes no writing, as a standby does not",
	"53100": "the server's disk is full",
	"53200": "the server is out of memory",
	"53300": "the server has too many connections",
}

// explain says what an error of the database means.
func explain(err error) error {
	var refused *pgconn.PgError
	var network net.Error
	switch {
	case err == nil || errors.Is(err, ErrAway):
		return err
	case errors.As(err, &refused) && refusals[refused.Code] != "":
		return fmt.Errorf("%s (%w)", refusals[refused.Code], refused)
	case errors.As(err, &network): // one of several tries, told in one line
		return fmt.Errorf("%w (%w)", ErrAway, network)
	case isAway(err):
		return fmt.Errorf("%w (%w)", ErrAway, err)
	}
	return err
}

// isAway reports whether an error says that there is no server, or none any more.
func isAway(err error) bool {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		switch refused.Code {
		case "57P01", "57P02", "57P03": // shut down, crashed, starting up
			return true
		}
		return false
	}
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.Is(err, net.ErrClosed) || errors.Is(err, driver.ErrBadConn)
}
