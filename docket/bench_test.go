package docket

import "testing"

// BenchmarkFold folds the case played from counter to closing from its events.
func BenchmarkFold(b *testing.B) {
	events := played(b).events
	for b.Loop() {
		if _, err := Fold(events); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(events)), "events")
}

// BenchmarkDecide decides one command on a docket of ten events.
func BenchmarkDecide(b *testing.B) {
	d, at := registered(b).d, clerk()
	cmd := RecordPayment{On: on(2025, 4, 1), PaymentMade: PaymentMade{WithAmount: WithAmount{"500.00"}}}
	for b.Loop() {
		if _, err := Decide(d, cmd, at); err != nil {
			b.Fatal(err)
		}
	}
}
