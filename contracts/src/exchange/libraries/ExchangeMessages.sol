// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Delegation, Order} from "../types/ExchangeTypes.sol";

/// @title EIP-712 struct hashes of the exchange's signed messages
library ExchangeMessages {
    bytes32 internal constant DELEGATION_TYPEHASH =
        keccak256("Delegation(address account,address sessionKey,uint8 scopes,uint64 expiry,uint256 nonce)");

    bytes32 internal constant ORDER_TYPEHASH = keccak256(
        "Order(address account,uint32 marketId,uint8 side,uint8 orderType,uint8 timeInForce,uint64 priceTicks,uint64 quantityLots,uint16 maxFeeBps,uint64 expiry,bytes32 clientOrderId)"
    );

    bytes32 internal constant REVOCATION_TYPEHASH =
        keccak256("Revocation(address account,address sessionKey,uint256 nonce)");

    function hash(Delegation calldata delegation) internal pure returns (bytes32) {
        return keccak256(
            abi.encode(
                DELEGATION_TYPEHASH,
                delegation.account,
                delegation.sessionKey,
                delegation.scopes,
                delegation.expiry,
                delegation.nonce
            )
        );
    }

    /// @dev Every member is one static word, so the struct's ABI encoding is its EIP-712 encoding.
    function hash(Order calldata order) internal pure returns (bytes32) {
        return keccak256(abi.encode(ORDER_TYPEHASH, order));
    }

    function hashRevocation(address account, address key, uint256 nonce) internal pure returns (bytes32) {
        return keccak256(abi.encode(REVOCATION_TYPEHASH, account, key, nonce));
    }
}
