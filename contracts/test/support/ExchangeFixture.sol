// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Exchange} from "../../src/exchange/Exchange.sol";
import {
    Batch,
    Delegation,
    Fill,
    Market,
    Order,
    ORDER_TYPE_LIMIT,
    SCOPE_READ,
    SCOPE_TRADE,
    SIDE_BUY,
    SIDE_SELL,
    SignedDelegation,
    SignedOrder,
    TIME_IN_FORCE_GTC
} from "../../src/exchange/types/ExchangeTypes.sol";
import {TestToken} from "../../src/token/TestToken.sol";

/// @notice The devnet's exchange with its one market, people with keys, and short words for orders and batches.
abstract contract ExchangeFixture is Test {
    struct Person {
        address addr;
        uint256 key;
    }

    uint32 internal constant USD = 0;
    uint32 internal constant BTC = 1;
    uint32 internal constant BTC_USD = 0;
    uint64 internal constant PRICE = 600_000;
    uint64 internal constant DELAY = 2 hours;
    uint256 internal constant START_TIME = 1_800_000_000;

    TestToken internal usd;
    TestToken internal btc;
    Exchange internal exchange;
    address internal owner = makeAddr("owner");
    address internal operator = makeAddr("operator");
    address internal treasury = makeAddr("treasury");
    Person internal alice;
    Person internal bob;
    Person internal session;
    uint256 private _orderCount;

    function setUp() public virtual {
        vm.warp(START_TIME);
        alice = _person("alice");
        bob = _person("bob");
        session = _person("session");
        vm.startPrank(owner);
        usd = new TestToken(owner, "Test dollar", "tUSD", 6, 10_000e6);
        btc = new TestToken(owner, "Test bitcoin", "tBTC", 8, 0.2e8);
        exchange = new Exchange(owner, operator, DELAY);
        exchange.listAsset(address(usd));
        exchange.listAsset(address(btc));
        exchange.listMarket(_market());
        vm.stopPrank();
    }

    function _market() internal view returns (Market memory) {
        return Market({
            baseAssetId: BTC,
            quoteAssetId: USD,
            makerFeeBps: 0,
            takerFeeBps: 5,
            feeAccount: treasury,
            baseUnitsPerLot: 1_000,
            quoteUnitsPerTickLot: 1,
            markPriceTicks: 0
        });
    }

    function _person(string memory name) internal returns (Person memory person) {
        (person.addr, person.key) = makeAddrAndKey(name);
    }

    function _fund(address account, uint256 dollars, uint256 bitcoins) internal {
        vm.startPrank(owner);
        usd.mint(owner, dollars);
        btc.mint(owner, bitcoins);
        usd.approve(address(exchange), dollars);
        btc.approve(address(exchange), bitcoins);
        if (dollars > 0) exchange.depositFor(account, USD, dollars);
        if (bitcoins > 0) exchange.depositFor(account, BTC, bitcoins);
        vm.stopPrank();
    }

    function _order(address account, uint8 side, uint64 priceTicks, uint64 quantityLots)
        internal
        returns (Order memory)
    {
        return Order({
            account: account,
            marketId: BTC_USD,
            side: side,
            orderType: ORDER_TYPE_LIMIT,
            timeInForce: TIME_IN_FORCE_GTC,
            priceTicks: priceTicks,
            quantityLots: quantityLots,
            maxFeeBps: 10,
            expiry: uint64(block.timestamp + 1 hours),
            clientOrderId: bytes32(++_orderCount)
        });
    }

    function _sign(Person memory signer, Order memory order) internal view returns (SignedOrder memory) {
        return SignedOrder({order: order, signature: _signature(signer, exchange.hashOrder(order))});
    }

    function _signature(Person memory signer, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer.key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _delegation(address account, address key) internal view returns (Delegation memory) {
        return Delegation({
            account: account,
            sessionKey: key,
            scopes: SCOPE_READ | SCOPE_TRADE,
            expiry: uint64(block.timestamp + 1 days),
            nonce: 1
        });
    }

    function _signDelegation(Person memory signer, Delegation memory delegation)
        internal
        view
        returns (SignedDelegation memory)
    {
        return SignedDelegation({
            delegation: delegation, signature: _signature(signer, exchange.hashDelegation(delegation))
        });
    }

    /// @dev The next batch, with one fill between a maker and a taker.
    function _batch(SignedOrder memory maker, SignedOrder memory taker, uint64 priceTicks, uint64 quantityLots)
        internal
        view
        returns (Batch memory batch)
    {
        batch = _emptyBatch();
        batch.orders = new SignedOrder[](2);
        (batch.orders[0], batch.orders[1]) = (maker, taker);
        batch.fills = new Fill[](1);
        batch.fills[0] = Fill({makerIndex: 0, takerIndex: 1, priceTicks: priceTicks, quantityLots: quantityLots});
    }

    function _emptyBatch() internal view returns (Batch memory batch) {
        batch.firstSequence = exchange.lastSequence() + 1;
        batch.lastSequence = batch.firstSequence + 9;
        batch.commandsRoot = keccak256("commands");
        batch.stateRoot = keccak256("state");
    }

    function _confirming(uint64 withdrawalId) internal view returns (Batch memory batch) {
        batch = _emptyBatch();
        batch.withdrawalIds = new uint64[](1);
        batch.withdrawalIds[0] = withdrawalId;
    }

    function _settle(Batch memory batch) internal returns (uint64) {
        vm.prank(operator);
        return exchange.settle(batch);
    }

    /// @dev Two wallets trade at one price; `buyer` is the maker.
    function _trade(Person memory buyer, Person memory seller, uint64 priceTicks, uint64 quantityLots) internal {
        SignedOrder memory maker = _sign(buyer, _order(buyer.addr, SIDE_BUY, priceTicks, quantityLots));
        SignedOrder memory taker = _sign(seller, _order(seller.addr, SIDE_SELL, priceTicks, quantityLots));
        _settle(_batch(maker, taker, priceTicks, quantityLots));
    }
}
