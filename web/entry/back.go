package entry

import (
	"net/url"
	"strings"

	"mandamus/web/page"
)

// local is a path of this site to go back to; empty where it would lead away, or back to the door.
func local(v *page.Visit, path string) string {
	u, err := url.Parse(path)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || !strings.HasPrefix(path, "/") ||
		strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return ""
	}
	for _, door := range []string{"sign-in", "sign-out", "password", "hat"} {
		if at := v.Path(door); u.Path == at || strings.HasPrefix(u.Path, at+"/") {
			return ""
		}
	}
	return path
}

// withBack adds to an address where to go afterwards.
func withBack(address, back string) string {
	if back == "" {
		return address
	}
	return address + "?back=" + url.QueryEscape(back)
}
