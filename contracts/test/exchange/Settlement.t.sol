// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ICustody} from "../../src/exchange/interfaces/ICustody.sol";
import {ISessionKeys} from "../../src/exchange/interfaces/ISessionKeys.sol";
import {ISettlement} from "../../src/exchange/interfaces/ISettlement.sol";
import {
    Batch,
    Fill,
    Market,
    Order,
    ORDER_TYPE_MARKET,
    SIDE_BUY,
    SIDE_SELL,
    SignedOrder,
    TIME_IN_FORCE_IOC
} from "../../src/exchange/types/ExchangeTypes.sol";
import {ExchangeFixture} from "../support/ExchangeFixture.sol";

contract SettlementTest is ExchangeFixture {
    function setUp() public override {
        super.setUp();
        _fund(alice.addr, 1_000e6, 0);
        _fund(bob.addr, 0, 1e8);
    }

    function test_settle_movesFundsAndTellsAboutIt() public {
        // 333 lots at 60,000.1 dollars: 199.800333 dollars; 5 bps of it are 0.0999001665, so 99,900 are taken.
        Order memory buy = _order(alice.addr, SIDE_BUY, 600_001, 333);
        Order memory sell = _order(bob.addr, SIDE_SELL, PRICE, 400);
        Batch memory batch = _batch(_sign(alice, buy), _sign(bob, sell), 600_001, 333);
        bytes32 buyDigest = exchange.hashOrder(buy);
        bytes32 sellDigest = exchange.hashOrder(sell);
        vm.expectEmit(address(exchange));
        emit ISettlement.FillSettled(1, buyDigest, sellDigest, BTC_USD, 600_001, 333, 0, 99_900);
        vm.expectEmit(address(exchange));
        emit ISettlement.BatchSettled(1, 1, 10, keccak256("commands"), keccak256("state"));
        assertEq(_settle(batch), 1);

        assertEq(exchange.balanceOf(alice.addr, USD), 1_000e6 - 199_800_333);
        assertEq(exchange.balanceOf(alice.addr, BTC), 333_000);
        assertEq(exchange.balanceOf(bob.addr, USD), 199_800_333 - 99_900);
        assertEq(exchange.balanceOf(bob.addr, BTC), 1e8 - 333_000);
        assertEq(exchange.balanceOf(treasury, USD), 99_900);
        assertEq(exchange.markPriceTicks(BTC_USD), 600_001);
        assertEq(exchange.filledLots(buyDigest), 333);
        assertEq(exchange.filledLots(sellDigest), 333);
        assertEq(exchange.lastBatchId(), 1);
        assertEq(exchange.lastSequence(), 10);
        assertEq(exchange.batch(1).commandsRoot, keccak256("commands"));
        assertEq(exchange.batch(1).stateRoot, keccak256("state"));
        assertEq(exchange.batch(1).settledAt, START_TIME);
    }

    function test_settle_buyerAsTakerPaysTheFeeOnTop() public {
        Order memory sell = _order(bob.addr, SIDE_SELL, PRICE, 100);
        Order memory buy = _order(alice.addr, SIDE_BUY, PRICE + 5, 100);
        (buy.orderType, buy.timeInForce) = (ORDER_TYPE_MARKET, TIME_IN_FORCE_IOC);
        _settle(_batch(_sign(bob, sell), _sign(alice, buy), PRICE, 100));
        assertEq(exchange.balanceOf(alice.addr, USD), 1_000e6 - 60e6 - 30_000);
        assertEq(exchange.balanceOf(bob.addr, USD), 60e6);
        assertEq(exchange.balanceOf(treasury, USD), 30_000);
    }

    function test_settle_fillsOneOrderOverSeveralBatches() public {
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 100));
        bytes32 digest = exchange.hashOrder(maker.order);
        for (uint64 i = 1; i <= 4; ++i) {
            SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 25));
            _settle(_batch(maker, taker, PRICE, 25));
            assertEq(exchange.filledLots(digest), 25 * i);
            // Once seen, the order needs its signature no more.
            maker.signature = "";
        }
        SignedOrder memory another = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 1));
        Batch memory batch = _batch(maker, another, PRICE, 1);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.Overfilled.selector, digest, 100, 101));
        _settle(batch);
    }

    function test_settle_countsAnOrderListedTwiceOnce() public {
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 100));
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 200));
        Batch memory batch = _emptyBatch();
        batch.orders = new SignedOrder[](3);
        (batch.orders[0], batch.orders[1], batch.orders[2]) = (maker, taker, maker);
        batch.fills = new Fill[](2);
        batch.fills[0] = Fill(0, 1, PRICE, 100);
        batch.fills[1] = Fill(2, 1, PRICE, 100);
        bytes32 digest = exchange.hashOrder(maker.order);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.Overfilled.selector, digest, 100, 200));
        _settle(batch);
    }

    function test_settle_isForTheOperator() public {
        Batch memory batch = _emptyBatch();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotOperator.selector, owner));
        vm.prank(owner);
        exchange.settle(batch);
    }

    function test_settle_refusesAReplayAGapAndABackwardBatch() public {
        Batch memory batch = _emptyBatch();
        _settle(batch);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.BatchOutOfSequence.selector, 11, 1));
        _settle(batch);
        batch.firstSequence = 12;
        vm.expectRevert(abi.encodeWithSelector(ISettlement.BatchOutOfSequence.selector, 11, 12));
        _settle(batch);
        (batch.firstSequence, batch.lastSequence) = (11, 10);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.BatchEndsBeforeItStarts.selector, 11, 10));
        _settle(batch);
        assertEq(exchange.lastBatchId(), 1);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownBatch.selector, 2));
        exchange.batch(2);
    }

    function test_settle_refusesABadSignature() public {
        Batch memory batch = _matched();
        batch.orders[0].signature = _signature(bob, exchange.hashOrder(batch.orders[0].order));
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.SessionKeyUnknown.selector, alice.addr, bob.addr));
        _settle(batch);
        batch.orders[0].signature = "";
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, alice.addr));
        _settle(batch);
    }

    function test_settle_refusesAMalleatedSignature() public {
        Batch memory batch = _matched();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.key, exchange.hashOrder(batch.orders[0].order));
        uint256 groupOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        batch.orders[0].signature = abi.encodePacked(r, bytes32(groupOrder - uint256(s)), v == 27 ? 28 : 27);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, alice.addr));
        _settle(batch);
    }

    function test_settle_refusesAChangedOrder() public {
        Batch memory batch = _matched();
        batch.orders[0].order.quantityLots += 1;
        // Another digest, so the signature gives some other address.
        vm.expectPartialRevert(ISessionKeys.SessionKeyUnknown.selector);
        _settle(batch);
    }

    function test_settle_refusesOrdersOfAnotherChain() public {
        Batch memory batch = _matched();
        vm.chainId(block.chainid + 1);
        vm.expectPartialRevert(ISessionKeys.SessionKeyUnknown.selector);
        _settle(batch);
    }

    function test_settle_givesAnExpiredOrderOneHour() public {
        Batch memory batch = _matched();
        uint64 expiry = batch.orders[0].order.expiry;
        bytes32 digest = exchange.hashOrder(batch.orders[0].order);
        vm.warp(expiry + 1 hours + 1);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.OrderExpired.selector, digest, expiry));
        _settle(batch);
        vm.warp(expiry + 1 hours);
        _settle(batch);
    }

    function test_settle_refusesAnythingButTheMakersPrice() public {
        Batch memory batch = _matched();
        bytes32 digest = exchange.hashOrder(batch.orders[0].order);
        batch.fills[0].priceTicks = PRICE - 1;
        vm.expectRevert(abi.encodeWithSelector(ISettlement.PriceNotMakers.selector, digest, PRICE, PRICE - 1));
        _settle(batch);
    }

    function test_settle_refusesAPriceBeyondTheTakersLimit() public {
        SignedOrder memory buy = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 10));
        SignedOrder memory sell = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE + 1, 10));
        Batch memory batch = _batch(buy, sell, PRICE, 10);
        bytes32 digest = exchange.hashOrder(sell.order);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.PriceBeyondLimit.selector, digest, PRICE + 1, PRICE));
        _settle(batch);

        batch = _batch(sell, buy, PRICE + 1, 10);
        digest = exchange.hashOrder(buy.order);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.PriceBeyondLimit.selector, digest, PRICE, PRICE + 1));
        _settle(batch);
    }

    function test_settle_refusesAFeeAboveTheMaximum() public {
        Order memory sell = _order(bob.addr, SIDE_SELL, PRICE, 10);
        sell.maxFeeBps = 4;
        Batch memory batch = _batch(_sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 10)), _sign(bob, sell), PRICE, 10);
        bytes32 digest = exchange.hashOrder(sell);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.FeeAboveMaximum.selector, digest, 5, 4));
        _settle(batch);
    }

    function test_settle_refusesEqualSides() public {
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 10));
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_BUY, PRICE, 10));
        Batch memory batch = _batch(maker, taker, PRICE, 10);
        (bytes32 first, bytes32 second) = (exchange.hashOrder(maker.order), exchange.hashOrder(taker.order));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.SidesEqual.selector, first, second));
        _settle(batch);
    }

    function test_settle_refusesSelfTrades() public {
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 10));
        SignedOrder memory taker = _sign(alice, _order(alice.addr, SIDE_SELL, PRICE, 10));
        Batch memory batch = _batch(maker, taker, PRICE, 10);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.SelfTrade.selector, alice.addr));
        _settle(batch);
    }

    function test_settle_refusesMakersThatCannotRest() public {
        Order memory maker = _order(alice.addr, SIDE_BUY, PRICE, 10);
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 10));
        maker.timeInForce = TIME_IN_FORCE_IOC;
        _expectMakerRefused(maker, taker);
        (maker.timeInForce, maker.orderType) = (0, ORDER_TYPE_MARKET);
        _expectMakerRefused(maker, taker);
    }

    function test_settle_refusesOrdersOfDifferentMarkets() public {
        vm.prank(owner);
        assertEq(exchange.listMarket(_market()), 1);
        Order memory sell = _order(bob.addr, SIDE_SELL, PRICE, 10);
        sell.marketId = 1;
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 10));
        Batch memory batch = _batch(maker, _sign(bob, sell), PRICE, 10);
        (bytes32 first, bytes32 second) = (exchange.hashOrder(maker.order), exchange.hashOrder(sell));
        vm.expectRevert(abi.encodeWithSelector(ISettlement.MarketsDiffer.selector, first, second));
        _settle(batch);
    }

    function test_settle_refusesUnknownMarkets() public {
        Order memory order = _order(alice.addr, SIDE_BUY, PRICE, 10);
        order.marketId = 9;
        Batch memory batch = _batch(_sign(alice, order), _sign(alice, order), PRICE, 10);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownMarket.selector, 9));
        _settle(batch);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownMarket.selector, 9));
        exchange.markPriceTicks(9);
    }

    function test_settle_refusesMalformedOrders() public {
        Order memory order = _order(alice.addr, 2, PRICE, 10);
        _expectInvalid(order);
        order = _order(alice.addr, SIDE_BUY, 0, 10);
        _expectInvalid(order);
        order = _order(alice.addr, SIDE_BUY, 2 ** 31, 10);
        _expectInvalid(order);
        order = _order(alice.addr, SIDE_BUY, PRICE, 0);
        _expectInvalid(order);
        order = _order(alice.addr, SIDE_BUY, PRICE, 2 ** 31);
        _expectInvalid(order);
        order = _order(alice.addr, SIDE_BUY, PRICE, 10);
        order.orderType = 2;
        _expectInvalid(order);
        order.orderType = 0;
        order.timeInForce = 2;
        _expectInvalid(order);
    }

    function test_settle_refusesBadFills() public {
        Batch memory batch = _matched();
        batch.fills[0].makerIndex = 2;
        vm.expectRevert(abi.encodeWithSelector(ISettlement.OrderIndexOutOfRange.selector, 2, 2));
        _settle(batch);
        (batch.fills[0].makerIndex, batch.fills[0].takerIndex) = (0, 3);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.OrderIndexOutOfRange.selector, 3, 2));
        _settle(batch);
        (batch.fills[0].takerIndex, batch.fills[0].quantityLots) = (1, 0);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidFillQuantity.selector, 0));
        _settle(batch);
    }

    function test_settle_refusesWhatAnAccountCannotPay() public {
        _fund(bob.addr, 0, 10e8);
        SignedOrder memory buy = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 1_667));
        SignedOrder memory sell = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 1_667));
        Batch memory batch = _batch(buy, sell, PRICE, 1_667);
        vm.expectRevert(
            abi.encodeWithSelector(ICustody.InsufficientBalance.selector, alice.addr, USD, 1_000_200_000, 1_000e6)
        );
        _settle(batch);
        assertEq(exchange.filledLots(exchange.hashOrder(buy.order)), 0, "nothing happens or all of it");
    }

    function test_listing_isTheOwners() public {
        bytes memory refused = abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, operator);
        vm.startPrank(operator);
        vm.expectRevert(refused);
        exchange.listAsset(address(usd));
        vm.expectRevert(refused);
        exchange.listMarket(_market());
        vm.expectRevert(refused);
        exchange.setOperator(operator);
    }

    function test_setOperator_takesEffectAtOnce() public {
        vm.startPrank(owner);
        vm.expectRevert(ICustody.InvalidAddress.selector);
        exchange.setOperator(address(0));
        vm.expectEmit(address(exchange));
        emit ISettlement.OperatorChanged(operator, bob.addr);
        exchange.setOperator(bob.addr);
        vm.stopPrank();
        Batch memory batch = _emptyBatch();
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotOperator.selector, operator));
        _settle(batch);
        assertEq(exchange.operator(), bob.addr);
    }

    function test_listMarket_refusesNonsense() public {
        vm.startPrank(owner);
        Market memory market = _market();
        market.baseAssetId = USD;
        vm.expectRevert(ISettlement.InvalidMarket.selector);
        exchange.listMarket(market);
        market = _market();
        market.takerFeeBps = 1_001;
        vm.expectRevert(ISettlement.InvalidMarket.selector);
        exchange.listMarket(market);
        market = _market();
        market.feeAccount = address(0);
        vm.expectRevert(ISettlement.InvalidMarket.selector);
        exchange.listMarket(market);
        market = _market();
        market.baseUnitsPerLot = 0;
        vm.expectRevert(ISettlement.InvalidMarket.selector);
        exchange.listMarket(market);
        market = _market();
        market.baseAssetId = 5;
        vm.expectRevert(abi.encodeWithSelector(ICustody.UnknownAsset.selector, 5));
        exchange.listMarket(market);
        market = _market();
        market.markPriceTicks = 77;
        assertEq(exchange.market(exchange.listMarket(market)).markPriceTicks, 0, "the first fill sets the mark");
        assertEq(exchange.marketCount(), 2);
    }

    function testFuzz_settle_keepsEveryUnit(uint64 price, uint64 quantity, bool buyerMakes) public {
        price = uint64(bound(price, 1, 2 ** 31 - 1));
        quantity = uint64(bound(quantity, 1, 2 ** 31 - 1));
        uint256 notional = uint256(price) * quantity;
        uint256 fee = notional * 5 / 10_000;
        Person memory buyer = _person("buyer");
        Person memory seller = _person("seller");
        _fund(buyer.addr, notional + fee, 0);
        _fund(seller.addr, 0, uint256(quantity) * 1_000);
        SignedOrder memory buy = _sign(buyer, _order(buyer.addr, SIDE_BUY, price, quantity));
        SignedOrder memory sell = _sign(seller, _order(seller.addr, SIDE_SELL, price, quantity));
        _settle(buyerMakes ? _batch(buy, sell, price, quantity) : _batch(sell, buy, price, quantity));

        assertEq(exchange.balanceOf(buyer.addr, USD), buyerMakes ? fee : 0);
        assertEq(exchange.balanceOf(seller.addr, USD), buyerMakes ? notional - fee : notional);
        assertEq(exchange.balanceOf(treasury, USD), fee);
        assertEq(exchange.balanceOf(buyer.addr, BTC), uint256(quantity) * 1_000);
        assertEq(exchange.balanceOf(seller.addr, BTC), 0);
    }

    /// @dev Whatever the operator claims to have matched, nobody pays more or gets less than they signed.
    function testFuzz_settle_neverExceedsWhatWasSigned(
        uint64 buyPrice,
        uint64 sellPrice,
        uint64 fillPrice,
        uint64 fillLots,
        bool buyerMakes
    ) public {
        buyPrice = uint64(bound(buyPrice, PRICE - 3, PRICE + 3));
        sellPrice = uint64(bound(sellPrice, PRICE - 3, PRICE + 3));
        fillPrice = uint64(bound(fillPrice, PRICE - 4, PRICE + 4));
        fillLots = uint64(bound(fillLots, 0, 120));
        SignedOrder memory buy = _sign(alice, _order(alice.addr, SIDE_BUY, buyPrice, 100));
        SignedOrder memory sell = _sign(bob, _order(bob.addr, SIDE_SELL, sellPrice, 100));
        Batch memory batch =
            buyerMakes ? _batch(buy, sell, fillPrice, fillLots) : _batch(sell, buy, fillPrice, fillLots);
        bool allowed = fillPrice <= buyPrice && fillPrice >= sellPrice
            && fillPrice == (buyerMakes ? buyPrice : sellPrice) && fillLots > 0 && fillLots <= 100;
        vm.prank(operator);
        try exchange.settle(batch) {
            assertTrue(allowed, "settled what was not signed");
            uint256 paid = 1_000e6 - exchange.balanceOf(alice.addr, USD);
            uint256 most = uint256(buyPrice) * fillLots;
            assertLe(paid, most + most * 10 / 10_000);
            uint256 least = uint256(sellPrice) * fillLots;
            assertGe(exchange.balanceOf(bob.addr, USD), least - least * 10 / 10_000);
        } catch {
            assertFalse(allowed, "refused what was signed");
        }
    }

    function _matched() private returns (Batch memory) {
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 10));
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 10));
        return _batch(maker, taker, PRICE, 10);
    }

    function _expectInvalid(Order memory order) private {
        Batch memory batch = _batch(_sign(alice, order), _sign(alice, order), PRICE, 10);
        bytes32 digest = exchange.hashOrder(order);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidOrder.selector, digest));
        _settle(batch);
    }

    function _expectMakerRefused(Order memory maker, SignedOrder memory taker) private {
        Batch memory batch = _batch(_sign(alice, maker), taker, PRICE, 10);
        bytes32 digest = exchange.hashOrder(maker);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.MakerCannotRest.selector, digest));
        _settle(batch);
    }
}
