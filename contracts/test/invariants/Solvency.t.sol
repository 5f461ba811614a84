// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Exchange} from "../../src/exchange/Exchange.sol";
import {ModelVault} from "../../src/vaults/ModelVault.sol";
import {RedeemRequest, RedeemState} from "../../src/vaults/types/VaultTypes.sol";
import {SolvencyHandler} from "./SolvencyHandler.sol";

/// @notice Whatever people do, exchange and vault never owe more than they hold, and an honest edge can always settle:
/// with `fail_on_revert` a settlement that reverts fails the run.
contract SolvencyTest is Test {
    uint32 private constant USD = 0;
    uint32 private constant BTC = 1;

    SolvencyHandler private handler;
    Exchange private exchange;
    ModelVault private vault;
    IERC20 private usd;
    IERC20 private btc;

    function setUp() public {
        handler = new SolvencyHandler();
        (address exchange_, address vault_, address usd_, address btc_) = handler.parts();
        (exchange, vault, usd, btc) = (Exchange(exchange_), ModelVault(vault_), IERC20(usd_), IERC20(btc_));
        bytes4[] memory selectors = new bytes4[](14);
        selectors[0] = handler.invest.selector;
        selectors[1] = handler.deposit.selector;
        selectors[2] = handler.giveToVault.selector;
        selectors[3] = handler.peopleTrade.selector;
        selectors[4] = handler.vaultTrades.selector;
        selectors[5] = handler.edgeSettles.selector;
        selectors[6] = handler.requestWithdrawal.selector;
        selectors[7] = handler.timePasses.selector;
        selectors[8] = handler.forceWithdrawals.selector;
        selectors[9] = handler.distribute.selector;
        selectors[10] = handler.transferShares.selector;
        selectors[11] = handler.requestRedeem.selector;
        selectors[12] = handler.processRedeem.selector;
        selectors[13] = handler.claimRedeem.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    /// @dev One invariant with four parts: forge plays a whole campaign for each function named so.
    function invariant_nobodyOwesMoreThanTheyHold() public view {
        _exchangeHoldsWhatItOwes();
        _edgeLedgerIsTheChains();
        _vaultHoldsWhatItOwes();
        _sharesAreWorthNoMoreThanTheVault();
    }

    /// @dev Once a run, everyone leaves: nothing is owed any more and nobody was turned away.
    function afterInvariant() public {
        handler.windUp();
        assertEq(vault.owedAssets(), 0);
        assertEq(vault.totalSupply(), 0);
        _exchangeHoldsWhatItOwes();
        _edgeLedgerIsTheChains();
    }

    function _exchangeHoldsWhatItOwes() private view {
        assertGe(usd.balanceOf(address(exchange)), exchange.totalHeld(USD));
        assertGe(btc.balanceOf(address(exchange)), exchange.totalHeld(BTC));
        assertEq(_owed(USD), exchange.totalHeld(USD));
        assertEq(_owed(BTC), exchange.totalHeld(BTC));
    }

    function _edgeLedgerIsTheChains() private view {
        if (handler.pendingFills() > 0) return;
        for (uint256 i = 0; i < handler.holderCount(); ++i) {
            _assertLedger(handler.holder(i), USD);
            _assertLedger(handler.holder(i), BTC);
        }
        _assertLedger(address(vault), USD);
        _assertLedger(address(vault), BTC);
    }

    function _vaultHoldsWhatItOwes() private view {
        uint256 owed;
        uint256 waiting;
        for (uint256 id = 1; id <= vault.lastRequestId(); ++id) {
            RedeemRequest memory request = vault.redeemRequest(id);
            if (request.state == RedeemState.Processed) owed += request.assets;
            if (request.state == RedeemState.Requested) waiting += request.shares;
        }
        assertEq(vault.balanceOf(address(vault)), waiting);
        uint256 held = usd.balanceOf(address(vault)) + exchange.balanceOf(address(vault), USD)
            + exchange.lockedOf(address(vault), USD) + exchange.balanceOf(address(vault), BTC) / 1_000
            * exchange.markPriceTicks(0);
        assertEq(vault.owedAssets(), owed < held ? owed : held);
        assertEq(vault.totalAssets(), held - vault.owedAssets());
    }

    function _sharesAreWorthNoMoreThanTheVault() private view {
        uint256 worth = vault.convertToAssets(vault.balanceOf(address(vault)));
        uint256 shares = vault.balanceOf(address(vault));
        for (uint256 i = 0; i < handler.holderCount(); ++i) {
            uint256 held = vault.balanceOf(handler.holder(i));
            worth += vault.convertToAssets(held);
            shares += held;
        }
        assertEq(shares, vault.totalSupply());
        assertLe(worth, vault.totalAssets());
    }

    function _owed(uint32 assetId) private view returns (uint256 total) {
        for (uint256 i = 0; i < handler.holderCount(); ++i) {
            total += _chainBalance(handler.holder(i), assetId);
        }
        total += _chainBalance(address(vault), assetId);
    }

    function _assertLedger(address account, uint32 assetId) private view {
        assertEq(
            handler.ledgerOf(account, assetId) + handler.debitedOf(account, assetId),
            _chainBalance(account, assetId),
            "edge and chain disagree"
        );
    }

    function _chainBalance(address account, uint32 assetId) private view returns (uint256) {
        return exchange.balanceOf(account, assetId) + exchange.lockedOf(account, assetId);
    }
}
