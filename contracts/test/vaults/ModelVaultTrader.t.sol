// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISessionKeys} from "../../src/exchange/interfaces/ISessionKeys.sol";
import {IModelVault} from "../../src/vaults/interfaces/IModelVault.sol";
import {ModelVault} from "../../src/vaults/ModelVault.sol";
import {VaultTerms} from "../../src/vaults/types/VaultTypes.sol";
import {VaultFixture} from "../support/VaultFixture.sol";

contract ModelVaultTraderTest is VaultFixture {
    uint64 private later = uint64(START_TIME + 30 days);

    function test_newVault_authorisesItsTrader() public view {
        assertEq(vault.trader(), trader.addr);
        assertEq(exchange.sessionKey(address(vault), trader.addr).tradeExpiry, later);
    }

    function test_stopTrading_isForDeveloperAndPlatform() public {
        vm.expectRevert(abi.encodeWithSelector(IModelVault.NotAllowed.selector, alice.addr));
        vm.prank(alice.addr);
        vault.stopTrading();
        vm.expectEmit(address(exchange));
        emit ISessionKeys.SessionKeyRevoked(address(vault), trader.addr);
        vm.prank(developer);
        vault.stopTrading();
        assertEq(vault.trader(), address(0));
        assertEq(exchange.sessionKey(address(vault), trader.addr).revokedAt, START_TIME);
        vm.prank(treasury);
        vault.stopTrading();
    }

    function test_setTrader_isForThePlatformAlone() public {
        vm.expectRevert(abi.encodeWithSelector(IModelVault.NotAllowed.selector, developer));
        vm.prank(developer);
        vault.setTrader(session.addr, later);
        vm.prank(treasury);
        vault.setTrader(session.addr, later);
        assertEq(vault.trader(), session.addr);
        assertEq(exchange.sessionKey(address(vault), session.addr).tradeExpiry, later);
        assertEq(exchange.sessionKey(address(vault), trader.addr).revokedAt, START_TIME);
    }

    function test_setTrader_extendsTheSameKey() public {
        vm.prank(treasury);
        vault.setTrader(trader.addr, later + 1);
        assertEq(exchange.sessionKey(address(vault), trader.addr).tradeExpiry, later + 1);
        assertEq(exchange.sessionKey(address(vault), trader.addr).revokedAt, 0);
    }

    function test_terms_areTheFactorys() public view {
        VaultTerms memory terms = vault.terms();
        assertEq(address(terms.exchange), address(exchange));
        assertEq(terms.modelId, MODEL_ID);
        assertEq(terms.marketId, BTC_USD);
        assertEq(terms.developer, developer);
        assertEq(terms.treasury, treasury);
        assertEq(terms.performanceFeeBps, 2_000);
        assertEq(terms.developerShareBps, 7_000);
        assertEq(terms.distributionIntervalSeconds, INTERVAL);
        assertEq(vault.asset(), address(usd));
    }

    function test_constructor_refusesTermsAboveAFifth() public {
        VaultTerms memory terms = vault.terms();
        terms.performanceFeeBps = 2_001;
        vm.expectRevert(IModelVault.InvalidTerms.selector);
        new ModelVault("v", "v", terms, trader.addr, later);
        terms = vault.terms();
        terms.developerShareBps = 10_001;
        vm.expectRevert(IModelVault.InvalidTerms.selector);
        new ModelVault("v", "v", terms, trader.addr, later);
        terms = vault.terms();
        terms.developer = address(0);
        vm.expectRevert(IModelVault.InvalidTerms.selector);
        new ModelVault("v", "v", terms, trader.addr, later);
    }
}
