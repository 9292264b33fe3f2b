package account

import (
	"encoding/base64"
	"fmt"
	"io"
	"strings"
)

// tokenBytes is the length of a session token before it is written as text.
const tokenBytes = 32

var urlText = base64.RawURLEncoding.Strict()

// newToken makes a session token, 43 characters fit for a cookie, and its hash.
func newToken(random io.Reader) (text string, hash Hash, err error) {
	secret := make([]byte, tokenBytes)
	if _, err := io.ReadFull(random, secret); err != nil {
		return "", Hash{}, fmt.Errorf("account: session token: %w", err)
	}
	return urlText.EncodeToString(secret), tagged("mandamus/session/v1", secret), nil
}

// hashToken returns the hash of a session token; false for a text that is none.
func hashToken(text string) (Hash, bool) {
	if len(text) != urlText.EncodedLen(tokenBytes) {
		return Hash{}, false
	}
	secret, err := urlText.DecodeString(text)
	if err != nil {
		return Hash{}, false
	}
	return tagged("mandamus/session/v1", secret), true
}

// idChars is the length of an id: 130 random bits.
const idChars = 26

// newID makes the id of an account or access code.
func newID(random io.Reader) (string, error) {
	text, err := randomText(random, idChars)
	return strings.ToLower(text), err
}
