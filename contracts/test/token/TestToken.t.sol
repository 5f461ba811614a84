// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ITestToken} from "../../src/token/interfaces/ITestToken.sol";
import {TestToken} from "../../src/token/TestToken.sol";

contract TestTokenTest is Test {
    TestToken private token;
    address private owner = makeAddr("owner");
    address private newcomer = makeAddr("newcomer");

    function setUp() public {
        vm.warp(1_800_000_000);
        token = new TestToken(owner, "Test dollar", "tUSD", 6, 10_000e6);
    }

    function test_faucet_paysOnceADay() public {
        assertEq(token.faucetAvailableAt(newcomer), 0);
        vm.expectEmit(address(token));
        emit ITestToken.FaucetPaid(newcomer, 10_000e6);
        token.faucet(newcomer);
        assertEq(token.balanceOf(newcomer), 10_000e6);
        vm.warp(block.timestamp + 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(ITestToken.FaucetLimitReached.selector, newcomer, block.timestamp + 1));
        token.faucet(newcomer);
        vm.warp(block.timestamp + 1);
        token.faucet(newcomer);
        assertEq(token.balanceOf(newcomer), 20_000e6);
    }

    function test_mint_isForTheOwner() public {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, newcomer));
        vm.prank(newcomer);
        token.mint(newcomer, 1);
        vm.prank(owner);
        token.mint(newcomer, 5);
        assertEq(token.balanceOf(newcomer), 5);
        assertEq(token.decimals(), 6);
        assertEq(token.faucetAmount(), 10_000e6);
    }
}
