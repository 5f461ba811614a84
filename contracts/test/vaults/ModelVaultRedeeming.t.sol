// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Batch, Order, SIDE_BUY, SIDE_SELL, SignedOrder} from "../../src/exchange/types/ExchangeTypes.sol";
import {IModelVault} from "../../src/vaults/interfaces/IModelVault.sol";
import {RedeemState} from "../../src/vaults/types/VaultTypes.sol";
import {VaultFixture} from "../support/VaultFixture.sol";

contract ModelVaultRedeemingTest is VaultFixture {
    function setUp() public override {
        super.setUp();
        _invest(alice.addr, 100e6);
        _invest(bob.addr, 100e6);
    }

    function test_redeem_requestProcessClaim() public {
        uint256 id = _requestRedeem(alice.addr, 100 * SHARE);
        assertEq(vault.balanceOf(alice.addr), 0);
        assertEq(vault.totalSupply(), 200 * SHARE, "they share gains and losses until processed");

        vm.expectEmit(address(vault));
        emit IModelVault.RedeemProcessed(id, alice.addr, 100 * SHARE, 100e6, 1);
        _processRedeem(id);
        assertEq(vault.owedAssets(), 100e6);
        assertEq(vault.totalAssets(), 100e6, "bob's");
        vm.expectRevert(abi.encodeWithSelector(IModelVault.RequestNotClaimable.selector, id));
        vault.claimRedeem(id);

        _confirmLastWithdrawal();
        assertEq(vault.totalAssets(), 100e6, "on the way or here, the dollars count once");
        vm.expectEmit(address(vault));
        emit IModelVault.RedeemClaimed(id, alice.addr, 100e6);
        vault.claimRedeem(id);
        assertEq(usd.balanceOf(alice.addr), 100e6);
        assertEq(vault.owedAssets(), 0);
        assertEq(vault.totalAssets(), 100e6);
        assertEq(vault.sharePrice(), 1e18);
        assertEq(uint8(vault.redeemRequest(id).state), uint8(RedeemState.Claimed));
        vm.expectRevert(abi.encodeWithSelector(IModelVault.RequestNotClaimable.selector, id));
        vault.claimRedeem(id);
    }

    function test_redeem_worksWithoutTheEdge() public {
        uint256 id = _requestRedeem(alice.addr, 100 * SHARE);
        vm.prank(alice.addr);
        vault.processRedeem(id);
        vm.warp(block.timestamp + DELAY);
        exchange.claimWithdrawal(exchange.lastWithdrawalId());
        vault.claimRedeem(id);
        assertEq(usd.balanceOf(alice.addr), 100e6);
    }

    function test_redeem_waitsWhileDollarsAreInTrades() public {
        _vaultTrades(SIDE_BUY, PRICE, 200);
        uint256 id = _requestRedeem(alice.addr, 100 * SHARE);
        vm.expectPartialRevert(IModelVault.NotEnoughDollars.selector);
        _processRedeem(id);
        _vaultTrades(SIDE_SELL, PRICE, 200);
        _processRedeem(id);
        // Both trades cost 5 bps of 120 dollars, and the loss is shared.
        assertApproxEqAbs(vault.redeemRequest(id).assets, 100e6 - 60_000, 1);
    }

    function test_requestRedeem_refusesBadInput() public {
        vm.startPrank(alice.addr);
        vm.expectRevert(IModelVault.NoShares.selector);
        vault.requestRedeem(0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientBalance.selector, alice.addr, 100 * SHARE, 100 * SHARE + 1
            )
        );
        vault.requestRedeem(100 * SHARE + 1);
        assertEq(vault.lastRequestId(), 0);
    }

    function test_processRedeem_isForTheInvestorOrTheOperator() public {
        uint256 id = _requestRedeem(alice.addr, SHARE);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.NotAllowed.selector, bob.addr));
        vm.prank(bob.addr);
        vault.processRedeem(id);
        _processRedeem(id);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.RequestNotOpen.selector, id));
        _processRedeem(id);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.UnknownRequest.selector, 2));
        _processRedeem(2);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.UnknownRequest.selector, 0));
        vault.claimRedeem(0);
    }

    function test_sharesSentToTheVault_areRefused() public {
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(vault)));
        vault.transfer(address(vault), SHARE);
    }

    /// @dev A buy matched before the withdrawal was requested takes its dollars; the vault asks again later.
    function test_requestOwedDollars_afterAnEarlierMatchSpentThem() public {
        Order memory offer = _order(marketMaker.addr, SIDE_SELL, PRICE, 200);
        SignedOrder memory maker = _sign(marketMaker, offer);
        SignedOrder memory taker = _sign(trader, _order(address(vault), SIDE_BUY, PRICE, 200));
        uint256 id = _requestRedeem(alice.addr, 100 * SHARE);
        _processRedeem(id);
        uint64 withdrawalId = exchange.lastWithdrawalId();
        Batch memory batch = _batch(maker, taker, PRICE, 200);
        batch.withdrawalIds = new uint64[](1);
        batch.withdrawalIds[0] = withdrawalId;
        _settle(batch);
        assertEq(usd.balanceOf(address(vault)), 80e6 - 60_000);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.RequestNotClaimable.selector, id));
        vault.claimRedeem(id);
        vm.expectPartialRevert(IModelVault.NotEnoughDollars.selector);
        vault.requestOwedDollars();

        _vaultTrades(SIDE_SELL, PRICE, 200);
        vault.requestOwedDollars();
        vault.requestOwedDollars();
        assertEq(exchange.lastWithdrawalId(), withdrawalId + 1, "asked for once");
        _confirmLastWithdrawal();
        vault.claimRedeem(id);
        assertEq(usd.balanceOf(alice.addr), 100e6);
        assertApproxEqAbs(vault.totalAssets(), 100e6 - 120_000, 1);
    }

    /// @dev The same, and what was bought loses nearly everything: those who leave share what is there.
    function test_claims_shareWhatIsLeftAfterACrash() public {
        Order memory offer = _order(marketMaker.addr, SIDE_SELL, PRICE, 300);
        SignedOrder memory maker = _sign(marketMaker, offer);
        SignedOrder memory taker = _sign(trader, _order(address(vault), SIDE_BUY, PRICE, 300));
        uint256 first = _requestRedeem(alice.addr, 100 * SHARE);
        uint256 second = _requestRedeem(bob.addr, 50 * SHARE);
        _processRedeem(first);
        _processRedeem(second);
        _settle(_batch(maker, taker, PRICE, 300));
        _mark(PRICE / 10);
        // 20 dollars less the fee, and 18 dollars' worth of bitcoin; owed are 150.
        assertEq(vault.totalAssets(), 0);
        assertEq(vault.owedAssets(), 38e6 - 90_000);
        vm.prank(owner);
        usd.mint(alice.addr, 5e6);
        vm.startPrank(alice.addr);
        usd.approve(address(vault), 5e6);
        vm.expectRevert(IModelVault.OwesMoreThanItHolds.selector);
        vault.invest(5e6, alice.addr);
        usd.transfer(owner, 5e6);
        vm.stopPrank();

        _vaultTrades(SIDE_SELL, PRICE / 10, 300);
        vault.requestOwedDollars();
        for (uint64 id = 1; id <= exchange.lastWithdrawalId(); ++id) {
            _settle(_confirming(id));
        }
        uint256 left = 38e6 - 90_000 - 9_000;
        vm.expectRevert(abi.encodeWithSelector(IModelVault.NotAllowed.selector, alice.addr));
        vm.prank(alice.addr);
        vault.claimRedeem(second);
        vm.prank(bob.addr);
        vault.claimRedeem(second);
        vm.prank(alice.addr);
        vault.claimRedeem(first);
        assertApproxEqAbs(usd.balanceOf(alice.addr), left * 2 / 3, 1);
        assertApproxEqAbs(usd.balanceOf(bob.addr), left / 3, 1);
        assertEq(vault.redeemRequest(second).assets, usd.balanceOf(bob.addr));
        assertEq(vault.owedAssets(), 0);
    }

    function test_severalRequests_arePaidInAnyOrder() public {
        uint256 first = _requestRedeem(alice.addr, 60 * SHARE);
        uint256 second = _requestRedeem(bob.addr, 30 * SHARE);
        uint256 third = _requestRedeem(alice.addr, 40 * SHARE);
        _processRedeem(third);
        _confirmLastWithdrawal();
        _processRedeem(first);
        _confirmLastWithdrawal();
        _processRedeem(second);
        vault.claimRedeem(first);
        _confirmLastWithdrawal();
        vault.claimRedeem(second);
        vault.claimRedeem(third);
        assertEq(usd.balanceOf(alice.addr), 100e6);
        assertEq(usd.balanceOf(bob.addr), 30e6);
        assertEq(vault.totalAssets(), 70e6);
    }

    function testFuzz_redeem_paysNoMoreThanTheSharesAreWorth(uint256 shares, uint32 markTicks) public {
        shares = bound(shares, 1, 100 * SHARE);
        _vaultTrades(SIDE_BUY, PRICE, 100);
        _mark(uint32(bound(markTicks, 1, 4_000_000)));
        uint256 worth = vault.convertToAssets(shares);
        uint256 bobsWorth = vault.convertToAssets(vault.balanceOf(bob.addr));
        uint256 id = _requestRedeem(alice.addr, shares);
        uint256 gross = vault.totalAssets();
        vm.prank(alice.addr);
        try vault.processRedeem(id) {
            uint256 assets = vault.redeemRequest(id).assets;
            assertLe(assets, worth);
            assertEq(vault.totalAssets() + assets, gross);
            assertGe(vault.convertToAssets(vault.balanceOf(bob.addr)), bobsWorth, "who stays loses nothing");
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), IModelVault.NotEnoughDollars.selector);
        }
    }
}
