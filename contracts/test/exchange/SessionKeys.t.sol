// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICustody} from "../../src/exchange/interfaces/ICustody.sol";
import {ISessionKeys} from "../../src/exchange/interfaces/ISessionKeys.sol";
import {Exchange} from "../../src/exchange/Exchange.sol";
import {
    Batch,
    Delegation,
    Order,
    SCOPE_READ,
    SCOPE_TRADE,
    SIDE_BUY,
    SIDE_SELL,
    SignedDelegation,
    SignedOrder
} from "../../src/exchange/types/ExchangeTypes.sol";
import {ContractWallet} from "../support/ContractWallet.sol";
import {ExchangeFixture} from "../support/ExchangeFixture.sol";

contract SessionKeysTest is ExchangeFixture {
    function setUp() public override {
        super.setUp();
        _fund(alice.addr, 1_000e6, 0);
        _fund(bob.addr, 0, 1e8);
    }

    function test_registerDelegation_anyoneMaySendIt() public {
        Delegation memory delegation = _delegation(alice.addr, session.addr);
        bytes memory signature = _signature(alice, exchange.hashDelegation(delegation));
        vm.expectEmit(address(exchange));
        emit ISessionKeys.SessionKeyAuthorized(alice.addr, session.addr, 3, delegation.expiry);
        vm.prank(bob.addr);
        exchange.registerDelegation(delegation, signature);
        assertEq(exchange.sessionKey(alice.addr, session.addr).tradeExpiry, delegation.expiry);
        assertEq(exchange.sessionKey(alice.addr, session.addr).readExpiry, delegation.expiry);
    }

    function test_registerDelegation_refusesBadInput() public {
        Delegation memory delegation = _delegation(alice.addr, session.addr);
        bytes memory bobs = _signature(bob, exchange.hashDelegation(delegation));
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, alice.addr));
        exchange.registerDelegation(delegation, bobs);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, alice.addr));
        exchange.registerDelegation(delegation, hex"00");

        delegation.expiry = uint64(block.timestamp);
        bytes memory expired = _signature(alice, exchange.hashDelegation(delegation));
        vm.expectRevert(
            abi.encodeWithSelector(ISessionKeys.DelegationExpired.selector, alice.addr, session.addr, delegation.expiry)
        );
        exchange.registerDelegation(delegation, expired);
    }

    function test_authorize_refusesScopesThatDoNotExist() public {
        uint64 expiry = uint64(block.timestamp + 1);
        vm.startPrank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidScopes.selector, 0));
        exchange.authorizeSessionKey(session.addr, 0, expiry);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidScopes.selector, 4));
        exchange.authorizeSessionKey(session.addr, 4, expiry);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSessionKey.selector, address(0)));
        exchange.authorizeSessionKey(address(0), SCOPE_TRADE, expiry);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSessionKey.selector, address(0)));
        exchange.revokeSessionKey(address(0));
    }

    function test_delegation_ofAnotherChainOrExchangeIsRefused() public {
        Delegation memory delegation = _delegation(alice.addr, session.addr);
        bytes memory signature = _signature(alice, exchange.hashDelegation(delegation));
        Exchange other = new Exchange(owner, operator, DELAY);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, alice.addr));
        other.registerDelegation(delegation, signature);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, alice.addr));
        exchange.registerDelegation(delegation, signature);
    }

    function test_contractWallet_delegatesThroughErc1271() public {
        ContractWallet wallet = new ContractWallet(alice.addr);
        Delegation memory delegation = _delegation(address(wallet), session.addr);
        bytes memory signature = _signature(alice, exchange.hashDelegation(delegation));
        exchange.registerDelegation(delegation, signature);
        assertGt(exchange.sessionKey(address(wallet), session.addr).tradeExpiry, 0);

        Batch memory batch = _emptyBatch();
        batch.delegations = new SignedDelegation[](1);
        batch.delegations[0] = SignedDelegation(delegation, signature);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, address(wallet)));
        _settle(batch);
    }

    function test_sessionKey_trades() public {
        Batch memory batch = _sessionBatch();
        _settle(batch);
        assertEq(exchange.filledLots(exchange.hashOrder(batch.orders[0].order)), 10);
    }

    function test_unknownSessionKey_doesNotTrade() public {
        Batch memory batch = _sessionBatch();
        batch.delegations = new SignedDelegation[](0);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.SessionKeyUnknown.selector, alice.addr, session.addr));
        _settle(batch);
    }

    function test_readKey_doesNotTrade() public {
        uint64 later = uint64(block.timestamp + 30 days);
        Batch memory batch = _sessionBatch();
        batch.delegations = new SignedDelegation[](0);
        vm.prank(alice.addr);
        exchange.authorizeSessionKey(session.addr, SCOPE_READ, later);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.SessionKeyUnknown.selector, alice.addr, session.addr));
        _settle(batch);
    }

    function test_longReadAndShortTrade_doNotAddUp() public {
        uint64 soon = uint64(block.timestamp + 10);
        vm.startPrank(alice.addr);
        exchange.authorizeSessionKey(session.addr, SCOPE_TRADE, soon);
        exchange.authorizeSessionKey(session.addr, SCOPE_READ, soon + 30 days);
        vm.stopPrank();
        Batch memory batch = _sessionBatch();
        batch.delegations = new SignedDelegation[](0);
        batch.orders[0] = _sign(session, _lasting(alice.addr, SIDE_BUY));
        batch.orders[1] = _sign(bob, _lasting(bob.addr, SIDE_SELL));
        vm.warp(soon + 1 hours + 1);
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.SessionKeyExpired.selector, alice.addr, session.addr, soon));
        _settle(batch);
    }

    function test_revocation_leavesAnHourForWhatWasMatched() public {
        Batch memory batch = _sessionBatch();
        batch.orders[0] = _sign(session, _lasting(alice.addr, SIDE_BUY));
        batch.orders[1] = _sign(bob, _lasting(bob.addr, SIDE_SELL));
        // Before the exchange has even seen the delegation: it cannot be used to undo a match either.
        vm.expectEmit(address(exchange));
        emit ISessionKeys.SessionKeyRevoked(alice.addr, session.addr);
        vm.prank(alice.addr);
        exchange.revokeSessionKey(session.addr);
        uint64 revokedAt = uint64(block.timestamp);

        vm.warp(revokedAt + 1 hours);
        batch.fills[0].quantityLots = 4;
        _settle(batch);

        Batch memory rest = _sessionBatch();
        (rest.delegations, rest.orders) = (batch.delegations, batch.orders);
        rest.fills[0].quantityLots = 6;
        vm.warp(revokedAt + 1 hours + 1);
        vm.expectRevert(
            abi.encodeWithSelector(ISessionKeys.SessionKeyExpired.selector, alice.addr, session.addr, revokedAt)
        );
        _settle(rest);
    }

    function test_revocation_isForGood() public {
        Delegation memory delegation = _delegation(alice.addr, session.addr);
        bytes memory signature = _signature(alice, exchange.hashDelegation(delegation));
        exchange.registerDelegation(delegation, signature);
        vm.startPrank(alice.addr);
        exchange.revokeSessionKey(session.addr);
        vm.warp(block.timestamp + 10);
        exchange.revokeSessionKey(session.addr);
        assertEq(exchange.sessionKey(alice.addr, session.addr).revokedAt, START_TIME, "the first time counts");
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.RevokedSessionKey.selector, alice.addr, session.addr));
        exchange.authorizeSessionKey(session.addr, SCOPE_TRADE, uint64(block.timestamp + 1 days));
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.RevokedSessionKey.selector, alice.addr, session.addr));
        exchange.registerDelegation(delegation, signature);
    }

    function test_revokeBySignature() public {
        bytes memory bobs = _signature(bob, exchange.hashRevocation(alice.addr, session.addr, 5));
        vm.expectRevert(abi.encodeWithSelector(ISessionKeys.InvalidSignature.selector, alice.addr));
        exchange.revokeBySignature(alice.addr, session.addr, 5, bobs);
        bytes memory signature = _signature(alice, exchange.hashRevocation(alice.addr, session.addr, 5));
        exchange.revokeBySignature(alice.addr, session.addr, 5, signature);
        exchange.revokeBySignature(alice.addr, session.addr, 5, signature);
        assertEq(exchange.sessionKey(alice.addr, session.addr).revokedAt, START_TIME);
    }

    function test_shorterDelegation_doesNotUndoALongerOne() public {
        vm.startPrank(alice.addr);
        exchange.authorizeSessionKey(session.addr, SCOPE_TRADE, uint64(START_TIME + 100));
        exchange.authorizeSessionKey(session.addr, SCOPE_TRADE, uint64(START_TIME + 50));
        assertEq(exchange.sessionKey(alice.addr, session.addr).tradeExpiry, START_TIME + 100);
    }

    function test_delegationExpiredMeanwhile_stillSettlesWithinTheHour() public {
        Batch memory batch = _sessionBatch();
        uint64 expiry = batch.delegations[0].delegation.expiry;
        batch.orders[0] = _sign(session, _lasting(alice.addr, SIDE_BUY));
        batch.orders[1] = _sign(bob, _lasting(bob.addr, SIDE_SELL));
        vm.warp(expiry + 1 hours + 1);
        vm.expectRevert(
            abi.encodeWithSelector(ISessionKeys.SessionKeyExpired.selector, alice.addr, session.addr, expiry)
        );
        _settle(batch);
        vm.warp(expiry + 1 hours);
        _settle(batch);
    }

    function test_sessionKey_cannotWithdraw() public {
        vm.prank(alice.addr);
        exchange.authorizeSessionKey(session.addr, SCOPE_READ | SCOPE_TRADE, uint64(block.timestamp + 1 days));
        vm.prank(session.addr);
        vm.expectRevert(abi.encodeWithSelector(ICustody.InsufficientBalance.selector, session.addr, USD, 1, 0));
        exchange.requestWithdrawal(USD, 1);
        assertEq(exchange.balanceOf(alice.addr, USD), 1_000e6);
    }

    function _sessionBatch() private returns (Batch memory batch) {
        SignedOrder memory maker = _sign(session, _order(alice.addr, SIDE_BUY, PRICE, 10));
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 10));
        batch = _batch(maker, taker, PRICE, 10);
        batch.delegations = new SignedDelegation[](1);
        batch.delegations[0] = _signDelegation(alice, _delegation(alice.addr, session.addr));
    }

    function _lasting(address account, uint8 side) private returns (Order memory order) {
        order = _order(account, side, PRICE, 10);
        order.expiry = uint64(block.timestamp + 365 days);
    }
}
