// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ISessionKeys} from "./interfaces/ISessionKeys.sol";
import {ExchangeMessages} from "./libraries/ExchangeMessages.sol";
import {
    Delegation,
    SCOPE_READ,
    SCOPE_TRADE,
    SessionKey,
    SETTLEMENT_GRACE_SECONDS,
    SignedDelegation
} from "./types/ExchangeTypes.sol";

/// @title Permissions of session keys
abstract contract SessionKeys is ISessionKeys, EIP712 {
    mapping(address account => mapping(address key => SessionKey permission)) private _keys;

    /// @inheritdoc ISessionKeys
    function registerDelegation(Delegation calldata delegation, bytes calldata signature) external {
        address account = delegation.account;
        if (!SignatureChecker.isValidSignatureNow(account, hashDelegation(delegation), signature)) {
            revert InvalidSignature(account);
        }
        _authorizeNow(account, delegation.sessionKey, delegation.scopes, delegation.expiry);
    }

    /// @inheritdoc ISessionKeys
    function authorizeSessionKey(address key, uint8 scopes, uint64 expiry) external {
        _authorizeNow(msg.sender, key, scopes, expiry);
    }

    /// @inheritdoc ISessionKeys
    function revokeSessionKey(address key) external {
        _revoke(msg.sender, key);
    }

    /// @inheritdoc ISessionKeys
    function revokeBySignature(address account, address key, uint256 nonce, bytes calldata signature) external {
        bytes32 digest = hashRevocation(account, key, nonce);
        if (!SignatureChecker.isValidSignatureNow(account, digest, signature)) revert InvalidSignature(account);
        _revoke(account, key);
    }

    /// @inheritdoc ISessionKeys
    function sessionKey(address account, address key) external view returns (SessionKey memory) {
        return _keys[account][key];
    }

    /// @inheritdoc ISessionKeys
    function hashDelegation(Delegation calldata delegation) public view returns (bytes32) {
        return _hashTypedDataV4(ExchangeMessages.hash(delegation));
    }

    /// @inheritdoc ISessionKeys
    function hashRevocation(address account, address key, uint256 nonce) public view returns (bytes32) {
        return _hashTypedDataV4(ExchangeMessages.hashRevocation(account, key, nonce));
    }

    /// @dev Within a batch only plain signatures count: a contract's answer could change between match and settlement
    /// and stop everyone. The key may have expired or been revoked since; `_requireTradeKey` decides.
    function _registerInBatch(SignedDelegation calldata signed) internal {
        Delegation calldata delegation = signed.delegation;
        (address signer,,) = ECDSA.tryRecoverCalldata(hashDelegation(delegation), signed.signature);
        if (signer == address(0) || signer != delegation.account) revert InvalidSignature(delegation.account);
        _authorize(delegation.account, delegation.sessionKey, delegation.scopes, delegation.expiry);
    }

    function _requireTradeKey(address account, address key) internal view {
        SessionKey memory permission = _keys[account][key];
        if (permission.tradeExpiry == 0) revert SessionKeyUnknown(account, key);
        uint64 endsAt = permission.tradeExpiry;
        if (permission.revokedAt != 0 && permission.revokedAt < endsAt) endsAt = permission.revokedAt;
        if (block.timestamp > uint256(endsAt) + SETTLEMENT_GRACE_SECONDS) {
            revert SessionKeyExpired(account, key, endsAt);
        }
    }

    function _authorizeNow(address account, address key, uint8 scopes, uint64 expiry) private {
        if (expiry <= block.timestamp) revert DelegationExpired(account, key, expiry);
        if (_keys[account][key].revokedAt != 0) revert RevokedSessionKey(account, key);
        _authorize(account, key, scopes, expiry);
    }

    function _authorize(address account, address key, uint8 scopes, uint64 expiry) private {
        if (key == address(0)) revert InvalidSessionKey(key);
        if (scopes == 0 || scopes > (SCOPE_READ | SCOPE_TRADE)) revert InvalidScopes(scopes);
        SessionKey storage permission = _keys[account][key];
        bool reads = scopes & SCOPE_READ != 0 && expiry > permission.readExpiry;
        bool trades = scopes & SCOPE_TRADE != 0 && expiry > permission.tradeExpiry;
        if (!reads && !trades) return;
        if (reads) permission.readExpiry = expiry;
        if (trades) permission.tradeExpiry = expiry;
        emit SessionKeyAuthorized(account, key, scopes, expiry);
    }

    function _revoke(address account, address key) private {
        if (key == address(0)) revert InvalidSessionKey(key);
        SessionKey storage permission = _keys[account][key];
        if (permission.revokedAt != 0) return;
        permission.revokedAt = uint64(block.timestamp);
        emit SessionKeyRevoked(account, key);
    }
}
