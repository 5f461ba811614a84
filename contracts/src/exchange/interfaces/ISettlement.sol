// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Batch, BatchRecord, Market, Order} from "../types/ExchangeTypes.sol";

/// @title Markets and the settlement of signed fills
/// @notice The operator can delay, but it cannot move more than the signers allowed: each order's signature is checked
/// once, its filled lots are kept, and its price, side, quantity, fee and expiry bound every fill.
interface ISettlement {
    event MarketListed(uint32 indexed marketId, Market market);
    event OperatorChanged(address indexed previousOperator, address indexed operator);
    event BatchSettled(
        uint64 indexed batchId, uint64 firstSequence, uint64 lastSequence, bytes32 commandsRoot, bytes32 stateRoot
    );
    event FillSettled(
        uint64 indexed batchId,
        bytes32 indexed makerOrderDigest,
        bytes32 indexed takerOrderDigest,
        uint32 marketId,
        uint64 priceTicks,
        uint64 quantityLots,
        uint256 makerFee,
        uint256 takerFee
    );

    error NotOperator(address caller);
    error UnknownMarket(uint32 marketId);
    error InvalidMarket();
    error BatchOutOfSequence(uint64 expectedFirstSequence, uint64 firstSequence);
    error BatchEndsBeforeItStarts(uint64 firstSequence, uint64 lastSequence);
    error UnknownBatch(uint64 batchId);
    error InvalidOrder(bytes32 orderDigest);
    error OrderExpired(bytes32 orderDigest, uint64 expiry);
    error OrderIndexOutOfRange(uint16 index, uint256 orderCount);
    error MarketsDiffer(bytes32 makerOrderDigest, bytes32 takerOrderDigest);
    error SidesEqual(bytes32 makerOrderDigest, bytes32 takerOrderDigest);
    error SelfTrade(address account);
    /// @dev Only a good-till-cancelled limit order can rest, and so be a maker.
    error MakerCannotRest(bytes32 makerOrderDigest);
    error PriceNotMakers(bytes32 makerOrderDigest, uint64 makerPriceTicks, uint64 fillPriceTicks);
    error PriceBeyondLimit(bytes32 takerOrderDigest, uint64 limitPriceTicks, uint64 fillPriceTicks);
    error InvalidFillQuantity(uint64 quantityLots);
    error Overfilled(bytes32 orderDigest, uint64 quantityLots, uint256 filledLots);
    error FeeAboveMaximum(bytes32 orderDigest, uint16 feeBps, uint16 maxFeeBps);

    /// @notice Settles the next stretch of the log; operator only. All of it happens or nothing does.
    /// @return batchId Counts from 1.
    function settle(Batch calldata batch_) external returns (uint64 batchId);

    /// @notice Lists a token; owner only. It must move exactly the amounts asked for.
    /// @return assetId Counts from 0.
    function listAsset(address token) external returns (uint32 assetId);

    /// @notice Lists a market; owner only. `markPriceTicks` is ignored: the first fill sets it.
    /// @return marketId Counts from 0.
    function listMarket(Market calldata market_) external returns (uint32 marketId);

    /// @notice Names the one address that may settle; owner only.
    function setOperator(address operator_) external;

    function operator() external view returns (address);

    function market(uint32 marketId) external view returns (Market memory);

    function marketCount() external view returns (uint32);

    /// @notice The last settled price, 0 before the first fill.
    function markPriceTicks(uint32 marketId) external view returns (uint64);

    function batch(uint64 batchId) external view returns (BatchRecord memory);

    function lastBatchId() external view returns (uint64);

    /// @notice The log's last settled sequence: the next batch starts one later.
    function lastSequence() external view returns (uint64);

    function filledLots(bytes32 orderDigest) external view returns (uint64);

    /// @notice EIP-712 digest of an order in this exchange's domain.
    function hashOrder(Order calldata order) external view returns (bytes32);
}
