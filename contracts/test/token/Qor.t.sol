// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IQor} from "../../src/token/interfaces/IQor.sol";
import {Qor} from "../../src/token/Qor.sol";

contract QorTest is Test {
    Qor private qor;
    address private alice = makeAddr("alice");

    function setUp() public {
        vm.warp(1_800_000_000);
        qor = new Qor();
        vm.deal(alice, 10 ether);
    }

    function test_wrapAndUnwrap() public {
        vm.startPrank(alice);
        vm.expectEmit(address(qor));
        emit IQor.Deposit(alice, 4 ether);
        qor.deposit{value: 4 ether}();
        (bool sent,) = address(qor).call{value: 1 ether}("");
        assertTrue(sent);
        assertEq(qor.balanceOf(alice), 5 ether);
        vm.expectEmit(address(qor));
        emit IQor.Withdrawal(alice, 2 ether);
        qor.withdraw(2 ether);
        assertEq(alice.balance, 7 ether);
        assertEq(address(qor).balance, qor.totalSupply());
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, 3 ether, 4 ether));
        qor.withdraw(4 ether);
    }

    function test_withdraw_toAContractThatRefusesKeepsItsTokens() public {
        vm.deal(address(this), 1 ether);
        qor.deposit{value: 1 ether}();
        vm.expectRevert(abi.encodeWithSelector(IQor.NativeTransferFailed.selector, address(this), 1 ether));
        qor.withdraw(1 ether);
        assertEq(qor.balanceOf(address(this)), 1 ether);
    }

    function test_votes_areCountedByTime() public {
        vm.startPrank(alice);
        qor.deposit{value: 3 ether}();
        assertEq(qor.getVotes(alice), 0);
        qor.delegate(alice);
        assertEq(qor.getVotes(alice), 3 ether);
        vm.warp(block.timestamp + 10);
        qor.withdraw(1 ether);
        assertEq(qor.getPastVotes(alice, block.timestamp - 1), 3 ether);
        assertEq(qor.getVotes(alice), 2 ether);
        assertEq(qor.clock(), block.timestamp);
        assertEq(qor.CLOCK_MODE(), "mode=timestamp");
    }
}
