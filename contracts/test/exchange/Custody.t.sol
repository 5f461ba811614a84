// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICustody} from "../../src/exchange/interfaces/ICustody.sol";
import {Exchange} from "../../src/exchange/Exchange.sol";
import {Batch, SIDE_BUY, SIDE_SELL, SignedOrder} from "../../src/exchange/types/ExchangeTypes.sol";
import {ExchangeFixture} from "../support/ExchangeFixture.sol";
import {RefusingToken} from "../support/RefusingToken.sol";

contract CustodyTest is ExchangeFixture {
    function test_deposit_creditsCallerAndNumbersDeposits() public {
        vm.prank(owner);
        usd.mint(alice.addr, 30e6);
        vm.startPrank(alice.addr);
        usd.approve(address(exchange), 30e6);
        vm.expectEmit(address(exchange));
        emit ICustody.Deposited(1, alice.addr, USD, 10e6);
        assertEq(exchange.deposit(USD, 10e6), 1);
        vm.expectEmit(address(exchange));
        emit ICustody.Deposited(2, bob.addr, USD, 20e6);
        assertEq(exchange.depositFor(bob.addr, USD, 20e6), 2);
        vm.stopPrank();

        assertEq(exchange.balanceOf(alice.addr, USD), 10e6);
        assertEq(exchange.balanceOf(bob.addr, USD), 20e6);
        assertEq(usd.balanceOf(address(exchange)), 30e6);
        assertEq(exchange.totalHeld(USD), 30e6);
        assertEq(exchange.lastDepositId(), 2);
    }

    function test_deposit_refusesBadInput() public {
        vm.expectRevert(ICustody.ZeroAmount.selector);
        exchange.deposit(USD, 0);
        vm.expectRevert(abi.encodeWithSelector(ICustody.UnknownAsset.selector, 7));
        exchange.deposit(7, 1);
        vm.expectRevert(ICustody.InvalidAddress.selector);
        exchange.depositFor(address(0), USD, 1);
        assertEq(exchange.lastDepositId(), 0);
    }

    function test_deposit_neverHoldsMoreThanTheEnginesIntegers() public {
        uint256 cap = uint256(uint64(type(int64).max));
        _fund(alice.addr, cap, 0);
        vm.startPrank(owner);
        usd.mint(owner, 1);
        usd.approve(address(exchange), 1);
        vm.expectRevert(abi.encodeWithSelector(ICustody.AssetCapExceeded.selector, USD, cap + 1, cap));
        exchange.deposit(USD, 1);
        vm.stopPrank();
    }

    function test_requestWithdrawal_locksFunds() public {
        _fund(alice.addr, 100e6, 0);
        vm.expectEmit(address(exchange));
        emit ICustody.WithdrawalRequested(1, alice.addr, USD, 60e6, uint64(START_TIME + DELAY));
        vm.prank(alice.addr);
        exchange.requestWithdrawal(USD, 60e6);

        assertEq(exchange.balanceOf(alice.addr, USD), 40e6);
        assertEq(exchange.lockedOf(alice.addr, USD), 60e6);
        assertEq(exchange.totalHeld(USD), 100e6);
        vm.expectRevert(abi.encodeWithSelector(ICustody.InsufficientBalance.selector, alice.addr, USD, 41e6, 40e6));
        vm.prank(alice.addr);
        exchange.requestWithdrawal(USD, 41e6);
    }

    function test_requestWithdrawal_refusesBadInput() public {
        vm.startPrank(alice.addr);
        vm.expectRevert(ICustody.ZeroAmount.selector);
        exchange.requestWithdrawal(USD, 0);
        vm.expectRevert(abi.encodeWithSelector(ICustody.UnknownAsset.selector, 2));
        exchange.requestWithdrawal(2, 1);
        vm.expectRevert(abi.encodeWithSelector(ICustody.InsufficientBalance.selector, alice.addr, USD, 1, 0));
        exchange.requestWithdrawal(USD, 1);
        vm.expectRevert(
            abi.encodeWithSelector(ICustody.InsufficientBalance.selector, alice.addr, USD, type(uint256).max, 0)
        );
        exchange.requestWithdrawal(USD, type(uint256).max);
    }

    function test_batch_paysConfirmedWithdrawalOnce() public {
        uint64 id = _requested(alice.addr, 60e6);
        vm.expectEmit(address(exchange));
        emit ICustody.WithdrawalPaid(id, alice.addr, USD, 60e6, false);
        _settle(_confirming(id));
        assertEq(usd.balanceOf(alice.addr), 60e6);
        assertEq(exchange.lockedOf(alice.addr, USD), 0);
        assertEq(exchange.totalHeld(USD), 40e6);

        _settle(_confirming(id));
        assertEq(usd.balanceOf(alice.addr), 60e6, "a second confirmation pays nothing");
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(ICustody.WithdrawalAlreadyPaid.selector, id));
        exchange.claimWithdrawal(id);
    }

    function test_batch_refusesUnknownWithdrawal() public {
        Batch memory batch = _confirming(9);
        vm.expectRevert(abi.encodeWithSelector(ICustody.UnknownWithdrawal.selector, 9));
        _settle(batch);
    }

    function test_claim_isTheExitWithoutTheEdge() public {
        uint64 id = _requested(alice.addr, 60e6);
        vm.warp(block.timestamp + DELAY - 1);
        vm.expectRevert(
            abi.encodeWithSelector(ICustody.WithdrawalNotClaimable.selector, id, uint64(START_TIME + DELAY))
        );
        exchange.claimWithdrawal(id);

        vm.warp(block.timestamp + 1);
        vm.expectEmit(address(exchange));
        emit ICustody.WithdrawalPaid(id, alice.addr, USD, 60e6, true);
        vm.prank(bob.addr);
        exchange.claimWithdrawal(id);
        assertEq(usd.balanceOf(alice.addr), 60e6, "whoever sends it, the account is paid");

        _settle(_confirming(id));
        assertEq(usd.balanceOf(alice.addr), 60e6, "a confirmation that comes late neither pays nor reverts");
        vm.expectRevert(abi.encodeWithSelector(ICustody.UnknownWithdrawal.selector, 2));
        exchange.claimWithdrawal(2);
    }

    function test_matchBeforeRequest_isPaidFromLockedFunds() public {
        _fund(alice.addr, 100e6, 0);
        _fund(bob.addr, 0, 1e8);
        // 100 lots at 60,000 dollars a bitcoin: 60 dollars, matched before alice asks for everything.
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 100));
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 100));
        vm.prank(alice.addr);
        uint64 id = exchange.requestWithdrawal(USD, 100e6);

        _settle(_batch(maker, taker, PRICE, 100));
        assertEq(exchange.lockedOf(alice.addr, USD), 40e6);
        vm.warp(block.timestamp + DELAY);
        exchange.claimWithdrawal(id);
        assertEq(usd.balanceOf(alice.addr), 40e6, "the smaller of request and what is left");
        assertEq(exchange.balanceOf(alice.addr, BTC), 100_000);
    }

    /// @dev Otherwise alice would get out what she has spent, and spend the new deposit twice.
    function test_matchBeforeRequest_isNotPaidFromALaterDeposit() public {
        _fund(alice.addr, 60e6, 0);
        _fund(bob.addr, 0, 1e8);
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 100));
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 100));
        vm.prank(alice.addr);
        uint64 id = exchange.requestWithdrawal(USD, 60e6);
        _fund(alice.addr, 60e6, 0);

        _settle(_batch(maker, taker, PRICE, 100));
        assertEq(exchange.lockedOf(alice.addr, USD), 0);
        assertEq(exchange.balanceOf(alice.addr, USD), 60e6);
        _settle(_confirming(id));
        assertEq(usd.balanceOf(alice.addr), 0);
    }

    function test_laterDeposit_paysOnceNothingIsLockedAnyMore() public {
        _fund(alice.addr, 60e6, 0);
        _fund(bob.addr, 0, 1e8);
        vm.startPrank(alice.addr);
        uint64 id = exchange.requestWithdrawal(USD, 50e6);
        vm.stopPrank();
        _fund(alice.addr, 30e6, 0);
        vm.prank(alice.addr);
        uint64 second = exchange.requestWithdrawal(USD, 15e6);
        assertEq(exchange.balanceOf(alice.addr, USD), 25e6);
        _settle(_confirming(id));
        _settle(_confirming(second));
        assertEq(usd.balanceOf(alice.addr), 65e6);
        _trade(alice, bob, PRICE, 40);
        assertEq(exchange.balanceOf(alice.addr, USD), 1e6);
    }

    function test_reserve_letsSettlementGoOnAfterAForcedExit() public {
        _fund(alice.addr, 100e6, 0);
        _fund(bob.addr, 0, 1e8);
        vm.prank(alice.addr);
        uint64 id = exchange.requestWithdrawal(USD, 100e6);
        vm.warp(block.timestamp + DELAY);
        exchange.claimWithdrawal(id);
        // The edge stalled: what it matched before comes too late, and alice's dollars are gone.
        SignedOrder memory maker = _sign(alice, _order(alice.addr, SIDE_BUY, PRICE, 100));
        SignedOrder memory taker = _sign(bob, _order(bob.addr, SIDE_SELL, PRICE, 100));
        Batch memory batch = _batch(maker, taker, PRICE, 100);
        vm.expectRevert(abi.encodeWithSelector(ICustody.InsufficientBalance.selector, alice.addr, USD, 60e6, 0));
        _settle(batch);

        _fund(address(exchange), 70e6, 0);
        vm.expectEmit(address(exchange));
        emit ICustody.ShortfallCovered(alice.addr, USD, 60e6);
        _settle(batch);
        assertEq(exchange.balanceOf(address(exchange), USD), 10e6);
        assertEq(exchange.balanceOf(bob.addr, USD), 60e6 - 30_000);
    }

    function test_reserve_cannotBeWithdrawn() public {
        _fund(address(exchange), 70e6, 0);
        vm.prank(address(exchange));
        vm.expectRevert(ICustody.InvalidAddress.selector);
        exchange.requestWithdrawal(USD, 1);
    }

    function test_refusingToken_doesNotStopSettlement() public {
        RefusingToken token = new RefusingToken();
        vm.prank(owner);
        uint32 assetId = exchange.listAsset(address(token));
        token.mint(alice.addr, 50);
        vm.startPrank(alice.addr);
        token.approve(address(exchange), 50);
        exchange.deposit(assetId, 50);
        uint64 id = exchange.requestWithdrawal(assetId, 50);
        vm.stopPrank();

        token.setRefused(alice.addr, true);
        vm.expectEmit(address(exchange));
        emit ICustody.WithdrawalDeferred(id, alice.addr, assetId);
        _settle(_confirming(id));
        assertEq(exchange.lockedOf(alice.addr, assetId), 50);
        assertEq(exchange.totalHeld(assetId), 50);

        token.setRefused(alice.addr, false);
        exchange.claimWithdrawal(id);
        assertEq(token.balanceOf(alice.addr), 50, "claimable at once when the token moves again");
        assertEq(exchange.totalHeld(assetId), 0);
    }

    function test_listAsset_refusesTheSameTokenTwiceAndAddressesWithoutCode() public {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(ICustody.AssetAlreadyListed.selector, address(usd)));
        exchange.listAsset(address(usd));
        vm.expectRevert(ICustody.InvalidAddress.selector);
        exchange.listAsset(makeAddr("nothing here"));
        assertEq(exchange.assetCount(), 2);
        assertEq(exchange.asset(USD), address(usd));
    }

    function test_constructor_refusesADelayWithinTheSettlementGrace() public {
        vm.expectRevert(abi.encodeWithSelector(ICustody.WithdrawalDelayTooShort.selector, 1 hours, 1 hours));
        new Exchange(owner, operator, 1 hours);
        assertEq(exchange.withdrawalDelaySeconds(), DELAY);
    }

    function test_withdrawal_readsBackARequest() public {
        uint64 id = _requested(alice.addr, 60e6);
        assertEq(exchange.withdrawal(id).account, alice.addr);
        assertEq(exchange.withdrawal(id).amount, 60e6);
        assertFalse(exchange.withdrawal(id).paid);
        assertEq(exchange.lastWithdrawalId(), id);
        vm.expectRevert(abi.encodeWithSelector(ICustody.UnknownWithdrawal.selector, 0));
        exchange.withdrawal(0);
    }

    function testFuzz_withdrawals_neverPayMoreThanWasDeposited(uint96 deposited, uint96 first, uint96 second) public {
        deposited = uint96(bound(deposited, 2, uint64(type(int64).max)));
        first = uint96(bound(first, 1, deposited - 1));
        second = uint96(bound(second, 1, deposited - first));
        _fund(alice.addr, deposited, 0);
        vm.startPrank(alice.addr);
        uint64 firstId = exchange.requestWithdrawal(USD, first);
        uint64 secondId = exchange.requestWithdrawal(USD, second);
        vm.stopPrank();
        _settle(_confirming(secondId));
        vm.warp(block.timestamp + DELAY);
        exchange.claimWithdrawal(firstId);

        assertEq(usd.balanceOf(alice.addr), uint256(first) + second);
        assertEq(exchange.balanceOf(alice.addr, USD), deposited - first - second);
        assertEq(usd.balanceOf(address(exchange)), exchange.totalHeld(USD));
    }

    function _requested(address account, uint256 amount) private returns (uint64) {
        _fund(account, 100e6, 0);
        vm.prank(account);
        return exchange.requestWithdrawal(USD, amount);
    }
}
