// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A wallet's permission for a session key. `nonce` only makes the message unique.
/// @param scopes Bit 0 read, bit 1 trade. No bit allows a withdrawal.
/// @param expiry Unix seconds.
struct Delegation {
    address account;
    address sessionKey;
    uint8 scopes;
    uint64 expiry;
    uint256 nonce;
}

struct SignedDelegation {
    Delegation delegation;
    bytes signature;
}

/// @notice What an account allows to be traded for it.
/// @param side 0 buy, 1 sell.
/// @param orderType 0 limit, 1 market (its price is the worst one accepted).
/// @param timeInForce 0 good till cancelled, 1 immediate or cancel.
/// @param expiry Unix seconds.
struct Order {
    address account;
    uint32 marketId;
    uint8 side;
    uint8 orderType;
    uint8 timeInForce;
    uint64 priceTicks;
    uint64 quantityLots;
    uint16 maxFeeBps;
    uint64 expiry;
    bytes32 clientOrderId;
}

struct SignedOrder {
    Order order;
    bytes signature;
}

/// @notice One trade between two orders of the same batch, named by their place in `Batch.orders`.
struct Fill {
    uint16 makerIndex;
    uint16 takerIndex;
    uint64 priceTicks;
    uint64 quantityLots;
}

/// @notice A stretch of the edge's log, sequences inclusive.
/// @param commandsRoot Merkle root of the log's records in this stretch.
/// @param stateRoot Hash of the engine's state after `lastSequence`.
/// @param withdrawalIds Requests that the engine has debited and that are paid with this batch.
struct Batch {
    uint64 firstSequence;
    uint64 lastSequence;
    bytes32 commandsRoot;
    bytes32 stateRoot;
    SignedDelegation[] delegations;
    SignedOrder[] orders;
    Fill[] fills;
    uint64[] withdrawalIds;
}

struct BatchRecord {
    bytes32 commandsRoot;
    bytes32 stateRoot;
    uint64 firstSequence;
    uint64 lastSequence;
    uint64 settledAt;
}

/// @notice A market's units and fees never change: another fee is another market.
struct Market {
    uint32 baseAssetId;
    uint32 quoteAssetId;
    uint16 makerFeeBps;
    uint16 takerFeeBps;
    address feeAccount;
    uint64 baseUnitsPerLot;
    uint64 quoteUnitsPerTickLot;
    uint64 markPriceTicks;
}

/// @param paid False until the funds have left.
struct Withdrawal {
    address account;
    uint32 assetId;
    bool paid;
    uint64 claimableAt;
    uint128 amount;
}

/// @notice Until when a key may read and trade, in Unix seconds; 0 is never. Kept apart for each scope: a long permission
/// to read and a short one to trade must not add up to a long one to trade.
/// @param revokedAt 0 while the key has not been revoked.
struct SessionKey {
    uint64 readExpiry;
    uint64 tradeExpiry;
    uint64 revokedAt;
}

uint8 constant SCOPE_READ = 1;
uint8 constant SCOPE_TRADE = 2;
uint8 constant SIDE_BUY = 0;
uint8 constant SIDE_SELL = 1;
uint8 constant ORDER_TYPE_LIMIT = 0;
uint8 constant ORDER_TYPE_MARKET = 1;
uint8 constant TIME_IN_FORCE_GTC = 0;
uint8 constant TIME_IN_FORCE_IOC = 1;

/// @dev Prices and quantities stay below 2^31, so that their product fits the engine's i64.
uint64 constant MAX_TICKS_OR_LOTS = 2 ** 31 - 1;

/// @dev What was matched in time may be settled this much later.
uint64 constant SETTLEMENT_GRACE_SECONDS = 1 hours;
