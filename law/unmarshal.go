package law

import "mandamus/strictyaml"

// UnmarshalStrict reads one mark for all versions, or a mark a version.
func (m *markOf) UnmarshalStrict(n strictyaml.Node) error {
	if n.Kind() == strictyaml.Scalar {
		m.All = Mark(n.Text())
		return nil
	}
	return n.Decode(&m.By)
}

// of is the mark of a provision in one version.
func (m markOf) of(version string) Mark {
	if m.All != "" {
		return m.All
	}
	return m.By[version]
}

// UnmarshalStrict reads one target, or one a version.
func (t *targetOf) UnmarshalStrict(n strictyaml.Node) error {
	if n.Kind() == strictyaml.Scalar {
		t.All = n.Text()
		return nil
	}
	return n.Decode(&t.By)
}
