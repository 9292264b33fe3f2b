package storetest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Server is a PostgreSQL server that a test started. It ends with the process that started it.
type Server struct {
	DSN string
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

// StartServer starts a server, or finds the one named by MANDAMUS_TEST_POSTGRES. What it needs is installed where that can
// be done; where it cannot, the error says so.
func StartServer() (*Server, error) {
	root, err := moduleRoot()
	if err != nil {
		return nil, err
	}
	s := &Server{cmd: exec.Command(filepath.Join(root, "scripts", "postgres"), "serve")}
	var problems strings.Builder
	s.cmd.Stderr = &problems
	if s.in, err = s.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	s.out = bufio.NewScanner(out)
	if !s.out.Scan() {
		err := s.cmd.Wait()
		return nil, fmt.Errorf("scripts/postgres: %w: %s", err, problems.String())
	}
	s.DSN = s.out.Text()
	return s, nil
}

// Need returns a server; where none can be had the test is skipped, but in CI it fails.
func Need(t testing.TB, start func() (*Server, error)) *Server {
	t.Helper()
	s, err := start()
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatal(err)
	case err != nil:
		t.Skip(err)
	}
	return s
}

// Restart kills the server as a power cut would, and returns when it is there again.
func (s *Server) Restart() error {
	if _, err := fmt.Fprintln(s.in, "RESTART"); err != nil {
		return err
	}
	if !s.out.Scan() || s.out.Text() != "RESTARTED" {
		return errors.New("the server did not come back")
	}
	return nil
}

// Stop ends the server and removes what it kept.
func (s *Server) Stop() error {
	return errors.Join(s.in.Close(), s.cmd.Wait())
}

// moduleRoot is the folder with go.mod, at or above the current one.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod above the current folder")
		}
		dir = up
	}
}
