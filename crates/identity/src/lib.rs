//! Codes and persons: division, issuer, contractor, parcel, contract and unit codes, citizen identity, credit codes, masking.
