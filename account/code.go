package account

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io"
	"strings"
)

// The form of an access code: 16 random bytes as 26 characters and two that check them, in groups of four.
const (
	codeBytes  = 16
	codeChars  = 26
	checkChars = 2
	groupChars = 4
)

// crockford has no I, L, O and U, so that nobody has to ask which one it is.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var b32 = base32.NewEncoding(crockford).WithPadding(base32.NoPadding)

// newCode makes an access code and its hash.
func newCode(random io.Reader) (text string, hash Hash, err error) {
	secret := make([]byte, codeBytes)
	if _, err := io.ReadFull(random, secret); err != nil {
		return "", Hash{}, fmt.Errorf("account: access code: %w", err)
	}
	return codeText(secret), tagged("mandamus/access-code/v1", secret), nil
}

// codeText writes a code with its check characters: 7K3M-…
func codeText(secret []byte) string { return grouped(b32.EncodeToString(secret) + codeCheck(secret)) }

// codeCheck returns two characters that are wrong for 1,023 of 1,024 mistyped codes. They guard against slips, not people.
func codeCheck(secret []byte) string {
	sum := tagged("mandamus/access-code/check/v1", secret)
	return b32.EncodeToString(sum[:])[:checkChars]
}

// HashCode reads an access code as people type it, in any case and width, with or without groups, with O for 0 and I or L for
// 1, and returns its hash. It returns false for a text that is no code: too long, too short, or mistyped.
func HashCode(typed string) (Hash, bool) {
	if len(typed) > 200 {
		return Hash{}, false
	}
	plain := strings.Map(plainChar, typed)
	if len(plain) != codeChars+checkChars {
		return Hash{}, false
	}
	secret, err := b32.DecodeString(plain[:codeChars])
	if err != nil || strings.ReplaceAll(codeText(secret), "-", "") != plain {
		return Hash{}, false
	}
	return tagged("mandamus/access-code/v1", secret), true
}

// plainChar maps a typed character to that of the alphabet; separators go.
func plainChar(r rune) rune {
	if r >= '\uff01' && r <= '\uff5e' {
		r -= '\uff01' - '!'
	}
	switch {
	case strings.ContainsRune(" \t\r\n-\u3000\u2010\u2011\u2012\u2013\u2014", r):
		return -1
	case r >= 'a' && r <= 'z':
		r -= 'a' - 'A'
	}
	switch r {
	case 'O':
		return '0'
	case 'I', 'L':
		return '1'
	}
	return r
}

// tagged returns the hash of data under a tag, so that a hash for one purpose is none for another.
func tagged(tag string, data []byte) Hash {
	return sha256.Sum256(append(append([]byte(tag), 0), data...))
}

// grouped writes text in groups with hyphens between.
func grouped(text string) string {
	var out strings.Builder
	for i := range len(text) {
		if i > 0 && i%groupChars == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// randomText returns n characters of the alphabet, 5 random bits each.
func randomText(random io.Reader, n int) (string, error) {
	raw := make([]byte, (n*5+7)/8)
	if _, err := io.ReadFull(random, raw); err != nil {
		return "", fmt.Errorf("account: random text: %w", err)
	}
	return b32.EncodeToString(raw)[:n], nil
}
