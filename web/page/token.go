package page

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// TokenField is the name of the hidden field with the token.
const TokenField = "token"

// Tags keep the uses of one secret apart.
const (
	tokenTag = "mandamus/form/v1"
	noteTag  = "mandamus/note/v1"
	keyTag   = "mandamus/request/v1"
	macLen   = 16
)

// secret is what only this browser and we know: the token of its session, or else of its visit.
func (v *Visit) secret() string {
	if v.session != "" {
		return v.session
	}
	if v.guest == "" {
		if c, err := v.R.Cookie(v.Site.cookieName(guestCookie)); err == nil && len(c.Value) >= 26 {
			v.guest = c.Value
		} else {
			v.guest = v.Site.NewID()
			v.remember(guestCookie, v.guest)
		}
	}
	return v.guest
}

// mac vouches for data that goes to this browser and comes back.
func (v *Visit) mac(tag string, data []byte) []byte {
	h := hmac.New(sha256.New, []byte(v.secret()))
	h.Write([]byte(tag))
	h.Write(data)
	return h.Sum(nil)[:macLen]
}

// Token is the token of the forms of the page that answers this visit: a name nobody has used, and our mark on it. It is another on every
// page, so that its length in a packed answer gives nothing away. Where nobody can sign in there is none.
func (v *Visit) Token() string {
	if v.token == "" && v.Accounts() != nil {
		name := []byte(v.Site.NewID())
		v.token = base64.RawURLEncoding.EncodeToString(append(v.mac(v.tokenUse(), name), name...))
	}
	return v.token
}

// tokenUse binds a form to the hat it was made under: what was begun for one court is not sent for another.
func (v *Visit) tokenUse() string { return tokenTag + "/" + strconv.Itoa(v.Hat) }

// genuine reports whether a token was made by us for this browser.
func (v *Visit) genuine(token string) bool {
	data, err := base64.RawURLEncoding.DecodeString(token)
	return err == nil && len(data) > macLen && hmac.Equal(data[:macLen], v.mac(v.tokenUse(), data[macLen:]))
}

// requestKey names what a form asks for: the same page sent twice with the same words is one request, with other words another.
func requestKey(token, path string, form url.Values) string {
	h := sha256.New()
	for _, s := range []string{keyTag, token, path, form.Encode()} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Key names the request of a form, for app.Request.Key: sent again, it is carried out once.
func (v *Visit) Key() string { return v.key }

// sealed is data this browser can keep and not change.
func (v *Visit) sealed(data []byte) string {
	return base64.RawURLEncoding.EncodeToString(append(v.mac(noteTag, data), data...))
}

func (v *Visit) unsealed(text string) ([]byte, bool) {
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(data) < macLen || !hmac.Equal(data[:macLen], v.mac(noteTag, data[macLen:])) {
		return nil, false
	}
	return data[macLen:], true
}

// trimmed is a form as it was meant: line ends as we write them, no spaces around, nothing that is no text.
func trimmed(in url.Values) url.Values {
	out := url.Values{}
	for name, values := range in {
		for _, s := range values {
			s = strings.ReplaceAll(strings.ToValidUTF8(s, "�"), "\r\n", "\n")
			out[name] = append(out[name], strings.TrimSpace(s))
		}
		out[name] = slices.Clip(out[name])
	}
	return out
}
