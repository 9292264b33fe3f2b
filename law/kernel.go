package law

import "math"

// Kernels: the inner loops of the batch engine. They are branch-free: the sign of a difference becomes a bit, 64 rows a word.

// plane is one bit a row of a block.
type plane = [words]uint64

// lessThan sets bit j where x[j] < y[j].
func lessThan(x, y []int32, out *plane) {
	x, y = x[:Block], y[:Block]
	for w := range out {
		a, b := x[w*64:w*64+64:w*64+64], y[w*64:w*64+64:w*64+64]
		var m0, m1, m2, m3 uint64
		for j := range 16 {
			m0 = m0>>1 | uint64(int64(a[j])-int64(b[j]))&(1<<63)
			m1 = m1>>1 | uint64(int64(a[j+16])-int64(b[j+16]))&(1<<63)
			m2 = m2>>1 | uint64(int64(a[j+32])-int64(b[j+32]))&(1<<63)
			m3 = m3>>1 | uint64(int64(a[j+48])-int64(b[j+48]))&(1<<63)
		}
		out[w] = m0>>48 | m1>>32 | m2>>16 | m3
	}
}

// lessThanConst sets bit j where x[j] < k.
func lessThanConst(x []int32, k int64, out *plane) {
	x = x[:Block]
	for w := range out {
		a := x[w*64 : w*64+64 : w*64+64]
		var m0, m1, m2, m3 uint64
		for j := range 16 {
			m0 = m0>>1 | uint64(int64(a[j])-k)&(1<<63)
			m1 = m1>>1 | uint64(int64(a[j+16])-k)&(1<<63)
			m2 = m2>>1 | uint64(int64(a[j+32])-k)&(1<<63)
			m3 = m3>>1 | uint64(int64(a[j+48])-k)&(1<<63)
		}
		out[w] = m0>>48 | m1>>32 | m2>>16 | m3
	}
}

// equalConst sets bit j where x[j] == k.
func equalConst(x []int32, k int32, out *plane) {
	x = x[:Block]
	for w := range out {
		a := x[w*64 : w*64+64 : w*64+64]
		var m0, m1, m2, m3 uint64
		for j := range 16 {
			m0 = m0>>1 | (uint64(uint32(a[j]^k))-1)&(1<<63)
			m1 = m1>>1 | (uint64(uint32(a[j+16]^k))-1)&(1<<63)
			m2 = m2>>1 | (uint64(uint32(a[j+32]^k))-1)&(1<<63)
			m3 = m3>>1 | (uint64(uint32(a[j+48]^k))-1)&(1<<63)
		}
		out[w] = m0>>48 | m1>>32 | m2>>16 | m3
	}
}

// inSet sets bit j where set holds x[j], 0 ≤ x[j] < 64.
func inSet(x []int32, set uint64, out *plane) {
	x = x[:Block]
	for w := range out {
		a := x[w*64 : w*64+64 : w*64+64]
		var m0, m1, m2, m3 uint64
		for j := range 16 {
			m0 = m0>>1 | set>>(uint32(a[j])&63)<<63
			m1 = m1>>1 | set>>(uint32(a[j+16])&63)<<63
			m2 = m2>>1 | set>>(uint32(a[j+32])&63)<<63
			m3 = m3>>1 | set>>(uint32(a[j+48])&63)<<63
		}
		out[w] = m0>>48 | m1>>32 | m2>>16 | m3
	}
}

// lessThan64 sets bit j where x[j] < y[j]. The difference may wrap; where the signs differ that of x[j] decides.
func lessThan64(x, y []int64, out *plane) {
	x, y = x[:Block], y[:Block]
	for w := range out {
		a, b := x[w*64:w*64+64:w*64+64], y[w*64:w*64+64:w*64+64]
		var m uint64
		for j := range a {
			d := a[j] - b[j]
			m = m>>1 | uint64(d^(a[j]^b[j])&(d^a[j]))&(1<<63)
		}
		out[w] = m
	}
}

// pick takes y where the bit is set, else x.
func pick(m *plane, x, y, out []int32) {
	x, y, out = x[:Block], y[:Block], out[:Block]
	for i := range out {
		s := -int32(m[i>>6] >> (i & 63) & 1)
		out[i] = y[i]&s | x[i]&^s
	}
}

func pick64(m *plane, x, y, out []int64) {
	x, y, out = x[:Block], y[:Block], out[:Block]
	for i := range out {
		s := -int64(m[i>>6] >> (i & 63) & 1)
		out[i] = y[i]&s | x[i]&^s
	}
}

// earliestTurn lowers next[i] to x[i]+turn where that lies after today[i] and the row is not masked.
func earliestTurn(x []int32, turn int32, today []int32, bad *plane, next []int32) {
	x, today, next = x[:Block], today[:Block], next[:Block]
	for w := range bad {
		m := ^bad[w]
		a, c, n := x[w*64:w*64+64:w*64+64], today[w*64:w*64+64:w*64+64], next[w*64:w*64+64:w*64+64]
		for j := range a {
			d := a[j] + turn
			s := (c[j] - d) >> 31 & -int32(m>>j&1) // all ones where d counts
			n[j] = min(n[j], d&s|math.MaxInt32&^s)
		}
	}
}

// equal sets bit j where x[j] == y[j].
func equal(x, y []int32, out *plane) {
	x, y = x[:Block], y[:Block]
	for w := range out {
		var m uint64
		a, c := x[w*64:w*64+64], y[w*64:w*64+64]
		for j := range a {
			m = m>>1 | (uint64(uint32(a[j]^c[j]))-1)&(1<<63)
		}
		out[w] = m
	}
}

func equal64(x, y []int64, out *plane) {
	x, y = x[:Block], y[:Block]
	for i := range x {
		put(out, i, x[i] == y[i])
	}
}

// smaller is the smaller of x and y; where the bit of xe or ye is set that side is missing and the other wins.
func smaller(x, y []int32, xe, ye *plane, out []int32) {
	x, y, out = x[:Block], y[:Block], out[:Block]
	for i := range out {
		sx, sy := -int32(xe[i>>6]>>(i&63)&1), -int32(ye[i>>6]>>(i&63)&1)
		out[i] = min(x[i]&^sx|math.MaxInt32&sx, y[i]&^sy|math.MaxInt32&sy)
	}
}

// greater is the greater of x and y; where the bit of xe or ye is set that side is missing and the other wins.
func greater(x, y []int32, xe, ye *plane, out []int32) {
	x, y, out = x[:Block], y[:Block], out[:Block]
	for i := range out {
		sx, sy := -int32(xe[i>>6]>>(i&63)&1), -int32(ye[i>>6]>>(i&63)&1)
		out[i] = max(x[i]&^sx|math.MinInt32&sx, y[i]&^sy|math.MinInt32&sy)
	}
}
