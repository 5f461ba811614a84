// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {Custody} from "./Custody.sol";
import {SessionKeys} from "./SessionKeys.sol";
import {ISettlement} from "./interfaces/ISettlement.sol";
import {ExchangeMessages} from "./libraries/ExchangeMessages.sol";
import {
    Batch,
    BatchRecord,
    Fill,
    Market,
    MAX_TICKS_OR_LOTS,
    Order,
    ORDER_TYPE_LIMIT,
    ORDER_TYPE_MARKET,
    SETTLEMENT_GRACE_SECONDS,
    SIDE_BUY,
    SIDE_SELL,
    SignedOrder,
    TIME_IN_FORCE_GTC,
    TIME_IN_FORCE_IOC
} from "./types/ExchangeTypes.sol";

/// @title Markets and the settlement of signed fills
abstract contract Settlement is Custody, SessionKeys, Ownable2Step, ISettlement {
    /// @dev One slot an order. A signer is there once its signature was checked.
    struct OrderState {
        address signer;
        uint64 filledLots;
    }

    /// @dev What one fill comes to, in the quote asset.
    struct Amounts {
        uint256 notional;
        uint256 makerFee;
        uint256 takerFee;
    }

    uint256 private constant BPS = 10_000;

    /// @dev A market's fee is at most 10 %.
    uint16 private constant MAX_FEE_BPS = 1_000;

    address private _operator;
    uint64 private _lastSequence;
    uint64 private _lastBatchId;
    Market[] private _markets;
    mapping(bytes32 orderDigest => OrderState state) private _orders;
    mapping(uint64 batchId => BatchRecord record) private _batches;

    constructor(address operator_) {
        _setOperator(operator_);
    }

    /// @inheritdoc ISettlement
    function settle(Batch calldata batch_) external nonReentrant returns (uint64 batchId) {
        if (msg.sender != _operator) revert NotOperator(msg.sender);
        _requireNext(batch_.firstSequence, batch_.lastSequence);
        batchId = ++_lastBatchId;
        _lastSequence = batch_.lastSequence;
        _batches[batchId] = BatchRecord({
            commandsRoot: batch_.commandsRoot,
            stateRoot: batch_.stateRoot,
            firstSequence: batch_.firstSequence,
            lastSequence: batch_.lastSequence,
            settledAt: uint64(block.timestamp)
        });

        for (uint256 i = 0; i < batch_.delegations.length; ++i) {
            _registerInBatch(batch_.delegations[i]);
        }
        bytes32[] memory digests = new bytes32[](batch_.orders.length);
        for (uint256 i = 0; i < digests.length; ++i) {
            digests[i] = _acceptOrder(batch_.orders[i]);
        }
        for (uint256 i = 0; i < batch_.fills.length; ++i) {
            _settleFill(batchId, batch_.fills[i], batch_.orders, digests);
        }
        // Last, so that a payment never leaves before the fills that it counts on.
        for (uint256 i = 0; i < batch_.withdrawalIds.length; ++i) {
            _confirmWithdrawal(batch_.withdrawalIds[i]);
        }
        emit BatchSettled(batchId, batch_.firstSequence, batch_.lastSequence, batch_.commandsRoot, batch_.stateRoot);
    }

    /// @inheritdoc ISettlement
    function listAsset(address token) external onlyOwner returns (uint32 assetId) {
        return _listAsset(token);
    }

    /// @inheritdoc ISettlement
    function listMarket(Market calldata market_) external onlyOwner returns (uint32 marketId) {
        asset(market_.baseAssetId);
        asset(market_.quoteAssetId);
        if (
            market_.baseAssetId == market_.quoteAssetId || market_.baseUnitsPerLot == 0
                || market_.quoteUnitsPerTickLot == 0 || market_.makerFeeBps > MAX_FEE_BPS
                || market_.takerFeeBps > MAX_FEE_BPS || market_.feeAccount == address(0)
        ) revert InvalidMarket();
        marketId = marketCount();
        _markets.push(market_);
        _markets[marketId].markPriceTicks = 0;
        emit MarketListed(marketId, _markets[marketId]);
    }

    /// @inheritdoc ISettlement
    function setOperator(address operator_) external onlyOwner {
        _setOperator(operator_);
    }

    /// @inheritdoc ISettlement
    function operator() external view returns (address) {
        return _operator;
    }

    /// @inheritdoc ISettlement
    function market(uint32 marketId) external view returns (Market memory) {
        return _requireMarket(marketId);
    }

    /// @inheritdoc ISettlement
    function marketCount() public view returns (uint32) {
        return uint32(_markets.length);
    }

    /// @inheritdoc ISettlement
    function markPriceTicks(uint32 marketId) external view returns (uint64) {
        return _requireMarket(marketId).markPriceTicks;
    }

    /// @inheritdoc ISettlement
    function batch(uint64 batchId) external view returns (BatchRecord memory) {
        if (batchId == 0 || batchId > _lastBatchId) revert UnknownBatch(batchId);
        return _batches[batchId];
    }

    /// @inheritdoc ISettlement
    function lastBatchId() external view returns (uint64) {
        return _lastBatchId;
    }

    /// @inheritdoc ISettlement
    function lastSequence() external view returns (uint64) {
        return _lastSequence;
    }

    /// @inheritdoc ISettlement
    function filledLots(bytes32 orderDigest) external view returns (uint64) {
        return _orders[orderDigest].filledLots;
    }

    /// @inheritdoc ISettlement
    function hashOrder(Order calldata order) public view returns (bytes32) {
        return _hashTypedDataV4(ExchangeMessages.hash(order));
    }

    function _setOperator(address operator_) private {
        if (operator_ == address(0)) revert InvalidAddress();
        emit OperatorChanged(_operator, operator_);
        _operator = operator_;
    }

    /// @dev Continuity makes a resubmitted batch harmless: its first sequence has passed.
    function _requireNext(uint64 firstSequence, uint64 lastSequence_) private view {
        uint64 expected = _lastSequence + 1;
        if (firstSequence != expected) revert BatchOutOfSequence(expected, firstSequence);
        if (lastSequence_ < firstSequence) revert BatchEndsBeforeItStarts(firstSequence, lastSequence_);
    }

    /// @dev Checks what is an order's own: form, time and, the first time it is seen, its signature. The signer's key is
    /// looked up every time, so that an order does not outlive it.
    function _acceptOrder(SignedOrder calldata signed) private returns (bytes32 digest) {
        Order calldata order = signed.order;
        digest = hashOrder(order);
        if (
            order.side > SIDE_SELL || order.orderType > ORDER_TYPE_MARKET || order.timeInForce > TIME_IN_FORCE_IOC
                || order.priceTicks == 0 || order.priceTicks > MAX_TICKS_OR_LOTS || order.quantityLots == 0
                || order.quantityLots > MAX_TICKS_OR_LOTS
        ) revert InvalidOrder(digest);
        _requireMarket(order.marketId);
        if (block.timestamp > uint256(order.expiry) + SETTLEMENT_GRACE_SECONDS) {
            revert OrderExpired(digest, order.expiry);
        }
        address signer = _orders[digest].signer;
        if (signer == address(0)) {
            (signer,,) = ECDSA.tryRecoverCalldata(digest, signed.signature);
            if (signer == address(0)) revert InvalidSignature(order.account);
            _orders[digest].signer = signer;
        }
        if (signer != order.account) _requireTradeKey(order.account, signer);
    }

    function _settleFill(uint64 batchId, Fill calldata fill, SignedOrder[] calldata orders, bytes32[] memory digests)
        private
    {
        if (fill.makerIndex >= digests.length) revert OrderIndexOutOfRange(fill.makerIndex, digests.length);
        if (fill.takerIndex >= digests.length) revert OrderIndexOutOfRange(fill.takerIndex, digests.length);
        Order calldata maker = orders[fill.makerIndex].order;
        Order calldata taker = orders[fill.takerIndex].order;
        bytes32 makerDigest = digests[fill.makerIndex];
        bytes32 takerDigest = digests[fill.takerIndex];

        _requireMatch(fill, maker, taker, makerDigest, takerDigest);
        _recordFill(makerDigest, maker.quantityLots, fill.quantityLots);
        _recordFill(takerDigest, taker.quantityLots, fill.quantityLots);

        Market storage market_ = _markets[maker.marketId];
        Amounts memory amounts;
        amounts.notional = uint256(fill.priceTicks) * fill.quantityLots * market_.quoteUnitsPerTickLot;
        amounts.makerFee = _fee(amounts.notional, market_.makerFeeBps, maker.maxFeeBps, makerDigest);
        amounts.takerFee = _fee(amounts.notional, market_.takerFeeBps, taker.maxFeeBps, takerDigest);
        _move(market_, fill.quantityLots, maker, taker, amounts);
        market_.markPriceTicks = fill.priceTicks;
        _emitFill(batchId, fill, makerDigest, takerDigest, maker.marketId, amounts);
    }

    function _emitFill(
        uint64 batchId,
        Fill calldata fill,
        bytes32 makerDigest,
        bytes32 takerDigest,
        uint32 marketId,
        Amounts memory amounts
    ) private {
        emit FillSettled(
            batchId,
            makerDigest,
            takerDigest,
            marketId,
            fill.priceTicks,
            fill.quantityLots,
            amounts.makerFee,
            amounts.takerFee
        );
    }

    /// @dev A trade happens at the resting order's price, and the arriving order has accepted that price.
    function _requireMatch(
        Fill calldata fill,
        Order calldata maker,
        Order calldata taker,
        bytes32 makerDigest,
        bytes32 takerDigest
    ) private pure {
        if (maker.marketId != taker.marketId) revert MarketsDiffer(makerDigest, takerDigest);
        if (maker.account == taker.account) revert SelfTrade(maker.account);
        if (maker.side == taker.side) revert SidesEqual(makerDigest, takerDigest);
        if (maker.orderType != ORDER_TYPE_LIMIT || maker.timeInForce != TIME_IN_FORCE_GTC) {
            revert MakerCannotRest(makerDigest);
        }
        if (fill.priceTicks != maker.priceTicks) {
            revert PriceNotMakers(makerDigest, maker.priceTicks, fill.priceTicks);
        }
        bool beyond = taker.side == SIDE_BUY ? fill.priceTicks > taker.priceTicks : fill.priceTicks < taker.priceTicks;
        if (beyond) revert PriceBeyondLimit(takerDigest, taker.priceTicks, fill.priceTicks);
        if (fill.quantityLots == 0) revert InvalidFillQuantity(fill.quantityLots);
    }

    function _recordFill(bytes32 digest, uint64 quantityLots, uint64 fillLots) private {
        OrderState storage state = _orders[digest];
        uint256 filled = uint256(state.filledLots) + fillLots;
        if (filled > quantityLots) revert Overfilled(digest, quantityLots, filled);
        // forge-lint: disable-next-line(unsafe-typecast) -- at most quantityLots, itself a uint64.
        state.filledLots = uint64(filled);
    }

    function _fee(uint256 notional, uint16 feeBps, uint16 maxFeeBps, bytes32 digest) private pure returns (uint256) {
        if (feeBps > maxFeeBps) revert FeeAboveMaximum(digest, feeBps, maxFeeBps);
        return notional * feeBps / BPS;
    }

    function _move(
        Market storage market_,
        uint64 quantityLots,
        Order calldata maker,
        Order calldata taker,
        Amounts memory amounts
    ) private {
        bool makerBuys = maker.side == SIDE_BUY;
        (address buyer, address seller) = makerBuys ? (maker.account, taker.account) : (taker.account, maker.account);
        (uint256 buyerFee, uint256 sellerFee) =
            makerBuys ? (amounts.makerFee, amounts.takerFee) : (amounts.takerFee, amounts.makerFee);
        (uint32 base, uint32 quote) = (market_.baseAssetId, market_.quoteAssetId);
        uint256 baseUnits = uint256(quantityLots) * market_.baseUnitsPerLot;

        _debit(buyer, quote, amounts.notional + buyerFee);
        _debit(seller, base, baseUnits);
        _credit(buyer, base, baseUnits);
        _credit(seller, quote, amounts.notional - sellerFee);
        if (buyerFee + sellerFee > 0) _credit(market_.feeAccount, quote, buyerFee + sellerFee);
    }

    function _requireMarket(uint32 marketId) private view returns (Market storage) {
        if (marketId >= _markets.length) revert UnknownMarket(marketId);
        return _markets[marketId];
    }
}
