// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Batch, Fill, SIDE_BUY, SIDE_SELL, SignedOrder} from "../src/exchange/types/ExchangeTypes.sol";
import {VaultFixture} from "./support/VaultFixture.sol";

/// @notice What the things people do cost, kept in `snapshots/` so that a change of cost shows in review.
contract GasTest is VaultFixture {
    uint256 private constant BLOCK_GAS = 30_000_000;

    /// @dev The worst case: every order is new and every account trades for the first time.
    function test_settle_fiftyFillsOfNewOrdersFitInABlock() public {
        Batch memory batch = _emptyBatch();
        batch.orders = new SignedOrder[](100);
        batch.fills = new Fill[](50);
        for (uint16 i = 0; i < 50; ++i) {
            Person memory buyer = _person(string.concat("buyer ", vm.toString(i)));
            Person memory seller = _person(string.concat("seller ", vm.toString(i)));
            _fund(buyer.addr, 100e6, 0);
            _fund(seller.addr, 0, 1e6);
            batch.orders[2 * i] = _sign(buyer, _order(buyer.addr, SIDE_BUY, PRICE, 100));
            batch.orders[2 * i + 1] = _sign(seller, _order(seller.addr, SIDE_SELL, PRICE, 100));
            batch.fills[i] = Fill(2 * i, 2 * i + 1, PRICE, 100);
        }
        uint256 gas = _settleMeasured(batch);
        vm.snapshotValue("exchange", "settle 50 fills, 100 new orders", gas);
        assertLt(gas, BLOCK_GAS);
    }

    /// @dev The usual case on the devnet: a taker sweeps a market maker's ladder.
    function test_settle_fiftyFillsOfOneTaker() public {
        _invest(alice.addr, 10_000e6);
        Batch memory batch = _emptyBatch();
        batch.orders = new SignedOrder[](51);
        batch.fills = new Fill[](50);
        for (uint16 i = 0; i < 50; ++i) {
            batch.orders[i] = _sign(marketMaker, _order(marketMaker.addr, SIDE_SELL, PRICE + i, 10));
            batch.fills[i] = Fill(i, 50, PRICE + i, 10);
        }
        batch.orders[50] = _sign(trader, _order(address(vault), SIDE_BUY, PRICE + 50, 500));
        vm.snapshotValue("exchange", "settle 50 fills, 50 makers' orders and 1 taker's", _settleMeasured(batch));
    }

    function test_settle_withoutFills() public {
        _settle(_emptyBatch());
        vm.snapshotValue("exchange", "settle 0 fills", _settleMeasured(_emptyBatch()));
    }

    function test_depositAndWithdraw() public {
        vm.prank(owner);
        usd.mint(alice.addr, 100e6);
        vm.startPrank(alice.addr);
        usd.approve(address(exchange), 100e6);
        exchange.deposit(USD, 50e6);
        vm.snapshotGasLastCall("exchange", "deposit");
        exchange.requestWithdrawal(USD, 10e6);
        vm.snapshotGasLastCall("exchange", "requestWithdrawal");
    }

    function test_vault() public {
        _invest(alice.addr, 100e6);
        vm.prank(owner);
        usd.mint(bob.addr, 100e6);
        vm.startPrank(bob.addr);
        usd.approve(address(vault), 100e6);
        vault.invest(100e6, bob.addr);
        vm.snapshotGasLastCall("vaults", "invest");
        vm.stopPrank();
        _fund(address(vault), 100e6, 0);
        _distribute(alice.addr);
        vm.snapshotGasLastCall("vaults", "distribute to the first investor");
        _distribute(bob.addr);
        vm.snapshotGasLastCall("vaults", "distribute to another investor");
        uint256 id = _requestRedeem(alice.addr, 50 * SHARE);
        vm.snapshotGasLastCall("vaults", "requestRedeem");
        _processRedeem(id);
        vm.snapshotGasLastCall("vaults", "processRedeem");
        _confirmLastWithdrawal();
        vault.claimRedeem(id);
        vm.snapshotGasLastCall("vaults", "claimRedeem");
    }

    function _settleMeasured(Batch memory batch) private returns (uint256) {
        bytes memory data = abi.encodeCall(exchange.settle, (batch));
        vm.prank(operator);
        (bool settled,) = address(exchange).call(data);
        assertTrue(settled);
        return vm.lastCallGas().gasTotalUsed;
    }
}
