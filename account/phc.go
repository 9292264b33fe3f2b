package account

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/crypto/argon2"
)

// Params are the costs of argon2id.
type Params struct {
	MemoryKiB uint32
	Passes    uint32
	Threads   uint8
}

// DefaultParams are 19 MiB, two passes, one thread: about 70 ms on one core.
var DefaultParams = Params{MemoryKiB: 19 * 1024, Passes: 2, Threads: 1}

// Bounds on what a stored hash may ask for, so that an altered row cannot take all memory.
const (
	maxMemoryKiB = 256 * 1024
	maxPasses    = 16
	maxThreads   = 16
	saltBytes    = 16
	hashBytes    = 32
)

// ErrHash marks a stored hash that is not one of ours.
var ErrHash = errors.New("account: not a PHC string of argon2id within our bounds")

// phc is a hash with all that is needed to make it again.
type phc struct {
	params Params
	salt   []byte
	hash   []byte
}

// HashPassword returns the PHC string of a password under a fresh salt.
func HashPassword(password string, p Params, random io.Reader) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(random, salt); err != nil {
		return "", fmt.Errorf("account: salt: %w", err)
	}
	return phc{p, salt, p.key(password, salt, hashBytes)}.String(), nil
}

// VerifyPassword reports whether the password makes the hash, and whether the hash was made with other costs than p and should be
// made anew. The error is ErrHash.
func VerifyPassword(stored, password string, p Params) (ok, stale bool, err error) {
	h, err := parsePHC(stored)
	if err != nil {
		return false, false, err
	}
	key := h.params.key(password, h.salt, len(h.hash))
	return subtle.ConstantTimeCompare(key, h.hash) == 1, h.params != p, nil
}

func (p Params) key(password string, salt []byte, length int) []byte {
	return argon2.IDKey([]byte(password), salt, p.Passes, p.MemoryKiB, p.Threads, uint32(length))
}

// String returns $argon2id$v=19$m=19456,t=2,p=1$salt$hash.
func (h phc) String() string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.params.MemoryKiB, h.params.Passes, h.params.Threads,
		b64.EncodeToString(h.salt), b64.EncodeToString(h.hash))
}

// b64 is the coding of salts, hashes and tokens: no padding, no stray bits.
var b64 = base64.RawStdEncoding.Strict()

// parsePHC reads what String writes, and nothing else.
func parsePHC(s string) (phc, error) {
	var h phc
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != "v="+strconv.Itoa(argon2.Version) {
		return h, ErrHash
	}
	costs := strings.Split(parts[3], ",")
	if len(costs) != 3 {
		return h, ErrHash
	}
	m, okM := cost(costs[0], "m=", maxMemoryKiB)
	t, okT := cost(costs[1], "t=", maxPasses)
	p, okP := cost(costs[2], "p=", maxThreads)
	salt, errSalt := b64.DecodeString(parts[4])
	hash, errHash := b64.DecodeString(parts[5])
	h = phc{Params{m, t, uint8(p)}, salt, hash}
	if !okM || !okT || !okP || m < 8*p || errSalt != nil || errHash != nil || len(salt) < 8 || len(salt) > 64 || len(hash) < 16 || len(hash) > 64 || h.String() != s {
		return phc{}, ErrHash
	}
	return h, nil
}

// cost reads m=19456: a number from 1 to most.
func cost(s, name string, most uint64) (uint32, bool) {
	digits, ok := strings.CutPrefix(s, name)
	n, err := strconv.ParseUint(digits, 10, 32)
	return uint32(n), ok && err == nil && n >= 1 && n <= most
}
