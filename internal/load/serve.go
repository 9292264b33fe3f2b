package load

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Server is a desk in a process of its own.
type Server struct {
	Address string // http://127.0.0.1:…
	command *exec.Cmd
	log     tail
}

var ready = regexp.MustCompile(`http://[0-9.]+:[0-9]+`)

// Serve starts the program as a server of a database, with more arguments if there are any, and waits until it says that it is ready.
func Serve(ctx context.Context, program, database string, more ...string) (*Server, error) {
	args := append([]string{"serve", "--database", database, "--listen", "127.0.0.1:0"}, more...)
	return start(exec.CommandContext(ctx, program, args...))
}

func start(c *exec.Cmd) (*Server, error) {
	s := &Server{command: c}
	c.Stderr = &s.log
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for s.Address == "" && lines.Scan() {
		s.Address = ready.FindString(lines.Text())
	}
	if s.Address == "" {
		return nil, fmt.Errorf("the server did not start: %w: %s", c.Wait(), s.Log())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }() // what it says later is of no use
	return s, nil
}

// Kill ends the server by a signal that it cannot see coming.
func (s *Server) Kill() {
	_ = s.command.Process.Kill() // it may have ended
	_ = s.command.Wait()         // by that signal
}

// Log is the end of what the server has logged.
func (s *Server) Log() string { return s.log.String() }

var highWater = regexp.MustCompile(`(?m)^VmHWM:\s+([0-9]+) kB$`)

// Memory returns the most memory the server has had in use at once, in bytes, by what Linux says of the process.
func (s *Server) Memory() (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	m := highWater.FindSubmatch(status)
	if m == nil {
		return 0, errors.New("the system does not say how much memory the server uses")
	}
	kb, err := strconv.ParseInt(string(m[1]), 10, 64)
	return kb << 10, err
}

// Used returns the processor time the server has used.
func (s *Server) Used() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	const user, system = 11, 12 // behind the name of the program
	if len(fields) <= system {
		return 0, errors.New("the system does not say how much processor time the server uses")
	}
	var ticks int64
	for _, f := range []string{fields[user], fields[system]} {
		n, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * (time.Second / 100), nil
}

// tail keeps the end of what is written to it.
type tail struct {
	mu   sync.Mutex
	data []byte
}

const tailMost = 64 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.data = append(t.data, p...)
	if over := len(t.data) - tailMost; over > 0 {
		t.data = append(t.data[:0], t.data[over:]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(bytes.TrimSpace(t.data))
}
