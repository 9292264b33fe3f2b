package publog

import (
	"fmt"
	"io"

	"github.com/emmansun/gmsm/sm2"
)

// sm2Name stands behind the algorithm byte 0xff and says whose kind of signature it is: SM2 (GB/T 32918) over SM3 with the usual user id,
// written as ASN.1 DER. The key itself is the point, uncompressed: 65 bytes.
const sm2Name = "mandamus/sm2-sm3/v1\n"

// newSM2 makes a key; secret is the number, 32 bytes, public the point.
func newSM2(random io.Reader) (secret, public []byte, err error) {
	key, err := sm2.GenerateKey(random)
	if err != nil {
		return nil, nil, err
	}
	secret = key.D.FillBytes(make([]byte, 32))
	public, err = sm2Point(key)
	return secret, public, err
}

// sm2Signer returns the public half of secret, and what signs with it. SM2 takes from random for each signature.
func sm2Signer(secret []byte, random io.Reader) (public []byte, sign func(msg []byte) ([]byte, error), err error) {
	key, err := sm2.NewPrivateKey(secret)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrKey, err)
	}
	if public, err = sm2Point(key); err != nil {
		return nil, nil, err
	}
	return public, func(msg []byte) ([]byte, error) {
		if random == nil {
			return nil, fmt.Errorf("SM2: no random source to sign with")
		}
		return sm2.SignASN1(random, key, msg, sm2.DefaultSM2SignerOpts)
	}, nil
}

// sm2Point is the public half as it is written.
func sm2Point(key *sm2.PrivateKey) ([]byte, error) {
	public, err := sm2.PublicKeyToECDH(&key.PublicKey)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKey, err)
	}
	return public.Bytes(), nil
}

// sm2Verifier returns what verifies under a public key.
func sm2Verifier(point []byte) (func(msg, sig []byte) bool, error) {
	key, err := sm2.NewPublicKey(point)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKey, err)
	}
	return func(msg, sig []byte) bool { return sm2.VerifyASN1WithSM2(key, nil, msg, sig) }, nil
}
