// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Batch, Order, SIDE_BUY, SIDE_SELL, SignedOrder} from "../../src/exchange/types/ExchangeTypes.sol";
import {ModelRegistry} from "../../src/models/ModelRegistry.sol";
import {ModelVault} from "../../src/vaults/ModelVault.sol";
import {ModelVaultFactory} from "../../src/vaults/ModelVaultFactory.sol";
import {ExchangeFixture} from "./ExchangeFixture.sol";

/// @notice A published model with a vault, and a market maker that takes the other side of whatever it trades.
abstract contract VaultFixture is ExchangeFixture {
    bytes32 internal constant MODEL_ID = keccak256("model");
    uint64 internal constant INTERVAL = 60;
    uint256 internal constant SHARE = 1e12;

    ModelRegistry internal registry;
    ModelVaultFactory internal factory;
    ModelVault internal vault;
    address internal developer = makeAddr("developer");
    Person internal trader;
    Person internal marketMaker;

    function setUp() public virtual override {
        super.setUp();
        trader = _person("trader");
        marketMaker = _person("market maker");
        _fund(marketMaker.addr, 1_000_000e6, 100e8);
        registry = new ModelRegistry();
        factory = new ModelVaultFactory(exchange, registry, treasury, INTERVAL);
        vm.startPrank(developer);
        registry.publish(MODEL_ID, "Momentum", "MIT", "");
        vault = ModelVault(
            factory.createVault(
                MODEL_ID, BTC_USD, trader.addr, uint64(block.timestamp + 30 days), "Momentum vault", "vMOM"
            )
        );
        vm.stopPrank();
    }

    function _invest(address investor, uint256 assets) internal returns (uint256 shares) {
        vm.prank(owner);
        usd.mint(investor, assets);
        vm.startPrank(investor);
        usd.approve(address(vault), assets);
        shares = vault.invest(assets, investor);
        vm.stopPrank();
    }

    /// @dev The vault takes what the market maker offers.
    function _vaultTrades(uint8 side, uint64 priceTicks, uint64 quantityLots) internal {
        uint8 other = side == SIDE_BUY ? SIDE_SELL : SIDE_BUY;
        Order memory offer = _order(marketMaker.addr, other, priceTicks, quantityLots);
        SignedOrder memory taken = _sign(trader, _order(address(vault), side, priceTicks, quantityLots));
        _settle(_batch(_sign(marketMaker, offer), taken, priceTicks, quantityLots));
    }

    /// @dev Two strangers trade one lot, which moves the mark.
    function _mark(uint64 priceTicks) internal {
        Person memory buyer = _person("mark buyer");
        Person memory seller = _person("mark seller");
        _fund(buyer.addr, uint256(priceTicks) + 1, 0);
        _fund(seller.addr, 0, 1_000);
        _trade(buyer, seller, priceTicks, 1);
    }

    function _distribute(address investor) internal {
        address[] memory investors = new address[](1);
        investors[0] = investor;
        vault.distribute(investors);
    }

    function _requestRedeem(address investor, uint256 shares) internal returns (uint256) {
        vm.prank(investor);
        return vault.requestRedeem(shares);
    }

    function _processRedeem(uint256 requestId) internal {
        vm.prank(operator);
        vault.processRedeem(requestId);
    }

    /// @dev The edge confirms the vault's last withdrawal.
    function _confirmLastWithdrawal() internal {
        Batch memory batch = _confirming(exchange.lastWithdrawalId());
        _settle(batch);
    }
}
