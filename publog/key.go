package publog

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/note"
)

// A Signer signs notes, a Verifier checks signatures under notes. They are what golang.org/x/mod/sumdb/note asks for, so a key may
// live anywhere: in a file, in a machine, with another operator.
type (
	Signer   = note.Signer
	Verifier = note.Verifier
)

// Algorithm is the byte that names a kind of signature, as C2SP signed-note assigns them. A byte not listed here (0x06, ML-DSA-44, for
// one) is refused by ParseKey and ignored under a note.
type Algorithm byte

// The algorithms known here.
const (
	Ed25519     Algorithm = 0x01 // of a log: over the text of the note
	Cosignature Algorithm = 0x04 // of a witness: Ed25519 over the time and the checkpoint
	SM2         Algorithm = 0xff // SM2 with SM3 over the text; behind the byte stands sm2Name, since C2SP assigns it none
)

// Errors of keys.
var (
	ErrKey       = errors.New("not a key")                                   // the text is none, or does not fit its own hash
	ErrAlgorithm = errors.New("a key of a kind that is not understood here") // a newer program may understand it
)

// Key is the public half of a key: a Verifier that knows its kind.
type Key struct {
	name     string
	hash     uint32
	alg      Algorithm
	material []byte // the public key itself, without algorithm
	verify   func(msg, sig []byte) bool
}

// ParseKey reads a public key as C2SP writes it: name+hash+key. The error wraps ErrKey or ErrAlgorithm.
func ParseKey(vkey string) (*Key, error) {
	name, hash, key, err := splitKey(vkey)
	if err != nil {
		return nil, err
	}
	if hash != keyHash(name, key) {
		return nil, fmt.Errorf("key %q: %w: the hash in it is of another key", vkey, ErrKey)
	}
	k := &Key{name: name, hash: hash, alg: Algorithm(key[0]), material: key[1:]}
	switch {
	case k.alg == Ed25519 && len(k.material) == ed25519.PublicKeySize:
		k.verify = func(msg, sig []byte) bool { return ed25519.Verify(k.material, msg, sig) }
	case k.alg == Cosignature && len(k.material) == ed25519.PublicKeySize:
		k.verify = func(msg, sig []byte) bool { return verifyCosignature(k.material, msg, sig) }
	case k.alg == SM2 && bytes.HasPrefix(k.material, []byte(sm2Name)):
		k.material = k.material[len(sm2Name):]
		k.verify, err = sm2Verifier(k.material)
	case k.alg == Ed25519 || k.alg == Cosignature:
		err = fmt.Errorf("%w: %d bytes, want %d", ErrKey, len(k.material), ed25519.PublicKeySize)
	default:
		err = fmt.Errorf("%w: 0x%02x", ErrAlgorithm, key[0])
	}
	if err != nil {
		return nil, fmt.Errorf("key %q: %w", vkey, err)
	}
	return k, nil
}

// Name returns the name of the key; KeyHash the four bytes that stand under a note; Algorithm its kind.
func (k *Key) Name() string         { return k.name }
func (k *Key) KeyHash() uint32      { return k.hash }
func (k *Key) Algorithm() Algorithm { return k.alg }

// Verify reports whether sig was made with the key over msg.
func (k *Key) Verify(msg, sig []byte) bool { return k.verify(msg, sig) }

// String returns the key as ParseKey reads it.
func (k *Key) String() string { return publicText(k.name, k.alg, k.material) }

// SameAs reports whether the two are one key, whatever their names.
func (k *Key) SameAs(o *Key) bool { return bytes.Equal(k.material, o.material) }

// NewKey makes a pair of keys from a cryptographic source. The private one is a line that NewSigner or NewCosigner reads.
func NewKey(random io.Reader, name string, alg Algorithm) (private, public string, err error) {
	if !validName(name) {
		return "", "", fmt.Errorf("key %q: %w: a name has no blank and no plus sign", name, ErrKey)
	}
	var secret, material []byte
	switch alg {
	case Ed25519, Cosignature:
		var key ed25519.PrivateKey
		if _, key, err = ed25519.GenerateKey(random); err == nil {
			secret, material = key.Seed(), key[32:]
		}
	case SM2:
		secret, material, err = newSM2(random)
	default:
		err = fmt.Errorf("key %q: %w: 0x%02x", name, ErrAlgorithm, byte(alg))
	}
	if err != nil {
		return "", "", err
	}
	return fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", name, keyHash(name, encoded(alg, material)),
		base64.StdEncoding.EncodeToString(encoded(alg, secret))), publicText(name, alg, material), nil
}

// NewSigner reads the private key of a log. Ed25519 does not use random; SM2 takes from it for every signature.
func NewSigner(private string, random io.Reader) (Signer, error) {
	name, hash, key, err := splitPrivate(private)
	if err != nil {
		return nil, err
	}
	s := &signer{name: name, hash: hash}
	switch alg, secret := Algorithm(key[0]), key[1:]; {
	case alg == Ed25519 && len(secret) == ed25519.SeedSize:
		key := ed25519.NewKeyFromSeed(secret)
		s.material = encoded(alg, key[32:])
		s.sign = func(msg []byte) ([]byte, error) { return ed25519.Sign(key, msg), nil }
	case alg == SM2 && bytes.HasPrefix(secret, []byte(sm2Name)):
		var material []byte
		material, s.sign, err = sm2Signer(secret[len(sm2Name):], random)
		s.material = encoded(alg, material)
	default:
		err = fmt.Errorf("%w: 0x%02x is not a log's", ErrAlgorithm, key[0])
	}
	if err == nil && keyHash(name, s.material) != hash {
		err = fmt.Errorf("%w: the hash in it is of another key", ErrKey)
	}
	if err != nil {
		return nil, fmt.Errorf("private key %q: %w", name, err)
	}
	return s, nil
}

// PublicOf returns the public half of a private key, of whatever kind.
func PublicOf(private string) (string, error) {
	if c, err := NewCosigner(private); err == nil {
		return c.Public(), nil
	}
	s, err := NewSigner(private, nil)
	if err != nil {
		return "", err
	}
	own := s.(*signer)
	return fmt.Sprintf("%s+%08x+%s", own.name, own.hash, base64.StdEncoding.EncodeToString(own.material)), nil
}

// signer is the private half of a log's key.
type signer struct {
	name     string
	hash     uint32
	material []byte // public key with algorithm
	sign     func(msg []byte) ([]byte, error)
}

func (s *signer) Name() string                    { return s.name }
func (s *signer) KeyHash() uint32                 { return s.hash }
func (s *signer) Sign(msg []byte) ([]byte, error) { return s.sign(msg) }

// encoded is a key with its algorithm before it, as it is hashed and written.
func encoded(alg Algorithm, material []byte) []byte {
	out := []byte{byte(alg)}
	if alg == SM2 {
		out = append(out, sm2Name...)
	}
	return append(out, material...)
}

func publicText(name string, alg Algorithm, material []byte) string {
	key := encoded(alg, material)
	return fmt.Sprintf("%s+%08x+%s", name, keyHash(name, key), base64.StdEncoding.EncodeToString(key))
}

// keyHash is the identifier of a key: the first bytes of SHA-256 of name, newline, algorithm and key.
func keyHash(name string, key []byte) uint32 {
	sum := sha256.Sum256(append([]byte(name+"\n"), key...))
	return binary.BigEndian.Uint32(sum[:])
}

// splitKey takes name+hash+key apart; key has at least its algorithm.
func splitKey(text string) (name string, hash uint32, key []byte, err error) {
	name, rest, _ := strings.Cut(text, "+")
	hash16, key64, _ := strings.Cut(rest, "+")
	sum, err1 := strconv.ParseUint(hash16, 16, 32)
	key, err2 := unbase64(key64)
	if err1 != nil || err2 != nil || len(hash16) != 8 || len(key) == 0 || !validName(name) || strings.ToLower(hash16) != hash16 {
		return "", 0, nil, fmt.Errorf("key %.200q: %w: want name+hash+key", text, ErrKey)
	}
	return name, uint32(sum), key, nil
}

// splitPrivate takes a private key apart. Its text is in no error.
func splitPrivate(text string) (name string, hash uint32, key []byte, err error) {
	rest, found := strings.CutPrefix(strings.TrimSpace(text), "PRIVATE+KEY+")
	if found {
		name, hash, key, err = splitKey(rest)
	}
	if !found || err != nil {
		return "", 0, nil, fmt.Errorf("private key: %w: want PRIVATE+KEY+name+hash+key", ErrKey)
	}
	return name, hash, key, nil
}

// validName: a name stands between blanks under a note, and between plus signs in a key.
func validName(name string) bool {
	return name != "" && strings.IndexFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '+' || r < ' ' || r == unicode.ReplacementChar }) < 0
}
