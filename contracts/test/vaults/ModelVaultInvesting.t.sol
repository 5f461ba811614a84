// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SIDE_BUY} from "../../src/exchange/types/ExchangeTypes.sol";
import {IModelVault} from "../../src/vaults/interfaces/IModelVault.sol";
import {VaultFixture} from "../support/VaultFixture.sol";

contract ModelVaultInvestingTest is VaultFixture {
    function test_invest_sendsTheDollarsToTheExchange() public {
        assertEq(_invest(alice.addr, 100e6), 100 * SHARE);
        assertEq(exchange.balanceOf(address(vault), USD), 100e6);
        assertEq(usd.balanceOf(address(vault)), 0);
        assertEq(vault.totalAssets(), 100e6);
        assertEq(vault.sharePrice(), 1e18);
        assertEq(vault.highWaterMark(alice.addr), 1e18);
        assertEq(vault.balanceOf(alice.addr), 100 * SHARE);
        assertEq(vault.decimals(), 12);
    }

    function test_invest_fromFiveDollars() public {
        assertEq(vault.minimumInvestment(), 5e6);
        vm.prank(owner);
        usd.mint(alice.addr, 10e6);
        vm.startPrank(alice.addr);
        usd.approve(address(vault), 10e6);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.InvestmentTooSmall.selector, 5e6 - 1, 5e6));
        vault.invest(5e6 - 1, alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IModelVault.InvestmentTooSmall.selector, 1e6, 5e6));
        vault.mint(SHARE, alice.addr);
        vault.invest(5e6, alice.addr);
        vault.mint(5 * SHARE, alice.addr);
        assertEq(vault.balanceOf(alice.addr), 10 * SHARE);
    }

    function test_invest_forTheVaultItselfIsRefused() public {
        vm.prank(owner);
        usd.mint(alice.addr, 10e6);
        vm.startPrank(alice.addr);
        usd.approve(address(vault), 10e6);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(vault)));
        vault.invest(10e6, address(vault));
    }

    function test_totalAssets_countsTheBaseAssetAtTheLastSettledPrice() public {
        _invest(alice.addr, 100e6);
        // 100 lots at 60,000 dollars a bitcoin: 60 dollars, and 3 cents of fee.
        _vaultTrades(SIDE_BUY, PRICE, 100);
        assertEq(vault.totalAssets(), 100e6 - 30_000);
        _mark(700_000);
        assertEq(vault.totalAssets(), 110e6 - 30_000);
        assertApproxEqRel(vault.sharePrice(), 1.0997e18, 1e10);
    }

    function test_totalAssets_leavesOutWhatIsLessThanALot() public {
        _invest(alice.addr, 100e6);
        _mark(PRICE);
        _fund(address(vault), 0, 1_999);
        assertEq(vault.totalAssets(), 100e6 + PRICE, "a lot and not the 999 units that cannot be sold");
    }

    function test_newShares_enterAtWhatTheyCost() public {
        _invest(alice.addr, 100e6);
        _vaultTrades(SIDE_BUY, PRICE, 100);
        _mark(1_200_000);
        // 159.97 dollars for 100 shares.
        uint256 shares = _invest(alice.addr, 159_970_000);
        assertApproxEqAbs(shares, 100 * SHARE, 1e6);
        assertApproxEqAbs(vault.highWaterMark(alice.addr), 1.29985e18, 1e12, "half at 1.0 and half at 1.5997");
    }

    function test_withdrawAndRedeemInOneStep_areOff() public {
        _invest(alice.addr, 100e6);
        assertEq(vault.maxWithdraw(alice.addr), 0);
        assertEq(vault.maxRedeem(alice.addr), 0);
        vm.startPrank(alice.addr);
        vm.expectPartialRevert(bytes4(keccak256("ERC4626ExceededMaxWithdraw(address,uint256,uint256)")));
        vault.withdraw(1, alice.addr, alice.addr);
        vm.expectPartialRevert(bytes4(keccak256("ERC4626ExceededMaxRedeem(address,uint256,uint256)")));
        vault.redeem(1, alice.addr, alice.addr);
        vm.expectRevert(IModelVault.RedeemsAreRequested.selector);
        vault.redeem(0, alice.addr, alice.addr);
    }

    /// @dev The classic attack: be first, then give the vault so much that the next investor's shares round away.
    function test_inflation_costsTheAttackerAndNotTheVictim() public {
        _invest(bob.addr, 5e6);
        _fund(address(vault), 1_000_000e6, 0);
        uint256 shares = _invest(alice.addr, 100e6);
        assertApproxEqRel(vault.convertToAssets(shares), 100e6, 1e12, "within a millionth");
        assertLt(vault.convertToAssets(vault.balanceOf(bob.addr)), 1_000_005e6, "the giver does not even get it back");
    }

    function test_giftToAnEmptyVault_doesNotRobTheFirstInvestor() public {
        _fund(address(vault), 1_000e6, 0);
        uint256 shares = _invest(alice.addr, 5e6);
        assertApproxEqAbs(vault.convertToAssets(shares), 5e6, 1_100, "a share unit is worth a tenth of a cent here");
    }

    function testFuzz_invest_neverGivesMoreThanItCosts(uint64 first, uint64 second, uint32 markTicks) public {
        first = uint64(bound(first, 5e6, 1e12));
        second = uint64(bound(second, 5e6, 1e12));
        markTicks = uint32(bound(markTicks, 1, 2 ** 31 - 1));
        _invest(alice.addr, first);
        _vaultTrades(SIDE_BUY, 100_000, 30);
        _mark(markTicks);
        uint256 before = vault.totalAssets();
        uint256 aliceBefore = vault.convertToAssets(vault.balanceOf(alice.addr));
        uint256 shares = _invest(bob.addr, second);
        assertLe(vault.convertToAssets(shares), second);
        assertEq(vault.totalAssets(), before + second);
        assertGe(vault.convertToAssets(vault.balanceOf(alice.addr)), aliceBefore, "who was in loses nothing");
        assertGe(vault.highWaterMark(bob.addr), vault.sharePrice(), "nobody owes a fee on the day they enter");
    }
}
