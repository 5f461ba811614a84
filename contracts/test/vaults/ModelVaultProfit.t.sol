// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SIDE_BUY} from "../../src/exchange/types/ExchangeTypes.sol";
import {IModelVault} from "../../src/vaults/interfaces/IModelVault.sol";
import {VaultFixture} from "../support/VaultFixture.sol";

contract ModelVaultProfitTest is VaultFixture {
    address private carol = makeAddr("carol");

    function test_distribute_splitsSeventyThirty() public {
        _invest(alice.addr, 100e6);
        _fund(address(vault), 50e6, 0);
        // Price 1.5: 50 dollars of profit, 10 of fee, which is 6.67 shares: 4.67 and 2.
        uint256 price = vault.sharePrice();
        vm.expectEmit(true, false, false, false, address(vault));
        emit IModelVault.ProfitShared(alice.addr, 0, 0, 0, 0, 0);
        _distribute(alice.addr);

        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(developer)), 7e6, 100);
        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(treasury)), 3e6, 100);
        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(alice.addr)), 140e6, 100);
        assertEq(vault.totalSupply(), 100 * SHARE, "the fee is alice's shares: nobody is diluted");
        assertEq(vault.sharePrice(), price);
        assertApproxEqAbs(vault.highWaterMark(alice.addr), price, 1);
        assertEq(vault.lastDistributionAt(alice.addr), START_TIME);
    }

    function test_distribute_takesNothingTwice() public {
        _invest(alice.addr, 100e6);
        _fund(address(vault), 50e6, 0);
        _distribute(alice.addr);
        uint256 shares = vault.balanceOf(alice.addr);
        vm.warp(block.timestamp + INTERVAL);
        _distribute(alice.addr);
        assertEq(vault.balanceOf(alice.addr), shares);
    }

    function test_distribute_waitsForTheInterval() public {
        _invest(alice.addr, 100e6);
        _fund(address(vault), 50e6, 0);
        _distribute(alice.addr);
        uint256 shares = vault.balanceOf(alice.addr);
        _fund(address(vault), 50e6, 0);
        vm.warp(block.timestamp + INTERVAL - 1);
        _distribute(alice.addr);
        assertEq(vault.balanceOf(alice.addr), shares);
        vm.warp(block.timestamp + 1);
        _distribute(alice.addr);
        assertLt(vault.balanceOf(alice.addr), shares);
    }

    function test_distribute_takesNothingBelowTheMark() public {
        _invest(alice.addr, 100e6);
        _vaultTrades(SIDE_BUY, PRICE, 100);
        _mark(1_200_000);
        _distribute(alice.addr);
        uint256 shares = vault.balanceOf(alice.addr);
        uint256 mark = vault.highWaterMark(alice.addr);
        _mark(300_000);
        vm.warp(block.timestamp + INTERVAL);
        _distribute(alice.addr);
        _mark(1_190_000);
        vm.warp(block.timestamp + INTERVAL);
        _distribute(alice.addr);
        assertEq(vault.balanceOf(alice.addr), shares, "back below the mark is no profit");
        assertEq(vault.highWaterMark(alice.addr), mark);
        _mark(1_210_000);
        vm.warp(block.timestamp + INTERVAL);
        _distribute(alice.addr);
        assertLt(vault.balanceOf(alice.addr), shares);
    }

    function test_marks_areEachInvestorsOwn() public {
        _invest(alice.addr, 100e6);
        _vaultTrades(SIDE_BUY, PRICE, 100);
        _mark(1_200_000);
        _invest(bob.addr, 100e6);
        uint256 bobs = vault.balanceOf(bob.addr);
        address[] memory investors = new address[](3);
        (investors[0], investors[1], investors[2]) = (alice.addr, bob.addr, address(vault));
        vault.distribute(investors);
        assertEq(vault.balanceOf(bob.addr), bobs, "bob came in at the top and owes nothing");
        assertLt(vault.balanceOf(alice.addr), 100 * SHARE);
    }

    function test_transfer_carriesTheMarkAlong() public {
        _invest(alice.addr, 100e6);
        _fund(address(vault), 50e6, 0);
        vm.prank(alice.addr);
        vault.transfer(carol, 100 * SHARE);
        assertEq(vault.highWaterMark(carol), 1e18);
        _distribute(carol);
        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(carol)), 140e6, 100, "moving on saves no fee");
    }

    function test_transfer_cannotHideProfitBehindSomeonesLoss() public {
        _invest(alice.addr, 100e6);
        _vaultTrades(SIDE_BUY, PRICE, 100);
        _mark(1_800_000);
        _invest(bob.addr, 100e6);
        _mark(1_200_000);
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.ProfitMeetsLoss.selector, alice.addr, bob.addr));
        vault.transfer(bob.addr, SHARE);
        vm.prank(bob.addr);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.ProfitMeetsLoss.selector, bob.addr, alice.addr));
        vault.transfer(alice.addr, SHARE);

        _distribute(alice.addr);
        vm.prank(alice.addr);
        vault.transfer(bob.addr, SHARE);
    }

    function test_redeeming_takesTheFeeFirst() public {
        uint256 shares = _invest(alice.addr, 100e6);
        _fund(address(vault), 50e6, 0);
        uint256 id = _requestRedeem(alice.addr, shares);
        vm.prank(alice.addr);
        vault.processRedeem(id);
        assertApproxEqAbs(vault.redeemRequest(id).assets, 140e6, 100);
        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(developer)), 7e6, 100);
        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(treasury)), 3e6, 100);
    }

    function test_redeeming_countsProfitMadeWhileWaiting() public {
        uint256 shares = _invest(alice.addr, 100e6);
        uint256 id = _requestRedeem(alice.addr, shares);
        _fund(address(vault), 50e6, 0);
        _processRedeem(id);
        assertApproxEqAbs(vault.redeemRequest(id).assets, 140e6, 100);
    }

    function test_distribute_leavesSharesAloneThatWaitToBeRedeemed() public {
        uint256 id = _requestRedeem(alice.addr, _invest(alice.addr, 100e6));
        _fund(address(vault), 50e6, 0);
        _distribute(address(vault));
        assertEq(vault.balanceOf(address(vault)), vault.redeemRequest(id).shares);
    }

    function test_developer_investingPaysTheFeeToItself() public {
        _invest(developer, 100e6);
        _fund(address(vault), 50e6, 0);
        _distribute(developer);
        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(developer)), 147e6, 100);
        assertApproxEqAbs(vault.convertToAssets(vault.balanceOf(treasury)), 3e6, 100);
        uint256 shares = vault.balanceOf(developer);
        vm.warp(block.timestamp + INTERVAL);
        _distribute(developer);
        assertEq(vault.balanceOf(developer), shares);
    }

    function test_distribute_boundsItsList() public {
        vm.expectRevert(abi.encodeWithSelector(IModelVault.TooManyInvestors.selector, 201, 200));
        vault.distribute(new address[](201));
        vault.distribute(new address[](200));
    }

    /// @dev In any rise and fall the fee is at most 20 % of what an investor gained from mark to top.
    function testFuzz_fee_isNeverMoreThanAFifthOfProfit(uint64 invested, uint32[6] calldata marks) public {
        invested = uint64(bound(invested, 5e6, 1e12));
        _invest(alice.addr, invested);
        _invest(bob.addr, 60e6);
        _vaultTrades(SIDE_BUY, PRICE, 100);
        uint256 top = 1e18;
        uint256 feesBefore;
        for (uint256 i = 0; i < marks.length; ++i) {
            _mark(uint32(bound(marks[i], 1, 2 ** 31 - 1)));
            vm.warp(block.timestamp + INTERVAL);
            uint256 price = vault.sharePrice();
            uint256 shares = vault.balanceOf(alice.addr);
            _distribute(alice.addr);
            uint256 taken = shares - vault.balanceOf(alice.addr);
            uint256 gain = price > top ? shares * (price - top) / 1e24 : 0;
            assertLe(taken * price / 1e24, gain / 5, "more than a fifth of the gain above the top");
            if (gain > 1e6) assertApproxEqRel(taken * price / 1e24, gain / 5, 0.001e18, "and not less either");
            if (price > top && taken > 0) top = price;
            uint256 fees = vault.balanceOf(developer) + vault.balanceOf(treasury);
            assertEq(fees - feesBefore, taken, "what is taken is what is shared");
            feesBefore = fees;
        }
    }
}
