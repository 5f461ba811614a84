// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Withdrawal} from "../../src/exchange/types/ExchangeTypes.sol";
import {IModelVault} from "../../src/vaults/interfaces/IModelVault.sol";
import {RedeemRequest, RedeemState} from "../../src/vaults/types/VaultTypes.sol";
import {EdgeModel} from "./EdgeModel.sol";

/// @notice Everything that people can do to the exchange and a vault, in any order, with an honest but late edge.
contract SolvencyHandler is EdgeModel {
    uint256 private constant PENDING_FILLS_MAX = 8;
    uint256 private constant LEAVING_ROUNDS_MAX = 4;

    Person[] private _people;

    constructor() {
        setUp();
        _people.push(_person("alice"));
        _people.push(_person("bob"));
        _people.push(_person("carol"));
        _people.push(marketMaker);
        _credit(marketMaker.addr, USD, exchange.balanceOf(marketMaker.addr, USD));
        _credit(marketMaker.addr, BTC, exchange.balanceOf(marketMaker.addr, BTC));
    }

    function invest(uint256 who, uint256 assets) external {
        assets = bound(assets, 5e6, 100_000e6);
        _invest(_who(who).addr, assets);
        _credit(address(vault), USD, assets);
    }

    function deposit(uint256 who, uint256 dollars, uint256 bitcoins) external {
        (dollars, bitcoins) = (bound(dollars, 1, 10_000e6), bound(bitcoins, 1, 1e8));
        address account = who % 9 == 0 ? address(vault) : _who(who).addr;
        _fund(account, dollars, bitcoins);
        _credit(account, USD, dollars);
        _credit(account, BTC, bitcoins);
    }

    function giveToVault(uint256 dollars) external {
        vm.prank(owner);
        usd.mint(address(vault), bound(dollars, 1, 1_000e6));
    }

    function peopleTrade(uint256 makerSeed, uint256 takerSeed, bool makerBuys, uint64 price, uint64 lots) external {
        Person memory maker = _who(makerSeed);
        Person memory taker = _who(takerSeed);
        _matchWithin(Party(maker, maker.addr), Party(taker, taker.addr), makerBuys, price, lots);
    }

    function vaultTrades(uint256 otherSeed, bool vaultMakes, bool makerBuys, uint64 price, uint64 lots) external {
        Person memory other = _who(otherSeed);
        Party memory model = Party(trader, address(vault));
        Party memory person = Party(other, other.addr);
        if (vaultMakes) _matchWithin(model, person, makerBuys, price, lots);
        else _matchWithin(person, model, makerBuys, price, lots);
    }

    function edgeSettles(bool observesFirst) external {
        if (observesFirst) _observe();
        _flush();
    }

    function requestWithdrawal(uint256 who, bool dollars, uint256 amount) external {
        address account = _who(who).addr;
        uint32 assetId = dollars ? USD : BTC;
        uint256 free = exchange.balanceOf(account, assetId);
        if (free == 0) return;
        vm.prank(account);
        exchange.requestWithdrawal(assetId, bound(amount, 1, free));
    }

    /// @dev The edge settles and sees requests well before they can be forced; whether it confirms is up to chance.
    function timePasses(uint256 duration) external {
        _observe();
        _flush();
        vm.warp(block.timestamp + bound(duration, 1, 3 hours));
    }

    /// @dev Requests made, seen and, with the edge's next batch still to come, forced.
    function forceWithdrawals(uint64 seed) external {
        _observe();
        if (pendingFills() > 0) return;
        uint64 last = exchange.lastWithdrawalId();
        if (last == 0) return;
        uint64 id = uint64(bound(seed, 1, last));
        Withdrawal memory request = exchange.withdrawal(id);
        if (request.paid) return;
        if (block.timestamp < request.claimableAt) vm.warp(request.claimableAt);
        IERC20 token = IERC20(exchange.asset(request.assetId));
        uint256 before = token.balanceOf(request.account);
        exchange.claimWithdrawal(id);
        _paid(request, token.balanceOf(request.account) - before);
    }

    function distribute() external {
        address[] memory investors = new address[](_people.length + 3);
        for (uint256 i = 0; i < _people.length + 2; ++i) {
            investors[i] = holder(i);
        }
        investors[_people.length + 2] = address(vault);
        vault.distribute(investors);
    }

    function transferShares(uint256 from, uint256 to, uint256 shares) external {
        address sender = _who(from).addr;
        shares = bound(shares, 0, vault.balanceOf(sender));
        vm.prank(sender);
        try vault.transfer(_who(to).addr, shares) {}
        catch (bytes memory reason) {
            assertEq(bytes4(reason), IModelVault.ProfitMeetsLoss.selector);
        }
    }

    function requestRedeem(uint256 who, uint256 shares) external {
        address investor = who % 5 == 0 ? developer : _who(who).addr;
        uint256 held = vault.balanceOf(investor);
        if (held == 0) return;
        _requestRedeem(investor, bound(shares, 1, held));
    }

    function processRedeem(uint256 seed) external {
        uint256 last = vault.lastRequestId();
        if (last == 0) return;
        uint256 id = bound(seed, 1, last);
        if (vault.redeemRequest(id).state == RedeemState.Requested) _tryProcess(id);
    }

    function claimRedeem(uint256 seed) external {
        uint256 last = vault.lastRequestId();
        if (last == 0) return;
        uint256 id = bound(seed, 1, last);
        RedeemRequest memory request = vault.redeemRequest(id);
        if (request.state != RedeemState.Processed || usd.balanceOf(address(vault)) < request.assets) return;
        vm.prank(request.investor);
        vault.claimRedeem(id);
    }

    /// @dev Ends everything: the vault sells at the lowest price there is, everyone leaves, and every claim is paid.
    function windUp() external {
        _observe();
        _flush();
        uint256 lots = ledger[address(vault)][BTC] / 1_000;
        uint64 price = 100_000;
        uint256 needed = (lots + 1) * price * 2;
        _fund(marketMaker.addr, needed, 0);
        _credit(marketMaker.addr, USD, needed);
        _match(Party(marketMaker, marketMaker.addr), Party(trader, address(vault)), true, price, uint64(lots));
        _flush();
        // A fee paid on the way out is shares of the developer and the platform, so they leave after the others.
        for (uint256 round = 0; vault.totalSupply() > 0; ++round) {
            assertLt(round, LEAVING_ROUNDS_MAX, "someone cannot leave");
            _everyoneLeaves();
        }
        vault.requestOwedDollars();
        _observe();
        _flush();
        for (uint256 id = 1; id <= vault.lastRequestId(); ++id) {
            RedeemRequest memory request = vault.redeemRequest(id);
            if (request.state != RedeemState.Processed) continue;
            vm.prank(request.investor);
            vault.claimRedeem(id);
        }
    }

    function _everyoneLeaves() private {
        for (uint256 i = 0; i < _people.length + 2; ++i) {
            uint256 shares = vault.balanceOf(holder(i));
            if (shares > 0) _requestRedeem(holder(i), shares);
        }
        for (uint256 id = 1; id <= vault.lastRequestId(); ++id) {
            if (vault.redeemRequest(id).state == RedeemState.Requested) _processRedeem(id);
        }
    }

    function _tryProcess(uint256 id) private {
        vm.prank(operator);
        try vault.processRedeem(id) {}
        catch (bytes memory reason) {
            assertEq(bytes4(reason), IModelVault.NotEnoughDollars.selector);
        }
    }

    function _matchWithin(Party memory maker, Party memory taker, bool makerBuys, uint64 price, uint64 lots) private {
        if (pendingFills() >= PENDING_FILLS_MAX) return;
        price = uint64(bound(price, 100_000, 2_000_000));
        lots = uint64(bound(lots, 1, 100_000));
        _match(maker, taker, makerBuys, price, lots);
    }

    function _who(uint256 seed) private view returns (Person memory) {
        return _people[seed % _people.length];
    }

    function holder(uint256 index) public view returns (address) {
        if (index < _people.length) return _people[index].addr;
        return index == _people.length ? developer : treasury;
    }

    function holderCount() external view returns (uint256) {
        return _people.length + 2;
    }

    function parts() external view returns (address exchange_, address vault_, address usd_, address btc_) {
        return (address(exchange), address(vault), address(usd), address(btc));
    }

    function ledgerOf(address account, uint32 assetId) external view returns (uint256) {
        return ledger[account][assetId];
    }

    function debitedOf(address account, uint32 assetId) external view returns (uint256) {
        return debited[account][assetId];
    }
}
