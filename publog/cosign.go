package publog

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// Cosigner is the private key of a witness: C2SP cosignature/v1, Ed25519 with the time.
type Cosigner struct {
	name string
	key  ed25519.PrivateKey
}

// NewCosigner reads the private key of a witness, as NewKey made it with Cosignature.
func NewCosigner(private string) (*Cosigner, error) {
	name, hash, key, err := splitPrivate(private)
	if err != nil {
		return nil, err
	}
	if Algorithm(key[0]) != Cosignature || len(key) != 1+ed25519.SeedSize {
		return nil, fmt.Errorf("private key %q: %w: 0x%02x is not a witness's", name, ErrAlgorithm, key[0])
	}
	c := &Cosigner{name: name, key: ed25519.NewKeyFromSeed(key[1:])}
	if keyHash(name, encoded(Cosignature, c.key[32:])) != hash {
		return nil, fmt.Errorf("private key %q: %w: the hash in it is of another key", name, ErrKey)
	}
	return c, nil
}

// Public returns the public half, as ParseKey reads it.
func (c *Cosigner) Public() string { return publicText(c.name, Cosignature, c.key[32:]) }

// At returns a Signer that stamps with t, whole seconds since 1970. It signs checkpoints; who uses it has made sure that the log only grew.
func (c *Cosigner) At(t time.Time) Signer {
	hash := keyHash(c.name, encoded(Cosignature, c.key[32:]))
	return &signer{name: c.name, hash: hash, sign: func(msg []byte) ([]byte, error) {
		if t.Unix() < 0 {
			return nil, fmt.Errorf("cosignature of %s: %v is before 1970", c.name, t)
		}
		if _, err := ParseCheckpoint(string(msg)); err != nil {
			return nil, fmt.Errorf("cosignature of %s: %w", c.name, err)
		}
		at := uint64(t.Unix())
		return append(binary.BigEndian.AppendUint64(nil, at), ed25519.Sign(c.key, cosigned(at, msg))...), nil
	}}
}

// cosigned is what a witness signs.
func cosigned(at uint64, msg []byte) []byte {
	return append(fmt.Appendf(nil, "cosignature/v1\ntime %d\n", at), msg...)
}

func verifyCosignature(key ed25519.PublicKey, msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	at := binary.BigEndian.Uint64(sig)
	return at <= math.MaxInt64 && ed25519.Verify(key, cosigned(at, msg), sig[8:])
}

// stampOf reads the time out of a cosignature that was verified.
func stampOf(s note.Signature) time.Time {
	raw, err := base64.StdEncoding.DecodeString(s.Base64)
	if err != nil || len(raw) < 12 {
		return time.Time{}
	}
	return time.Unix(int64(binary.BigEndian.Uint64(raw[4:])), 0).UTC()
}
