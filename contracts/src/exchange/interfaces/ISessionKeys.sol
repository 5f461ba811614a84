// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delegation, SessionKey} from "../types/ExchangeTypes.sol";

/// @title Keys that trade for an account and can do nothing else
/// @notice Permissions of one key only grow (for each scope the latest expiry holds) until it is revoked, which is for
/// good. So messages may arrive twice or in any order, and nobody can undo a matched fill by replacing a permission:
/// an expired or revoked key settles what was matched before for `SETTLEMENT_GRACE_SECONDS` more.
/// The edge refuses new orders of such a key at once.
interface ISessionKeys {
    event SessionKeyAuthorized(address indexed account, address indexed sessionKey, uint8 scopes, uint64 expiry);
    event SessionKeyRevoked(address indexed account, address indexed sessionKey);

    error InvalidSessionKey(address sessionKey);
    error InvalidScopes(uint8 scopes);
    error DelegationExpired(address account, address sessionKey, uint64 expiry);
    error RevokedSessionKey(address account, address sessionKey);
    error InvalidSignature(address account);
    error SessionKeyUnknown(address account, address sessionKey);
    error SessionKeyExpired(address account, address sessionKey, uint64 validUntil);

    /// @notice Registers what a wallet signed. Anyone may send it. Contract wallets answer through ERC-1271.
    function registerDelegation(Delegation calldata delegation, bytes calldata signature) external;

    /// @notice Gives `key` permissions in the caller's own account. For contracts such as a vault.
    /// @param expiry Unix seconds.
    function authorizeSessionKey(address key, uint8 scopes, uint64 expiry) external;

    /// @notice Ends a key of the caller's for good, also one that is not registered yet.
    function revokeSessionKey(address key) external;

    /// @notice The same by a signed `Revocation`; repeating it changes nothing.
    function revokeBySignature(address account, address key, uint256 nonce, bytes calldata signature) external;

    function sessionKey(address account, address key) external view returns (SessionKey memory);

    /// @notice EIP-712 digest of a delegation in this exchange's domain.
    function hashDelegation(Delegation calldata delegation) external view returns (bytes32);

    /// @notice EIP-712 digest of a revocation in this exchange's domain.
    function hashRevocation(address account, address key, uint256 nonce) external view returns (bytes32);
}
