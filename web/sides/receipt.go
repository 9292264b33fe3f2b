package sides

import public "mandamus/record"

// receiptAt is the address of the receipt of a case, which proves that it was filed. It stands apart from what only the applicant may have.
func receiptAt(s *seen) string { return s.v.Path("receipt", public.Reference(s.id)) }
